from typing import Any

import pytest

from bot.actions import Verb
from bot.card import Card
from bot.i18n import LANGUAGES
from bot.ledger import Report
from bot.rendering.keeping.reports import render_report, render_reports
from bot.shown import Kind
from tests.bot.rendering.cards import buttons_of, lines_of, menus_of, text_of
from tests.bot.rendering.keeping.builders import PLACE, START, make_report, make_shown

TITLES = {"001-sluis": "Sluis dicht"}


def draw_list(*reports: Report, language: str = "nl", **changed: Any) -> Card:
    state: dict[str, Any] = {"page": 0, "pages": 1, "open_count": 3, "is_open": True, **changed}
    return render_reports(reports, language=language, **state)


def draw_one(report: Report, *, language: str = "nl") -> Card:
    return render_report(report, TITLES, language=language)


def test_reports_are_listed_with_number_moment_question_and_what_was_said() -> None:
    assert lines_of(draw_list(make_report())) == [
        "**Meldingen van fouten**",
        "-# 3 meldingen van fouten staan open",
        "**12** 1 april 2023 09\\:05 UTC · *Waarom ging de sluis dicht?*",
        "> De dag klopt niet.",
    ]


def test_a_report_is_chosen_by_its_number() -> None:
    (menu,) = menus_of(draw_list(make_report(12), make_report(13)))

    assert (menu.action.verb, menu.action.shown) == (Verb.READ_REPORT, "open")
    assert [option.value for option in menu.options] == ["12", "13"]
    assert menu.options[0].label == "12. Waarom ging de sluis dicht?"


def test_pages_are_turned_within_the_open_or_the_closed_ones() -> None:
    card = draw_list(make_report(), is_open=False, page=1, pages=3, language="en")

    actions = [button.action for button in buttons_of(card)]
    assert [(each.verb, each.shown, each.page) for each in actions] == [
        (Verb.REPORTS, "closed", 0),
        (Verb.REPORTS, "closed", 2),
    ]
    assert "-# Page 2 of 3" in lines_of(card)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_open", [True, False])
def test_an_empty_list_says_so_and_has_no_menu(language: str, *, is_open: bool) -> None:
    card = draw_list(is_open=is_open, language=language)

    assert len(lines_of(card)) == 3
    assert menus_of(card) == []


def test_what_is_no_longer_kept_and_what_was_deleted_is_said_so() -> None:
    text = text_of(draw_list(make_report(shown=None, text="")))

    assert "Waar deze melding over gaat wordt niet meer bewaard" in text
    assert "De lezer heeft deze woorden gewist" in text


def test_more_reports_than_a_menu_holds_are_left_to_the_next_page() -> None:
    (menu,) = menus_of(draw_list(*map(make_report, range(30))))

    assert len(menu.options) == 25


def test_a_report_is_shown_whole() -> None:
    lines = lines_of(draw_one(make_report()))

    assert lines == [
        "**Melding 12**",
        "-# Gemeld op 1 april 2023 09\\:05 UTC",
        "**Wat er is gevraagd**",
        "> Waarom ging de sluis dicht?",
        "-# Getoond: een antwoord, uit g000017",
        "**Waaruit werd aangehaald**",
        "- 1: Sluis dicht (001-sluis)",
        "**Wat de lezer ervan zegt**",
        "> De dag klopt niet.",
    ]


def test_why_there_was_no_answer_is_told() -> None:
    shown = make_shown(kind=Kind.NO_ANSWER, reason="too_vague", places=())

    text = text_of(draw_one(make_report(shown=shown), language="en"))

    assert "Shown: that there is no answer (too vague), from g000017" in text


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_was_shown_has_a_name(kind: Kind, language: str) -> None:
    text = text_of(draw_one(make_report(shown=make_shown(kind=kind)), language=language))

    assert f": {kind}," not in text


def test_of_a_long_timeline_the_first_places_are_told() -> None:
    shown = make_shown(kind=Kind.TIMELINE, places=(PLACE,) * 8)

    lines = lines_of(draw_one(make_report(shown=shown), language="en"))

    assert "- 5: Sluis dicht (001-sluis)" in lines
    assert "- and 3 more" in lines


def test_an_article_that_is_gone_is_told_by_its_id() -> None:
    shown = make_shown(kind=Kind.SOURCE, places=(), article_id="009-veer")

    assert "- 1: 009-veer" in lines_of(draw_one(make_report(shown=shown)))


def test_an_open_report_can_be_closed_and_its_first_article_decided_about() -> None:
    actions = [button.action for button in buttons_of(draw_one(make_report()))]

    assert [(each.verb, each.shown, each.number) for each in actions] == [
        (Verb.RESOLVE, "12", 0),
        (Verb.DATE, "12", 1),
        (Verb.SUPPRESS, "12", 1),
        (Verb.NOTE, "12", 1),
    ]


def test_a_report_about_no_article_can_only_be_closed() -> None:
    buttons = buttons_of(draw_one(make_report(shown=None)))

    assert [button.action.verb for button in buttons] == [Verb.RESOLVE]


def test_a_closed_report_says_how_and_is_not_closed_again() -> None:
    report = make_report(resolved_at=START, resolution="datum gezet", resolved_by=7)

    card = draw_one(report, language="nl")

    assert "**Afgehandeld op 1 april 2023 09\\:05 UTC**" in lines_of(card)
    assert "> datum gezet" in lines_of(card)
    assert Verb.RESOLVE not in [button.action.verb for button in buttons_of(card)]


def test_a_closed_report_about_no_article_has_no_buttons() -> None:
    report = make_report(shown=None, resolved_at=START, resolution=None)

    assert buttons_of(draw_one(report)) == []


def test_what_readers_write_is_shown_inert() -> None:
    text = text_of(draw_one(make_report(text="@everyone [hier](https://example.org)")))

    assert "\\@everyone" in text
    assert "](" not in text
