from datetime import date
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.period import Period
from retrieval.follow_up import follow_up
from retrieval.types import Question

Dialogue: TypeAlias = tuple[str, str, str]

TODAY = date(2024, 5, 6)
YESTERDAY = date(2024, 5, 5)
PLACES = ("001-ketting", "006-veerpont")


def asked(before: str, reply: str) -> Question:
    return follow_up(Question(before, TODAY), PLACES, reply, today=TODAY)


ALONE = (
    ("Wat wil de burgemeester?", "Hoeveel kost de nieuwe kraan?"),
    ("Wat wil de burgemeester?", "Wie is Wiebe Tolsma?"),
    ("Wat wil de burgemeester?", "Waarom zei Tolsma dat hij vertrekt?"),
    ("Wat kostte de ketting?", "Hoe beschermen boeren hun oogst?"),
    ("Wat kostte de ketting?", "Welke schepen liggen er die winter in de haven?"),
    ("What broke?", "When did the first king of Oosterwade die?"),
    ("What broke?", "Is it true that the mill is closed?"),
    ("What broke in 2022?", "How do farmers protect their harvest?"),
    ("What broke in 2022?", "How thick was the ice in January 2023?"),
)


@pytest.mark.parametrize(("before", "reply"), ALONE)
def test_what_stands_by_itself_is_asked_alone(before: str, reply: str) -> None:
    assert asked(before, reply) == Question(reply, TODAY)


REDATED: tuple[Dialogue, ...] = (
    (
        "Wat zei de schipper in oktober 2022?",
        "en in maart 2023?",
        "Wat zei de schipper in maart 2023?",
    ),
    ("Wat zei de schipper?", "en in maart 2023?", "Wat zei de schipper in maart 2023?"),
    ("Wat zei de schipper gisteren?", "en vorige week?", "Wat zei de schipper vorige week?"),
    ("Wat zei de schipper", "2023?", "Wat zei de schipper in 2023?"),
    (
        "Wat zei de schipper sinds november 2022?",
        "En vóór oktober 2022?",
        "Wat zei de schipper vóór oktober 2022?",
    ),
    ("Wat gebeurde er op 5 mei 2023?", "en op 8 mei 2023?", "Wat gebeurde er op 8 mei 2023?"),
    ("In 2022, wat brak er?", "Hoe zit het met 2023?", "wat brak er in 2023?"),
    ("What did the mayor open in 2022?", "and in 2023?", "What did the mayor open in 2023?"),
    ("What did the mayor say?", "And what about last week?", "What did the mayor say last week?"),
    ("", "en in 2023?", "in 2023?"),
)


@pytest.mark.parametrize(("before", "reply", "text"), REDATED)
def test_a_period_alone_takes_the_place_of_the_previous_one(
    before: str, reply: str, text: str
) -> None:
    assert asked(before, reply) == Question(text, TODAY)


MONTHS: tuple[Dialogue, ...] = (
    ("Wat zei de schipper in oktober 2022?", "en in maart?", "Wat zei de schipper in maart 2022?"),
    ("Wat brak er in 2022?", "en in de zomer?", "Wat brak er in de zomer 2022?"),
    ("What broke in November 2022?", "what about March?", "What broke in March 2022?"),
    ("Wat brak er tussen mei en juli 2023?", "en juni?", "Wat brak er in juni 2023?"),
    # No single year was asked about, so it is the last such month.
    ("Wat brak er sinds november 2022?", "en in maart?", "Wat brak er in maart?"),
    ("Wat brak er?", "en in maart?", "Wat brak er in maart?"),
)


@pytest.mark.parametrize(("before", "reply", "text"), MONTHS)
def test_a_month_alone_lies_in_the_year_that_was_asked_about(
    before: str, reply: str, text: str
) -> None:
    assert asked(before, reply).text == text


LEANING: tuple[Dialogue, ...] = (
    ("Wie is de schipper?", "Wat zei hij daarna?", "Wie is de schipper? Wat zei hij daarna?"),
    ("Waarom ligt de pont stil?", "waarom?", "Waarom ligt de pont stil? waarom?"),
    ("veerpont Oosterwade", "Waarom?", "veerpont Oosterwade. Waarom?"),
    ("Wat wil de bakker?", "En de molenaar?", "Wat wil de bakker? En de molenaar?"),
    ("Wat brak er?", "Maar wat kostte dat?", "Wat brak er? Maar wat kostte dat?"),
    ("Wat brak er?", "Wie betaalde deze ketting?", "Wat brak er? Wie betaalde deze ketting?"),
    ("Wat brak er?", "Waarom deed Tolsma dat?", "Wat brak er? Waarom deed Tolsma dat?"),
    ("Who runs it?", "What did he say next?", "Who runs it? What did he say next?"),
    ("What broke?", "Why was that bridge closed?", "What broke? Why was that bridge closed?"),
    ("What broke?", "And then?", "What broke? And then?"),
    ("What broke?", "how?", "What broke? how?"),
    ("What broke?", "", "What broke?"),
    ("", "waarom?", "waarom?"),
)


@pytest.mark.parametrize(("before", "reply", "text"), LEANING)
def test_what_leans_on_the_previous_question_is_joined_to_it(
    before: str, reply: str, text: str
) -> None:
    question = asked(before, reply)

    assert question.text == text
    assert question.context == frozenset(PLACES)


def test_what_leans_keeps_to_the_dates_that_were_fixed() -> None:
    year = Period.of_year(2022)
    before = Question("Wie is de schipper?", TODAY, published=year, as_of=TODAY, limit=5)

    question = follow_up(before, PLACES, "Wat zei hij?", today=TODAY)

    assert (question.published, question.as_of, question.limit) == (year, TODAY, 5)


@pytest.mark.parametrize("reply", ["en in 2023?", "en wat zei hij in 2023?", "Hoe maalt Brakel?"])
def test_a_new_period_or_a_new_question_is_free_of_the_dates_fixed_before(reply: str) -> None:
    before = Question("Wat brak er?", TODAY, published=Period.of_year(2022), as_of=TODAY)

    question = follow_up(before, PLACES, reply, today=TODAY)

    assert question.filter is None


def test_what_leans_and_names_a_period_has_that_one_alone() -> None:
    question = asked("Wie was in 2022 de schipper?", "En wat zei hij in maart?")

    assert question.text == "Wie was de schipper? En wat zei hij in maart 2022?"
    assert question.context == frozenset(PLACES)


def test_yesterday_stays_the_day_that_it_was_when_it_was_asked() -> None:
    before = Question("Wat zei de schipper gisteren?", YESTERDAY)

    assert follow_up(before, (), "waarom?", today=TODAY).today == YESTERDAY
    assert follow_up(before, (), "en vandaag?", today=TODAY).today == TODAY


def test_a_long_talk_keeps_to_what_it_began_with() -> None:
    question = Question("Wie is de schipper van de veerpont?", TODAY)

    for _ in range(100):
        question = follow_up(question, PLACES, "En wat zei hij daarna nog meer?", today=TODAY)

    assert question.text.startswith("Wie is de schipper van de veerpont?")
    assert len(question.text) < 600


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_replied_is_a_question(before: str, reply: str) -> None:
    question = asked(before, reply)

    assert question.context <= frozenset(PLACES)
    assert question.limit == 3
