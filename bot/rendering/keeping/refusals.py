"""Why something was not done or not taken, in a moderator's language, with what helps."""

from bot.i18n import say
from bot.keeping.errors import (
    CorpusFixedError,
    CorpusUnwritableError,
    NothingWrittenError,
    SampleCorpusError,
    TextTooLongError,
)
from bot.keeping.uploads import MOST_UPLOADS, SIZE_LIMIT, Refused
from bot.ledger import LedgerError
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

# Characters of what somebody wrote that are echoed.
_ECHO = 40
_MEGABYTE = 1_000_000


def error_in_words(error: Exception, language: str) -> str:
    """Return why an act was not done.

    Moderators read this on Discord: no folder of the server is named, and no command line. What
    has no words here keeps those of the error itself.
    """
    match error:
        case NothingWrittenError():
            return say("problem.nothing_written", language)
        case TextTooLongError(length=length, limit=limit):
            return say("problem.too_long", language, length=length, limit=limit)
        case InvalidDateError(written=written):
            return say("problem.date", language, written=written[:_ECHO])
        case DecisionsError(line=int(line)):
            return say("problem.decisions_line", language, line=line)
        case DecisionsLayoutError(table=table):
            return say("problem.decisions_layout", language, table=table)
        case _:
            key = next((key for kind, key in _KEYS if isinstance(error, kind)), None)
            return str(error) if key is None else say(key, language)


_KEYS: tuple[tuple[type[Exception], str], ...] = (
    (SampleCorpusError, "problem.sample"),
    (CorpusFixedError, "problem.corpus_fixed"),
    (CorpusUnwritableError, "problem.corpus_unwritable"),
    (CorpusMissingError, "problem.corpus_missing"),
    (DecisionsError, "problem.decisions"),
    (DecisionsBusyError, "problem.decisions_busy"),
    (DecisionsUnwritableError, "problem.decisions_unwritable"),
    (LedgerError, "problem.ledger"),
    (BuildRunningError, "problem.running"),
    (IndexMissingError, "problem.index"),
    (IndexDamagedError, "problem.index"),
    (IndexOutdatedError, "problem.index"),
    (ModelMissingError, "problem.model"),
)


def refusal_in_words(refused: Refused, language: str) -> str:
    """Return why an upload is not taken."""
    if isinstance(refused.fault, RejectionReason):
        return _rejected(refused.fault, refused.detail, language)
    detail = refused.detail
    if refused.signature is not None:
        detail = say(f"signature.{refused.signature}", language)
    limit = SIZE_LIMIT // _MEGABYTE
    return say(f"fault.{refused.fault}", language, detail=detail, most=MOST_UPLOADS, limit=limit)


def rejection_in_words(rejection: Rejection, language: str) -> str:
    """Return which file a build leaves out, and why."""
    why = _rejected(rejection.reason, rejection.detail, language)
    return say("rejection", language, path=rejection.path, why=why)


def _rejected(reason: RejectionReason, detail: str, language: str) -> str:
    return say(f"rejection.{reason}", language, detail=f" ({detail})" if detail else "")
