from datetime import datetime

import pytest

from bot.actions import Verb
from bot.card import ButtonStyle, Card
from bot.i18n import LANGUAGES
from bot.reindexing import Step
from bot.rendering.keeping.progress import render_progress
from retrieval.building import Stage
from tests.bot.rendering.cards import buttons_of, lines_of, text_of
from tests.bot.rendering.keeping.builders import START

HALF = Step(Stage.EMBEDDING, 50, 200, per_second=12.34, left=170.0)


def draw(
    step: Step = HALF,
    *,
    started: datetime = START,
    previous: str | None = "g000016",
    language: str = "nl",
) -> Card:
    return render_progress(step, job=3, started=started, previous=previous, language=language)


def test_embedding_is_counted_with_its_speed_and_the_time_left() -> None:
    assert lines_of(draw())[:3] == [
        "**Herindexeren, stap 3 van 6: leren wat de artikelen betekenen**",
        "▰▰▰▰▰▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱ 25 %",
        "50 van 200 passages · 12,3 per seconde · nog ongeveer 3 minuten",
    ]


def test_speed_and_time_left_are_only_told_where_they_are_known() -> None:
    assert "50 of 200 passages" in lines_of(draw(Step(Stage.EMBEDDING, 50, 200), language="en"))


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.EMBEDDING])
def test_what_is_not_counted_as_it_goes_has_no_bar(stage: Stage) -> None:
    assert "%" not in text_of(draw(Step(stage, 0, 200)))


@pytest.mark.parametrize(("done", "full"), [(0, 0), (199, 19), (200, 20), (201, 20)])
def test_a_bar_is_full_only_when_all_is_done(done: int, full: int) -> None:
    bar = lines_of(draw(Step(Stage.EMBEDDING, done, 200)))[1]

    assert (bar.count("▰"), bar.count("▱")) == (full, 20 - full)


def test_readers_are_said_to_notice_nothing() -> None:
    assert "g000016 antwoordt totdat de nieuwe index is gepubliceerd" in text_of(draw())


def test_without_an_earlier_index_readers_wait() -> None:
    assert "once this first index is published" in text_of(draw(previous=None, language="en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_beginning_is_told_in_the_language(language: str) -> None:
    month = {"nl": "april", "en": "April"}[language]

    assert f"1 {month} 2023 09\\:05 UTC" in text_of(draw(language=language))


def test_it_can_be_broken_off() -> None:
    (button,) = buttons_of(draw())

    assert (button.action.verb, button.action.shown) == (Verb.CANCEL, "3")
    assert button.style is ButtonStyle.DANGER
