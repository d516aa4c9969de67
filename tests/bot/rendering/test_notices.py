from collections.abc import Callable
from datetime import date

import pytest

from bot.card import Accent, Card
from bot.edition import Building, Closed, Opening
from bot.i18n import LANGUAGES
from bot.rendering import notices
from retrieval.building import Stage
from tests.bot.rendering.cards import text_of

Notice = Callable[..., Card]
PLAIN: list[Notice] = [
    notices.gone,
    notices.too_old,
    notices.empty_question,
    notices.nothing_to_check,
    notices.empty_report,
    notices.restarting,
    notices.restarted,
    notices.not_moderator,
    notices.not_here,
    notices.not_allowed,
    notices.outdated_command,
    notices.not_understood,
]
COUNTED: list[Notice] = [
    notices.waiting,
    notices.busy,
    notices.cooling_down,
    notices.reported,
    notices.forgotten,
    notices.long_question,
]


@pytest.mark.parametrize("notice", PLAIN)
def test_a_notice_has_its_own_words_in_every_language(notice: Notice) -> None:
    texts = {text_of(notice(language=language)) for language in LANGUAGES}

    assert len(texts) == len(LANGUAGES)


@pytest.mark.parametrize("notice", COUNTED)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 12])
def test_a_notice_of_a_number_says_it(notice: Notice, language: str, count: int) -> None:
    assert str(count) in text_of(notice(count, language=language))


def test_a_wait_is_rounded_up_to_whole_seconds() -> None:
    assert "in 3 seconds" in text_of(notices.cooling_down(2.1, language="en"))


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_build_tells_its_stage_in_the_readers_words(stage: Stage, language: str) -> None:
    text = text_of(notices.not_ready(Building(stage), language=language))

    assert f"({stage})" not in text
    assert "%" not in text


def test_a_build_tells_how_far_it_is_where_that_is_known() -> None:
    state = Building(Stage.EMBEDDING, done=50, total=200)

    assert "25 %" in text_of(notices.not_ready(state, language="en"))


def test_an_archive_that_opens_soon_asks_for_a_minute() -> None:
    assert "in a minute" in text_of(notices.not_ready(Opening(), language="en"))


def test_why_an_archive_stays_closed_is_not_for_readers() -> None:
    card = notices.not_ready(Closed("/srv/data is not readable"), language="en")

    assert "/srv" not in text_of(card)
    assert card.accent is Accent.ALARM


def test_an_apology_gives_its_reference() -> None:
    assert "1a2b3c4d" in text_of(notices.apology("1a2b3c4d", language="nl"))


def test_what_somebody_wrote_is_echoed_short_and_inert() -> None:
    for notice in (notices.no_day, notices.unknown_article):
        text = text_of(notice("@everyone " * 100, language="nl"))

        assert "“\\@everyone" in text
        assert len(text) < 300


def test_a_period_that_runs_backwards_is_told_with_its_days() -> None:
    card = notices.backwards(date(2023, 3, 1), date(2022, 11, 5), language="nl")

    assert "eindigen (5 november 2022) voordat ze begint (1 maart 2023)" in text_of(card)


def test_a_changed_article_is_told_in_words() -> None:
    assert "word for word" in notices.changed_in_words(language="en")
