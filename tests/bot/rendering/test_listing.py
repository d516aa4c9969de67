from dataclasses import replace

from bot.actions import Verb
from bot.rendering.keys import key_of
from bot.rendering.listing import render_list
from bot.shown import Kind
from corpus.period import Period
from retrieval.archive import Entry
from tests.bot.builders import HOLDINGS, NOVEMBER
from tests.bot.rendering.cards import buttons_of, lines_of, make_shown, menus_of

SHOWN = make_shown("sluis\n", kind=Kind.LIST)


def make_entry(number: int = 1, title: str = "Sluis dicht") -> Entry:
    return Entry(f"{number:03}-sluis", title, "De Zwanebode", None, NOVEMBER)


def make_entries(count: int) -> list[Entry]:
    return [make_entry(number) for number in range(1, count + 1)]


def test_articles_are_listed_by_title_outlet_and_date() -> None:
    card = render_list([make_entry()], SHOWN, page=0, language="nl", holdings=HOLDINGS)

    assert lines_of(card) == [
        "**sluis**",
        "1\\. *Sluis dicht* · De Zwanebode · **november 2022**",
        "-# 1 van 5 artikelen, november 2022 – maart 2023, 2 zonder datum",
    ]


def test_an_article_of_the_page_can_be_opened() -> None:
    entries = make_entries(12)

    (menu,) = menus_of(render_list(entries, SHOWN, page=1, language="nl", holdings=HOLDINGS))

    assert menu.action.verb is Verb.PICK
    assert [(each.label, each.value, each.description) for each in menu.options] == [
        ("11. Sluis dicht", "011-sluis", "De Zwanebode · november 2022"),
        ("12. Sluis dicht", "012-sluis", "De Zwanebode · november 2022"),
    ]


def test_ten_stand_on_a_page_and_pages_can_be_turned() -> None:
    card = render_list(make_entries(25), SHOWN, page=1, language="en", holdings=HOLDINGS)

    assert lines_of(card)[1].startswith("11\\.")
    assert lines_of(card)[10].startswith("20\\.")
    assert "-# Page 2 of 3" in lines_of(card)
    assert [(each.action.verb, each.action.page) for each in buttons_of(card)] == [
        (Verb.LIST, 0),
        (Verb.LIST, 2),
    ]


def test_a_single_page_has_no_number_and_no_buttons() -> None:
    card = render_list(make_entries(10), SHOWN, page=0, language="en", holdings=HOLDINGS)

    assert "Page" not in lines_of(card)[-1]
    assert buttons_of(card) == []


def test_the_words_the_outlet_and_the_period_looked_for_are_repeated() -> None:
    shown = replace(SHOWN, text="sluis\nHavenblad", published=Period.of_year(2022))

    lines = lines_of(render_list([], shown, page=0, language="nl", holdings=HOLDINGS))

    assert lines[:3] == [
        "**sluis · Havenblad**",
        "-# alleen 2022",
        "**Geen artikel in het archief past hierbij.**",
    ]


def test_a_whole_list_names_nothing_looked_for() -> None:
    shown = replace(SHOWN, text="\n")

    lines = lines_of(render_list([make_entry()], shown, page=0, language="nl", holdings=HOLDINGS))

    assert lines[0].startswith("1\\.")


def test_where_nothing_fits_nothing_can_be_opened() -> None:
    card = render_list([], SHOWN, page=0, language="nl", holdings=HOLDINGS)

    assert menus_of(card) == []


def test_an_id_too_long_for_a_menu_is_named_by_its_digest() -> None:
    assert key_of("001-sluis") == "001-sluis"
    assert key_of("x" * 100) == "x" * 100
    assert len(key_of("x" * 101)) == 33
    assert key_of("x" * 101) != key_of("x" * 102)
