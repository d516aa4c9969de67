import pytest

from bot.i18n import LANGUAGES
from bot.ledger import Gap
from bot.rendering.keeping.gaps import render_gaps
from retrieval.types import Reason
from tests.bot.rendering.cards import lines_of, text_of
from tests.bot.rendering.keeping.builders import START

GAP = Gap("Wanneer vaart de pont?", "not_in_archive", 4, START)


def test_a_question_is_told_with_its_reason_and_how_often_it_was_asked() -> None:
    assert lines_of(render_gaps([GAP], language="nl"))[2:] == [
        "1\\. **Wanneer vaart de pont?**",
        "-# niet in het archief · 4 keer gesteld, laatst op 1 april 2023 09\\:05 UTC",
    ]


def test_a_question_that_was_asked_once_is_told_so() -> None:
    once = Gap(GAP.text, None, 1, START)

    text = text_of(render_gaps([once], language="en"))

    assert "no reason kept · asked 1 time, on 1 April 2023" in text


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_of_its_own(reason: Reason, language: str) -> None:
    gap = Gap(GAP.text, reason, 2, START)

    text = text_of(render_gaps([gap], language=language))

    assert reason.replace("_", "\\_") not in text


def test_where_nothing_went_without_an_answer_that_is_said() -> None:
    assert "Geen vraag die bewaard is" in text_of(render_gaps([], language="nl"))


def test_a_question_is_shown_inert() -> None:
    gap = Gap("<@7> **waar**?", "too_vague", 1, START)

    assert "**\\<\\@7\\> \\*\\*waar\\*\\*?**" in text_of(render_gaps([gap], language="nl"))
