from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from corpus.period import Period
from retrieval.answering import Answerer
from retrieval.types import Answer, NoAnswer, Question, Reason
from tests.retrieval.in_memory import make_answerer
from tests.retrieval.village import TODAY, VILLAGE

FERRY_KNOWN = "Wat was er op 15 februari 2023 bekend over de veerpont aan een ketting?"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with closing(make_answerer(tmp_path_factory.mktemp("village"), VILLAGE)) as answerer:
        yield answerer


def quoted(outcome: Answer | NoAnswer) -> set[str]:
    citations = outcome.citations if isinstance(outcome, Answer) else outcome.nearest
    return {citation.article.id for citation in citations}


@pytest.mark.parametrize(
    "question",
    [
        FERRY_KNOWN,
        "What was known on 15 February 2023 about the ferry on a chain?",
    ],
)
def test_what_was_known_is_told_by_what_was_published_by_then(
    village: Answerer, question: str
) -> None:
    outcome = village.answer(Question(question, TODAY))

    assert isinstance(outcome, Answer)
    assert quoted(outcome) == {"001-ketting"}


@pytest.mark.parametrize(
    "question",
    [
        "Wat was er in maart 2023 bekend over de kraan?",
        "Wat wist men in maart 2023 over de kraan?",
        "Wat was in maart 2023 de stand van zaken rond de kraan?",
        "What was known in March 2023 about the kraan?",
    ],
)
def test_the_words_that_ask_what_was_known_are_not_looked_for(
    village: Answerer, question: str
) -> None:
    reading = village.answer(Question(question, TODAY)).reading

    words = {variant.word for variants in reading.words for variant in variants}
    assert "kraan" in words
    assert not words & {"bekend", "wist", "stand", "zaken", "known"}


def test_what_was_published_later_is_counted_as_left_out(village: Answerer) -> None:
    outcome = village.answer(Question(FERRY_KNOWN, TODAY))

    by_option = village.answer(
        Question("Vaart de veerpont aan een ketting?", TODAY, as_of=date(2023, 2, 15))
    )
    assert outcome.excluded.outside_period == by_option.excluded.outside_period > 0


def test_what_has_no_date_may_have_been_known_by_then(village: Answerer) -> None:
    outcome = village.answer(Question(FERRY_KNOWN, TODAY))

    assert village.holdings.undated > 0
    assert outcome.excluded.undated == 0


def test_what_only_came_out_later_is_no_answer(village: Answerer) -> None:
    question = Question(
        "Wat was er in november 2022 bekend over de ijsbaan voor schaatsers?", TODAY
    )

    outcome = village.answer(question)

    assert isinstance(outcome, NoAnswer)
    assert outcome.reason is Reason.OUTSIDE_PERIOD


def test_what_was_published_at_a_time_still_only_prefers(village: Answerer) -> None:
    question = Question("Wat stond er in oktober 2022 over de veerpont aan een ketting?", TODAY)

    outcome = village.answer(question)

    assert outcome.excluded.outside_period == 0
    assert "001-ketting" in quoted(outcome)


def test_an_option_wins_over_the_words(village: Answerer) -> None:
    outcome = village.answer(Question(FERRY_KNOWN, TODAY, published=Period.of_year(2023)))

    assert "006-veerpont" in quoted(outcome)
    assert "001-ketting" not in quoted(outcome)
