from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.i18n import LANGUAGES
from bot.keeping.errors import (
    CorpusFixedError,
    CorpusUnwritableError,
    NothingWrittenError,
    SampleCorpusError,
    TextTooLongError,
)
from bot.keeping.uploads import Fault, Refused, Signature
from bot.ledger.errors import LedgerUnavailableError
from bot.rendering.keeping.refusals import error_in_words, refusal_in_words, rejection_in_words
from corpus.errors import (
    CorpusMissingError,
    DecisionsBusyError,
    DecisionsError,
    DecisionsLayoutError,
    DecisionsUnwritableError,
    InvalidDateError,
)
from corpus.rejection import Rejection, RejectionReason
from retrieval.errors import (
    BuildRunningError,
    IndexDamagedError,
    IndexMissingError,
    IndexOutdatedError,
    ModelMissingError,
)

SECRET = Path("/srv/archief/geheim")
ERRORS = (
    NothingWrittenError("note"),
    TextTooLongError("note", 900, 500),
    SampleCorpusError(),
    CorpusFixedError(SECRET),
    CorpusUnwritableError(SECRET, "OSError"),
    CorpusMissingError(SECRET),
    DecisionsBusyError(SECRET),
    DecisionsError(SECRET, "no table"),
    DecisionsError(SECRET, "no table", line=7),
    DecisionsLayoutError(SECRET, "dates"),
    DecisionsUnwritableError(SECRET, "OSError"),
    InvalidDateError("gisteren", "no year"),
    LedgerUnavailableError(SECRET, "OperationalError"),
    BuildRunningError(SECRET),
    IndexMissingError(SECRET),
    IndexDamagedError("g000002", "a checksum"),
    IndexOutdatedError("g000002", "another model"),
    ModelMissingError("e5", "no network"),
)


def differ(texts: Iterable[str]) -> bool:
    listed = list(texts)
    return len(set(listed)) == len(listed)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_is_told_in_every_language_without_a_folder_or_a_command_line(
    error: Exception,
) -> None:
    texts = [error_in_words(error, language) for language in LANGUAGES]

    assert differ(texts)
    for text in texts:
        assert str(SECRET) not in text
        assert "kernvraag " not in text
        assert "--" not in text


def test_an_error_without_words_here_keeps_its_own() -> None:
    assert error_in_words(ValueError("seven; write eight"), "nl") == "seven; write eight"


@pytest.mark.parametrize("fault", Fault)
def test_an_upload_that_is_not_taken_is_told_why_in_every_language(fault: Fault) -> None:
    refused = Refused("wet.txt", fault, signature=Signature.PDF)

    assert differ(refusal_in_words(refused, language) for language in LANGUAGES)


@pytest.mark.parametrize("signature", Signature)
def test_what_a_file_really_is_has_a_name_in_every_language(signature: Signature) -> None:
    refused = Refused("wet.txt", Fault.NOT_TEXT, signature=signature)

    assert differ(refusal_in_words(refused, language) for language in LANGUAGES)


@pytest.mark.parametrize("reason", RejectionReason)
@pytest.mark.parametrize("detail", ["", "line 3"])
def test_a_file_left_out_is_told_in_english_as_on_the_command_line(
    reason: RejectionReason, detail: str
) -> None:
    rejection = Rejection("a.txt", reason, detail)

    assert rejection_in_words(rejection, "en") == rejection.sentence
    assert rejection_in_words(rejection, "nl") != rejection.sentence
