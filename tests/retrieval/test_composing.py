from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from corpus.publication import Origin, PublicationDate
from retrieval.answering import Answerer
from retrieval.composing import compose, few_of_each, in_order_of_time, numbered
from retrieval.types import Citation, Excluded, NoAnswer, Question, Reason
from tests.bot.builders import make_article, make_citation
from tests.retrieval.in_memory import make_answerer
from tests.retrieval.village import TODAY, VILLAGE


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with closing(make_answerer(tmp_path_factory.mktemp("village"), VILLAGE)) as answerer:
        yield answerer


@pytest.fixture
def citations() -> tuple[Citation, ...]:
    days = ((2023, 1, 5), (2022, 11), None, (2022,), (2022, 11, 1))
    return tuple(
        make_citation(
            make_article(
                id=f"00{number}", published=PublicationDate(Origin.STATED, *day) if day else None
            )
        )
        for number, day in enumerate(days)
    )


def test_citations_in_order_of_time_begin_with_the_oldest_and_end_undated(
    citations: tuple[Citation, ...],
) -> None:
    ordered = [citation.article.id for citation in in_order_of_time(citations)]

    assert ordered == ["003", "001", "004", "000", "002"]


def test_citations_of_one_day_stand_in_the_order_of_their_article() -> None:
    article = make_article()
    later = make_citation(article, "Niemand wist waarom.")
    earlier = make_citation(article, "De sluis ging dicht.")

    assert in_order_of_time((later, earlier)) == (earlier, later)


def test_numbers_follow_the_order(citations: tuple[Citation, ...]) -> None:
    assert [each.number for each in numbered(citations)] == [1, 2, 3, 4, 5]
    assert [each.number for each in numbered(citations, start=4)] == [4, 5, 6, 7, 8]


def test_of_one_article_no_more_than_a_few_citations_stay_the_first_ones() -> None:
    first = make_citation(make_article(id="001"))
    second = make_citation(make_article(id="002"))

    assert few_of_each((first, first, second, first, second), 2) == (first, first, second, second)


def test_without_a_quote_there_is_no_answer(village: Answerer) -> None:
    examined = village.examine(Question("Wat kost de nieuwe ketting?", TODAY))

    outcome = compose(examined, (), None, village.holdings, None)

    assert isinstance(outcome, NoAnswer)
    assert (outcome.reason, outcome.nearest) == (Reason.NOT_IN_ARCHIVE, ())


def test_a_reason_against_makes_quotes_the_nearest(
    village: Answerer, citations: tuple[Citation, ...]
) -> None:
    examined = village.examine(Question("Hoe was het verloop?", TODAY))

    outcome = compose(examined, citations, Reason.TOO_VAGUE, village.holdings, "no model")

    assert isinstance(outcome, NoAnswer)
    assert (outcome.reason, outcome.nearest) == (Reason.TOO_VAGUE, citations)
    assert (outcome.degraded, outcome.excluded) == ("no model", examined.excluded)


def test_the_counts_of_an_outcome_are_those_of_what_was_examined(village: Answerer) -> None:
    examined = village.examine(Question("Wat kost de nieuwe ketting?", TODAY))
    counted = replace(examined, excluded=Excluded(outside_period=3, undated=2, suppressed=1))

    assert village.conclude(counted).excluded == Excluded(3, 2, 1)
