from datetime import date

import pytest

from corpus.period import Period
from retrieval.timeframe import names_month_alone, names_sequence, read_day_or_period

WEDNESDAY = date(2023, 5, 17)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("1985", "1985-01-01", "1985-12-31"),
        ("2022-11", "2022-11-01", "2022-11-30"),
        ("2022-11-05", "2022-11-05", "2022-11-05"),
        ("05-11-2022", "2022-11-05", "2022-11-05"),
        ("5/11/2022", "2022-11-05", "2022-11-05"),
        ("5 november 2022", "2022-11-05", "2022-11-05"),
        ("November 5, 2022", "2022-11-05", "2022-11-05"),
        ("november 2022", "2022-11-01", "2022-11-30"),
        ("Nov 2022", "2022-11-01", "2022-11-30"),
        ("in november 2022", "2022-11-01", "2022-11-30"),
        ("  november 2022 ", "2022-11-01", "2022-11-30"),
        ("november", "2022-11-01", "2022-11-30"),
        ("mei", "2023-05-01", "2023-05-31"),
        ("vorige maand", "2023-04-01", "2023-04-30"),
        ("last month", "2023-04-01", "2023-04-30"),
        ("gisteren", "2023-05-16", "2023-05-16"),
        ("de afgelopen drie maanden", "2023-02-17", "2023-05-17"),
        ("zomer 2022", "2022-06-01", "2022-08-31"),
        ("Q3 2022", "2022-07-01", "2022-09-30"),
        ("eind 2022", "2022-09-01", "2022-12-31"),
        ("van november 2022 tot februari 2023", "2022-11-01", "2023-02-28"),
        ("2022-2023", "2022-01-01", "2023-12-31"),
    ],
)
def test_an_option_names_a_day_or_a_period(text: str, first: str, last: str) -> None:
    period = read_day_or_period(text, today=WEDNESDAY)

    assert period == Period(date.fromisoformat(first), date.fromisoformat(last))


def test_an_option_may_leave_an_end_open() -> None:
    period = read_day_or_period("sinds november 2022", today=WEDNESDAY)

    assert period == Period(date(2022, 11, 1), date.max)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ooit",
        "2022-13",
        "31-02-2023",
        "31 februari 2023",
        "5 november 2022 en dan nog iets",
        "ergens in november 2022",
        "november 2022?",
        "12",
    ],
)
def test_an_option_that_is_not_one_date_names_nothing(text: str) -> None:
    assert read_day_or_period(text, today=WEDNESDAY) is None


@pytest.mark.parametrize(
    "question",
    [
        "Wat was het verloop van de onderhandelingen?",
        "Hoe verliepen de gesprekken?",
        "Geef een tijdlijn van de aanvallen.",
        "Vertel chronologisch wat er gebeurde.",
        "Hoe ontwikkelde de dreiging zich?",
        "Hoe evolueerde het standpunt van de NAVO?",
        "Hoe zijn de gesprekken verlopen?",
        "Hoe veranderde de toon door de jaren heen?",
        "In welke volgorde gebeurde het?",
        "Can you give a timeline of the talks?",
        "How did the threat develop?",
        "How has the position of NATO evolved?",
        "What was the course of events?",
        "How did the tone change over time?",
    ],
)
def test_a_question_for_a_course_of_events_is_known(question: str) -> None:
    assert names_sequence(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wie is de minister?",
        "Wat zei de NAVO in november 2022?",
        "Which country developed the missile?",
        "Wie ontwikkelde de raket?",
        "Is het ultimatum verlopen?",
        "Wie gaf na verloop van tijd toe?",
        "Wie heeft de grens overschreden?",
        "",
    ],
)
def test_a_question_for_a_fact_asks_for_no_course_of_events(question: str) -> None:
    assert not names_sequence(question)


@pytest.mark.parametrize("words", ["september", "Mei", "sept.", "zomer"])
def test_a_month_or_season_without_its_year_is_told_apart(words: str) -> None:
    assert names_month_alone(words)


@pytest.mark.parametrize("words", ["september 2022", "vorige maand", "2022", "sinds mei"])
def test_words_that_name_more_than_a_month_are_no_month_alone(words: str) -> None:
    assert not names_month_alone(words)
