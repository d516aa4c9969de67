import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.terminal import render_outcome, render_timeline
from corpus.publication import Origin, PublicationDate
from retrieval.types import Bearing, Event, Telling
from tests.bot.builders import make_answer, make_timeline, piped
from tests.bot.sequels import CORRECTION, NEW, OLD, differing, overtaken, report

ANY_TEXT = st.text(min_size=1).filter(lambda text: bool(text.strip()))


def test_a_later_report_stands_below_the_quotes() -> None:
    lines = piped(render_outcome(overtaken())).splitlines()

    assert lines[6:10] == [
        "Later bericht",
        "",
        " 2 “Er vielen veertien gewonden.”",
        "   Bericht 2 · De Zwanebode · 7 november 2022 · 002",
    ]


def test_figures_that_differ_stand_side_by_side_with_their_dates() -> None:
    lines = piped(render_outcome(differing())).splitlines()

    assert lines[9:15] == [
        "De cijfers verschillen",
        "",
        " 1 5 november 2022: “Er vielen twaalf gewonden.”",
        "   Bericht 1 · De Zwanebode · 001",
        " 2 7 november 2022: “Er vielen veertien gewonden.”",
        "   Bericht 2 · De Zwanebode · 002",
    ]


def test_an_answer_that_nothing_came_after_says_nothing_of_it() -> None:
    text = piped(render_outcome(make_answer()))

    assert "Later bericht" not in text
    assert "verschillen" not in text


def test_tellings_of_one_event_stand_under_its_date() -> None:
    also = report(3, 9, "Twaalf gewonden vielen er.")
    event = Event(
        (
            Telling(OLD),
            Telling(CORRECTION, Bearing.CORRECTION),
            Telling(also, Bearing.ALSO),
        )
    )
    timeline = replace(make_timeline([OLD, CORRECTION, also]), events=(event,))

    assert piped(render_timeline(timeline)).splitlines()[3:-2] == [
        "5 november 2022",
        "",
        " 1 “Er vielen twaalf gewonden.”",
        "   Bericht 1 · De Zwanebode · 5 november 2022 · 001",
        "",
        "Rechtzetting",
        " 2 “Er vielen geen gewonden.”",
        "   Rechtzetting: de brand · De Zwanebode · 8 november 2022 · 002",
        "",
        " 3 Ook verteld door Bericht 3 · De Zwanebode · 9 november 2022 · 003",
    ]


def test_a_long_silence_is_told_in_a_timeline() -> None:
    march = PublicationDate(Origin.FILE, 2023, 3)
    after = replace(NEW, article=replace(NEW.article, published=march))

    lines = piped(render_timeline(make_timeline([OLD, after]))).splitlines()

    silence = lines.index("— 3 maanden waaruit hier niets wordt aangehaald —")
    assert lines.index("5 november 2022") < silence < lines.index("maart 2023")


@settings(deadline=None)
@given(one=ANY_TEXT, other=ANY_TEXT, title=st.text(min_size=1))
def test_whatever_came_after_is_drawn_inert(one: str, other: str, title: str) -> None:
    cited, later = report(1, 5, one), report(2, 6, other, title=title)
    answer = replace(make_answer([cited]), later=(later,), differing=((later, cited),))

    for shown in (answer, replace(answer, later=())):
        drawn = piped(render_outcome(shown))

        assert all(
            unicodedata.category(char) not in {"Cc", "Cf", "Cs"} for char in drawn if char != "\n"
        )
