from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from corpus.decisions import Decisions
from corpus.period import Period
from retrieval.answering import Answerer
from retrieval.types import Excluded, Question, Timeline
from tests.retrieval.in_memory import SilentIndex, make_answerer
from tests.retrieval.village import TODAY, VILLAGE


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with closing(make_answerer(tmp_path_factory.mktemp("village"), VILLAGE)) as answerer:
        yield answerer


def timeline(answerer: Answerer, topic: str, published: Period | None = None) -> Timeline:
    return answerer.timeline(Question(topic, TODAY, published=published))


def article_ids(line: Timeline) -> set[str]:
    return {citation.article.id for citation in (*line.citations, *line.undated)}


def test_a_timeline_tells_a_topic_from_the_oldest_report_to_the_newest(village: Answerer) -> None:
    line = timeline(village, "veerpont")

    dates = [str(citation.article.published) for citation in line.citations]
    assert dates == sorted(dates)
    assert {"2022-10-04", "2023-02-20"} <= set(dates)


def test_undated_reports_stand_apart_and_are_numbered_on(village: Answerer) -> None:
    line = timeline(village, "Oosterwade")

    assert {citation.article.id for citation in line.undated} == {"003-beiaard"}
    assert all(citation.article.published is not None for citation in line.citations)
    numbers = [citation.number for citation in (*line.citations, *line.undated)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_timeline_tells_more_than_an_answer(village: Answerer) -> None:
    line = timeline(village, "Oosterwade")

    assert 3 < len((*line.citations, *line.undated)) <= 10


def test_every_report_of_a_timeline_is_verbatim(village: Answerer) -> None:
    for citation in timeline(village, "Oosterwade").citations:
        assert citation.article.text[citation.start : citation.end] == citation.quote


def test_a_topic_may_be_asked_for_in_english(village: Answerer) -> None:
    assert {"001-ketting", "006-veerpont"} <= article_ids(timeline(village, "the ferry"))


@pytest.mark.parametrize("topic", ["zeppelin", "", "wat is de", "🎶"])
def test_without_anything_on_a_topic_a_timeline_is_empty(village: Answerer, topic: str) -> None:
    line = timeline(village, topic)

    assert (line.citations, line.undated) == ((), ())
    assert line.holdings == village.holdings


def test_an_explicit_period_limits_a_timeline_and_is_counted(village: Answerer) -> None:
    line = timeline(village, "veerpont", Period(date(2023, 1, 1), date(2023, 12, 31)))

    assert "001-ketting" not in article_ids(line)
    assert all(str(each.article.published).startswith("2023") for each in line.citations)
    assert line.excluded == Excluded(outside_period=3, undated=1)


def test_a_report_is_told_once_whatever_the_outlets(village: Answerer) -> None:
    lifting = [
        citation
        for citation in timeline(village, "kraan van de haven").citations
        if "veertig ton" in citation.quote
    ]

    assert len(lifting) == 1


def test_what_is_suppressed_is_in_no_timeline(tmp_path_factory: pytest.TempPathFactory) -> None:
    decisions = Decisions(suppressed=frozenset({"001-ketting"}))
    folder = tmp_path_factory.mktemp("village")

    with closing(make_answerer(folder, VILLAGE, decisions=decisions)) as answerer:
        line = timeline(answerer, "veerpont")

    assert "001-ketting" not in article_ids(line)
    assert "006-veerpont" in article_ids(line)


def test_a_timeline_says_what_was_missing(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("village")

    with closing(make_answerer(folder, VILLAGE, dense=SilentIndex())) as answerer:
        line = timeline(answerer, "veerpont")

    assert line.citations
    assert line.degraded == "the dense index does not answer"
