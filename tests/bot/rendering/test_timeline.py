from dataclasses import replace

from bot.actions import Verb
from bot.card import Accent
from bot.rendering.timeline import render_timeline
from corpus.publication import Origin, PublicationDate
from retrieval.types import Bearing, Citation, Event, Telling
from tests.bot.builders import make_article, make_citation, make_timeline
from tests.bot.rendering.cards import buttons_of, lines_of, make_shown, text_of

SHOWN = make_shown("de sluis")


def published(number: int, *parts: int) -> Citation:
    date = PublicationDate(Origin.FILE, *parts) if parts else None
    article = make_article(id=f"00{number}", title=f"Bericht {number}", published=date)
    return make_citation(article, number=number)


def chronicle(*citations: Citation) -> list[str]:
    """Return the lines between the head and the foot that are dates, gaps or names."""
    lines = lines_of(render_timeline(make_timeline(citations), SHOWN, language="nl"))
    return [line for line in lines[2:] if not line.startswith(("> ", "*Bericht", "-# Het archief"))]


def test_quotes_stand_in_order_under_their_dates() -> None:
    timeline = make_timeline([published(1, 2022, 11), published(2, 2022, 12, 5)])

    lines = lines_of(render_timeline(timeline, SHOWN, language="nl"))

    assert lines[2:8] == [
        "**november 2022**",
        "> **1** “De sluis ging dicht.”",
        "*Bericht 1* · De Zwanebode",
        "**5 december 2022**",
        "> **2** “De sluis ging dicht.”",
        "*Bericht 2* · De Zwanebode",
    ]


def test_a_date_of_several_quotes_is_written_once() -> None:
    assert chronicle(published(1, 2022, 11), published(2, 2022, 11)) == ["**november 2022**"]


def test_a_gap_of_months_is_visible() -> None:
    assert chronicle(published(1, 2022, 11, 29), published(2, 2023, 2, 1)) == [
        "**29 november 2022**",
        "-# — 2 maanden waaruit hier niets wordt aangehaald —",
        "**1 februari 2023**",
    ]


def test_a_single_month_between_is_no_gap() -> None:
    assert chronicle(published(1, 2022, 11), published(2, 2023, 1)) == [
        "**november 2022**",
        "**januari 2023**",
    ]


def test_a_year_of_which_no_month_is_known_leaves_no_gap_in_it() -> None:
    assert chronicle(published(1, 2022), published(2, 2022, 11), published(3, 2023, 2)) == [
        "**2022**",
        "**november 2022**",
        "**februari 2023**",
    ]


def test_undated_quotes_stand_apart_at_the_end() -> None:
    timeline = make_timeline([published(1, 2022, 11)], undated=[published(2)])

    lines = lines_of(render_timeline(timeline, SHOWN, language="nl"))

    assert lines[5] == "**zonder datum**"


def test_a_page_holds_five_quotes_and_opens_them_by_their_own_numbers() -> None:
    timeline = make_timeline([published(number, 2022, 11, number) for number in range(1, 8)])

    buttons = buttons_of(render_timeline(timeline, SHOWN, language="nl", page=1))

    assert [(each.label, each.action.verb) for each in buttons] == [
        ("Bron 6", Verb.OPEN),
        ("Bron 7", Verb.OPEN),
        ("◀ Vorige pagina", Verb.COURSE),
        ("Volgende pagina ▶", Verb.COURSE),
    ]


def test_a_gap_between_two_pages_stands_on_the_later_one() -> None:
    early = [published(number, 2022, 1, number) for number in range(1, 6)]
    timeline = make_timeline([*early, published(6, 2022, 9, 1)])

    first = text_of(render_timeline(timeline, SHOWN, language="nl"))
    second = text_of(render_timeline(timeline, SHOWN, language="nl", page=1))

    assert "7 maanden waaruit" not in first
    assert "7 maanden waaruit" in second


def test_a_page_says_which_it_is() -> None:
    timeline = make_timeline([published(number, 2022, 11, number) for number in range(1, 8)])

    assert "-# Page 2 of 2" in lines_of(render_timeline(timeline, SHOWN, language="en", page=7))


def test_articles_on_one_event_stand_under_its_date_each_with_what_it_is() -> None:
    first, second, third = (published(number, 2022, 11, number) for number in (1, 2, 3))
    event = Event(
        (
            Telling(first),
            Telling(second, Bearing.OTHERWISE),
            Telling(third, Bearing.ALSO),
        )
    )
    timeline = replace(make_timeline([first, second, third]), events=(event,))

    card = render_timeline(timeline, SHOWN, language="nl")

    assert lines_of(card)[2:9] == [
        "**1 november 2022**",
        "> **1** “De sluis ging dicht.”",
        "*Bericht 1* · De Zwanebode",
        "-# Met andere cijfers",
        "> **2** “De sluis ging dicht.”",
        "*Bericht 2* · De Zwanebode · **2 november 2022**",
        "-# 3 · Ook verteld door Bericht 3 · De Zwanebode · 3 november 2022",
    ]
    assert [each.action.number for each in buttons_of(card)] == [1, 2, 3]


def test_a_correction_is_marked() -> None:
    first, second = published(1, 2022, 11), published(2, 2022, 12)
    event = Event((Telling(first), Telling(second, Bearing.CORRECTION)))
    timeline = replace(make_timeline([first, second]), events=(event,))

    lines = lines_of(render_timeline(timeline, SHOWN, language="en"))

    assert lines[5:7] == ["-# Correction", "> **2** “De sluis ging dicht.”"]


def test_an_event_that_goes_on_on_the_next_page_is_dated_there() -> None:
    tellings = [Telling(published(number, 2022, 11, number)) for number in range(1, 8)]
    timeline = replace(
        make_timeline([each.citation for each in tellings]), events=(Event(tuple(tellings)),)
    )

    lines = lines_of(render_timeline(timeline, SHOWN, language="nl", page=1))

    assert lines[2] == "**6 november 2022**"


def test_a_topic_that_is_not_there_is_said() -> None:
    card = render_timeline(make_timeline(), SHOWN, language="nl")

    assert "**Het archief bevat niets over dit onderwerp.**" in lines_of(card)
    assert card.accent is Accent.NO_ANSWER
    assert buttons_of(card) == []
