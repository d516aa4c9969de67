from datetime import date

import pytest

from bot.actions import Verb
from bot.card import Accent
from bot.rendering.outcome import render_outcome
from bot.rendering.periods import PeriodChoice
from corpus.article import Copy
from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from retrieval.timeframe import Timeframe
from retrieval.types import Excluded, Language, Reason
from tests.bot.builders import (
    make_answer,
    make_article,
    make_citation,
    make_no_answer,
    make_reading,
)
from tests.bot.rendering.cards import buttons_of, lines_of, make_shown, menus_of, text_of

SHOWN = make_shown()
PERIODS = (
    PeriodChoice("any", "elke dag", None, is_chosen=True),
    PeriodChoice("2022-11", "november 2022", "5 artikelen", is_chosen=False),
)


def test_the_question_stands_in_bold_above_its_reading() -> None:
    lines = lines_of(render_outcome(make_answer(), SHOWN, language="nl"))

    assert lines[:2] == ["**Waarom ging de sluis dicht?**", "-# Gelezen als Nederlands"]


def test_a_quote_stands_with_its_number_above_its_article_and_date() -> None:
    lines = lines_of(render_outcome(make_answer(), SHOWN, language="nl"))

    assert lines[2:4] == [
        "> **1** “De sluis ging dicht.”",
        "*Sluis dicht* · De Zwanebode · **november 2022**",
    ]


def test_a_quote_with_double_marks_stands_between_single_ones() -> None:
    article = make_article("“Hij is dicht”, zei zij.")
    citation = make_citation(article, "“Hij is dicht”, zei zij.")

    text = text_of(render_outcome(make_answer([citation]), SHOWN, language="nl"))

    assert "> **1** ‘“Hij is dicht”, zei zij.’" in text


def test_the_archive_is_spanned_at_the_end() -> None:
    lines = lines_of(render_outcome(make_answer(), SHOWN, language="en"))

    assert lines[-1] == "-# The archive: 5 articles, November 2022 – March 2023, 2 undated"


def test_the_reader_chooses_the_language_of_our_words() -> None:
    reading = make_reading("Why?", language=Language.ENGLISH)

    lines = lines_of(render_outcome(make_answer(reading=reading), SHOWN, language="nl"))

    assert lines[1] == "-# Gelezen als Engels"


def test_the_period_understood_and_what_was_left_out_are_said() -> None:
    reading = make_reading(
        timeframe=Timeframe(period=Period.of_month(2023, 3), words="vorige maand"),
        published=Period(date(2022, 11, 5), date(2022, 11, 20)),
    )
    outcome = make_answer(reading=reading, excluded=Excluded(1, 2, 3))

    line = lines_of(render_outcome(outcome, SHOWN, language="nl"))[1]

    assert line == (
        "-# Gelezen als Nederlands · maart 2023 krijgt voorrang (“vorige maand”)"
        " · alleen 5 november 2022 – 20 november 2022 · 1 artikel valt erbuiten"
        " · 2 artikelen zonder datum tellen niet mee"
        " · 3 artikelen achtergehouden door moderatoren"
    )


def test_an_undated_article_is_called_undated() -> None:
    citation = make_citation(make_article(published=None))

    text = text_of(render_outcome(make_answer([citation]), SHOWN, language="nl"))

    assert "De Zwanebode · **zonder datum**" in text


def test_copies_and_a_note_stand_in_small_text_under_their_quote() -> None:
    copy = Copy("002", "Havenblad", None, PublicationDate(Origin.FILE, 2022, 11, 5))
    citation = make_citation(make_article(copies=(copy,), note="Later rechtgezet."))

    text = text_of(render_outcome(make_answer([citation]), SHOWN, language="nl"))

    assert "\n-# Ook in Havenblad (5 november 2022)\n" in text
    assert "\n-# Noot van een moderator: Later rechtgezet.\n" in text


def test_what_was_missing_while_answering_is_said() -> None:
    outcome = make_answer(degraded="The dense index does not answer.")

    lines = lines_of(render_outcome(outcome, SHOWN, language="nl"))

    assert lines[-1].startswith("-# Niet alle zoekmiddelen zijn nu beschikbaar")


def test_each_citation_has_a_button_that_opens_it() -> None:
    citations = [make_citation(number=number) for number in (1, 2, 3)]

    buttons = buttons_of(render_outcome(make_answer(citations), SHOWN, language="nl"))

    assert [(button.label, button.action.number) for button in buttons[:3]] == [
        ("Bron 1", 1),
        ("Bron 2", 2),
        ("Bron 3", 3),
    ]
    assert {button.action.verb for button in buttons[:3]} == {Verb.OPEN}


def test_an_answer_can_become_a_timeline_or_be_reported() -> None:
    buttons = buttons_of(render_outcome(make_answer(), SHOWN, language="en"))

    assert [(button.label, button.action.verb) for button in buttons[1:]] == [
        ("Timeline", Verb.TIMELINE),
        ("Report a mistake", Verb.REPORT),
    ]


def test_periods_can_be_chosen_where_there_are_any() -> None:
    card = render_outcome(make_answer(), SHOWN, language="nl", periods=PERIODS)

    (menu,) = menus_of(card)
    assert menu.action.verb is Verb.PERIOD
    assert [(each.label, each.description, each.is_chosen) for each in menu.options] == [
        ("elke dag", None, True),
        ("november 2022", "5 artikelen", False),
    ]


def test_an_answer_without_periods_has_no_menu() -> None:
    assert menus_of(render_outcome(make_answer(), SHOWN, language="nl")) == []


def test_no_answer_says_its_reason_before_what_is_nearest() -> None:
    card = render_outcome(make_no_answer(nearest=[make_citation()]), SHOWN, language="nl")

    assert lines_of(card)[2:5] == [
        "**Het archief bevat hierop geen antwoord.**",
        "**Het dichtst erbij in het archief, misschien geen antwoord:**",
        "> **1** “De sluis ging dicht.”",
    ]


def test_no_answer_is_told_from_an_answer_by_colour_too() -> None:
    answer = render_outcome(make_answer(), SHOWN, language="nl")
    none = render_outcome(make_no_answer(nearest=[make_citation()]), SHOWN, language="nl")

    assert (answer.accent, none.accent) == (Accent.ANSWER, Accent.NO_ANSWER)


def test_no_answer_with_nothing_near_promises_nothing_near() -> None:
    text = text_of(render_outcome(make_no_answer(Reason.TOO_VAGUE), SHOWN, language="nl"))

    assert "Het dichtst erbij" not in text


@pytest.mark.parametrize("reason", [Reason.OUTSIDE_PERIOD, Reason.ONLY_UNDATED])
def test_a_reason_of_period_points_at_the_menu_of_periods(reason: Reason) -> None:
    card = render_outcome(make_no_answer(reason), SHOWN, language="nl", periods=PERIODS)

    assert "kies er hieronder een" in text_of(card)


def test_no_menu_is_pointed_at_where_there_is_none() -> None:
    card = render_outcome(make_no_answer(Reason.OUTSIDE_PERIOD), SHOWN, language="nl")

    assert "hieronder" not in text_of(card)
