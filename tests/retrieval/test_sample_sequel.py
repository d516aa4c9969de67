"""The sample's corrections and reports that disagree, found where they matter and nowhere else."""

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise

import pytest

from bot.sample import sample_corpus
from retrieval.answering import Answerer
from retrieval.evaluation.question_set import read_questions
from retrieval.types import Answer, Bearing, Question
from tests.retrieval.in_memory import make_answerer
from tests.retrieval.village import TODAY

TRAIN, LONGER_TRAIN = "004-wapentrein-wolverdonk", "016-trein-met-tweeentwintig-wagons"
PILLS, PILLS_CORRECTED = "010-jodiumpillen-in-de-bus", "031-correctie-jodiumpillen"
GRAIN, GRAIN_CORRECTED = "015-graanakkoord-van-sarlisse", "017-rechtzetting-graancijfers"
# What FICTION.md names as made on purpose.
DISAGREEING = {
    frozenset({TRAIN, LONGER_TRAIN}),
    frozenset({PILLS, PILLS_CORRECTED}),
    frozenset({GRAIN, GRAIN_CORRECTED}),
}


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    files = {path.name: path.read_text("utf-8") for path in sample_corpus().iterdir()}
    with closing(make_answerer(tmp_path_factory.mktemp("sample"), files)) as opened:
        yield opened


def answer(answerer: Answerer, question: str, *, limit: int = 3) -> Answer:
    outcome = answerer.answer(Question(question, TODAY, limit=limit))
    assert isinstance(outcome, Answer)
    return outcome


def test_two_papers_that_counted_a_train_differently_stand_side_by_side(
    answerer: Answerer,
) -> None:
    ((older, newer),) = answer(answerer, "Hoeveel wagons telde de wapentrein?").differing

    assert "veertien wagons" in older.quote
    assert "22 wagons" in newer.quote
    assert [str(each.article.published) for each in (older, newer)] == ["2022-12-10", "2022-12-12"]


def test_a_quote_that_was_corrected_since_says_so(answerer: Answerer) -> None:
    (later,) = answer(
        answerer, "Op welke dag begint de post met het bezorgen van de jodiumpillen?", limit=1
    ).later

    assert later.quote.startswith("De post start niet op 1 maart maar op 6 maart")


def test_a_quoted_mistake_is_followed_by_what_is_right(answerer: Answerer) -> None:
    quotes = [
        each.quote
        for each in answer(answerer, "Hoeveel ton graan omvat het akkoord van Sarlisse?").citations
    ]

    assert any("4,2 miljoen" in quote and "3,4 miljoen" in quote for quote in quotes)


def test_of_all_questions_only_those_on_disputed_matters_are_told_more(
    answerer: Answerer,
) -> None:
    items = read_questions(sample_corpus().parent / "questions.jsonl")
    outcomes = [answerer.answer(Question(item.question, TODAY)) for item in items]
    answers = [outcome for outcome in outcomes if isinstance(outcome, Answer)]

    pairs = [
        frozenset(each.article.id for each in pair) for each in answers for pair in each.differing
    ]
    later = {citation.article.id for each in answers for citation in each.later}

    assert pairs
    assert set(pairs) <= DISAGREEING
    assert later <= frozenset().union(*DISAGREEING)


def test_a_timeline_tells_a_correction_behind_what_it_corrects(answerer: Answerer) -> None:
    (event,) = answerer.timeline(Question("jodiumpillen", TODAY)).events

    ids = [each.citation.article.id for each in event.tellings]
    assert [one for one, other in pairwise(ids) if one != other] == [PILLS]
    assert Bearing.CORRECTION in {each.bearing for each in event.tellings}


def test_a_timeline_holds_each_dated_citation_once_in_its_events(answerer: Answerer) -> None:
    timeline = answerer.timeline(Question("Grendelsluis", TODAY))

    told = [each.citation for event in timeline.events for each in event.tellings]
    assert sorted(each.number for each in told) == [each.number for each in timeline.citations]
