import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

import pytest

from corpus.article import Paragraph, Role, Span
from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from retrieval.archive import Archive, write_archive
from retrieval.errors import IndexOutdatedError, ModelOutputError
from retrieval.retriever import Retrieved, Retriever, WeightedIndex
from retrieval.timeframe import Timeframe
from retrieval.types import Hit, Index, Language, Reading, Reranker, Scope
from tests.bot.builders import make_article
from tests.builders import make_reading
from tests.retrieval.in_memory import SilentIndex

Retrieve: TypeAlias = Callable[..., Retrieved]

TEXT = "Nul. Een. Twee. Drie. Vier. Vijf. Zes. Zeven."
SENTENCES = tuple(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in TEXT.split(" "))
DATES: Mapping[str, PublicationDate | None] = {
    "october": PublicationDate(Origin.STATED, 2022, 10, 4),
    "november": PublicationDate(Origin.STATED, 2022, 11),
    "year": PublicationDate(Origin.STATED, 2022),
    "never": None,
}
NOVEMBER = Timeframe(Period.of_month(2022, 11), "november 2022")
EVEN = dict.fromkeys(Language, 1.0)


class FoundIndex:
    """Find the same passages whatever is asked; remembers what it was asked."""

    def __init__(self, name: str, **scores: float) -> None:
        self.name = name
        self.asked: list[tuple[Scope, int]] = []
        self._hits = [Hit(hit_id(key), score) for key, score in scores.items()]

    def search(self, _reading: Reading, scope: Scope, limit: int) -> Sequence[Hit]:
        self.asked.append((scope, limit))
        return sorted(self._hits, key=lambda hit: -hit.score)[:limit]


class LastFirstReranker:
    """Prefer what begins later in its article; remembers what it was shown."""

    name = "last first"

    def __init__(self) -> None:
        self.shown: list[str] = []

    def score(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        self.shown = [question, *passages]
        return [float(TEXT.index(passage)) for passage in passages]


class BrokenReranker:
    """Give numbers that are none."""

    name = "broken"

    def score(self, _question: str, _passages: Sequence[str]) -> Sequence[float]:
        raise ModelOutputError(self.name)


def hit_id(key: str) -> str:
    """Return the passage of two sentences that `november_2` stands for."""
    article, _, first = key.rpartition("_")
    return f"{article}:{first}-{int(first) + 1}"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = tmp_path_factory.mktemp("archive") / "articles.sqlite"
    paragraph = Paragraph(Span(0, len(TEXT)), Role.LEAD, SENTENCES)
    write_archive(
        path,
        [
            replace(make_article(TEXT, id=name, published=day), paragraphs=(paragraph,))
            for name, day in DATES.items()
        ],
    )
    archive = Archive(path)
    yield archive
    archive.close()


@pytest.fixture
def retrieve(archive: Archive) -> Retrieve:
    def retrieve_from(
        *indexes: Index | WeightedIndex,
        reading: Reading | None = None,
        scope: Scope | None = None,
        limit: int = 3,
        reranker: Reranker | None = None,
    ) -> Retrieved:
        weighted = [
            index if isinstance(index, WeightedIndex) else WeightedIndex(index, EVEN)
            for index in indexes
        ]
        retriever = Retriever(archive, weighted, reranker)
        return retriever.retrieve(reading or make_reading("pont"), scope or Scope(), limit)

    return retrieve_from


def ids(retrieved: Retrieved) -> list[str]:
    return [passage.id for passage in retrieved.passages]


def test_passages_come_best_first_with_rank_and_score(retrieve: Retrieve) -> None:
    found = retrieve(FoundIndex("stem", october_1=9.0, november_3=5.0, never_2=1.0))

    assert ids(found) == ["october:1-2", "november:3-4", "never:2-3"]
    assert [(each.rank, each.score) for each in found.passages] == [(1, 1.0), (2, 0.5), (3, 0.0)]


def test_a_passage_is_the_one_of_the_archive(retrieve: Retrieve, archive: Archive) -> None:
    (passage,) = retrieve(FoundIndex("stem", october_1=9.0)).passages

    assert passage.article == archive.article("october")
    assert passage.text == "Een. Twee."


def test_there_are_at_most_as_many_as_asked_for(retrieve: Retrieve) -> None:
    index = FoundIndex("stem", october_1=9.0, november_3=5.0, never_2=1.0)

    assert len(retrieve(index, limit=2).passages) == 2
    assert len(retrieve(index, limit=2).ranking) == 3


def test_every_index_is_asked_deeply_within_the_scope(retrieve: Retrieve) -> None:
    stem, gram = FoundIndex("stem"), FoundIndex("gram")
    scope = Scope(hidden=frozenset({"never"}))

    retrieve(stem, gram, scope=scope, limit=1)

    assert stem.asked == gram.asked == [(scope, 100)]


def test_an_index_counts_by_its_weight(retrieve: Retrieve) -> None:
    one = FoundIndex("stem", october_1=9.0, november_1=1.0)
    other = FoundIndex("dense", november_1=0.9, october_1=0.1)

    heavy = retrieve(WeightedIndex(one, EVEN), WeightedIndex(other, dict.fromkeys(Language, 0.2)))
    light = retrieve(WeightedIndex(one, dict.fromkeys(Language, 0.2)), WeightedIndex(other, EVEN))

    assert ids(heavy)[0] == "october:1-2"
    assert ids(light)[0] == "november:1-2"


def test_a_weight_is_that_of_the_questions_language(retrieve: Retrieve) -> None:
    words = FoundIndex("stem", october_1=9.0, november_1=1.0)
    vectors = FoundIndex("dense", november_1=0.9, october_1=0.1)
    weights = {Language.DUTCH: 0.1, Language.ENGLISH: 2.0}
    english = replace(make_reading("ferry"), language=Language.ENGLISH)

    in_dutch = retrieve(words, WeightedIndex(vectors, weights))
    in_english = retrieve(words, WeightedIndex(vectors, weights), reading=english)

    assert ids(in_dutch)[0] == "october:1-2"
    assert ids(in_english)[0] == "november:1-2"


def test_what_leads_an_article_gains_a_little(retrieve: Retrieve) -> None:
    found = retrieve(FoundIndex("stem", october_2=10.0, november_0=9.5, never_2=0.0))

    assert ids(found) == ["november:0-1", "october:2-3", "never:2-3"]


def test_the_period_asked_about_gains_a_little(retrieve: Retrieve) -> None:
    index = FoundIndex("stem", october_2=10.0, november_2=9.5, never_2=0.0)

    found = retrieve(index, reading=replace(make_reading("pont"), timeframe=NOVEMBER))

    assert ids(found) == ["november:2-3", "october:2-3", "never:2-3"]


def test_what_may_have_been_published_in_the_period_gains_as_much(retrieve: Retrieve) -> None:
    index = FoundIndex("stem", october_2=10.0, year_2=9.5, never_2=0.0)

    found = retrieve(index, reading=replace(make_reading("pont"), timeframe=NOVEMBER))

    assert ids(found)[0] == "year:2-3"


def test_the_period_never_beats_what_fits_far_better(retrieve: Retrieve) -> None:
    index = FoundIndex("stem", october_2=10.0, november_2=5.0, never_2=0.0)

    found = retrieve(index, reading=replace(make_reading("pont"), timeframe=NOVEMBER))

    assert ids(found)[0] == "october:2-3"


def test_an_index_that_fails_is_left_out_and_named(retrieve: Retrieve) -> None:
    found = retrieve(FoundIndex("stem", october_1=9.0), SilentIndex("dense"))

    assert ids(found) == ["october:1-2"]
    assert list(found.hits) == ["stem"]
    assert found.failed == ("dense index",)


def test_what_fails_is_logged_without_the_question(
    retrieve: Retrieve, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        retrieve(SilentIndex("dense"), reading=make_reading("geheim"))

    assert "dense" in caplog.text
    assert "geheim" not in caplog.text


def test_when_every_index_fails_nothing_is_found(retrieve: Retrieve) -> None:
    found = retrieve(SilentIndex("stem"), SilentIndex("gram"))

    assert (found.passages, found.articles, found.failed) == ((), (), ("stem index", "gram index"))


def test_the_hits_of_each_index_are_kept_on_its_own_scale(retrieve: Retrieve) -> None:
    found = retrieve(FoundIndex("stem", october_1=9.0), FoundIndex("gram", october_1=41.0))

    assert found.hits["stem"] == [Hit("october:1-2", 9.0)]
    assert found.hits["gram"] == [Hit("october:1-2", 41.0)]


def test_articles_stand_in_order_of_their_best_passage(retrieve: Retrieve) -> None:
    index = FoundIndex("stem", october_1=9.0, november_1=8.0, october_3=7.0, never_1=1.0)

    assert retrieve(index, limit=1).articles == ("october", "november", "never")


def test_an_index_of_other_articles_asks_for_a_reindex(retrieve: Retrieve) -> None:
    with pytest.raises(IndexOutdatedError, match=r"other articles.*kernvraag reindex"):
        retrieve(FoundIndex("stem", gone_1=9.0))


def test_a_reranker_decides_the_order(retrieve: Retrieve) -> None:
    index = FoundIndex("stem", october_1=9.0, november_5=8.0, never_3=7.0)

    found = retrieve(index, reranker=LastFirstReranker())

    assert ids(found) == ["november:5-6", "never:3-4", "october:1-2"]
    assert [passage.rank for passage in found.passages] == [1, 2, 3]
    assert found.passages[0].score == TEXT.index("Vijf")


def test_a_reranker_sees_the_question_and_more_passages_than_asked_for(
    retrieve: Retrieve,
) -> None:
    index = FoundIndex("stem", october_1=9.0, november_5=8.0, never_3=7.0)
    reranker = LastFirstReranker()

    found = retrieve(index, reranker=reranker, limit=1)

    assert ids(found) == ["november:5-6"]
    assert reranker.shown == ["pont", "Een. Twee.", "Vijf. Zes.", "Drie. Vier."]


def test_a_reranked_article_stands_before_the_others(retrieve: Retrieve) -> None:
    index = FoundIndex("stem", october_1=9.0, november_5=8.0, never_3=7.0)

    found = retrieve(index, reranker=LastFirstReranker(), limit=1)

    assert found.articles == ("november", "october", "never")


def test_a_reranker_that_fails_leaves_the_order_and_is_named(retrieve: Retrieve) -> None:
    index = FoundIndex("stem", october_1=9.0, november_5=8.0)

    found = retrieve(index, reranker=BrokenReranker(), limit=1)

    assert ids(found) == ["october:1-2"]
    assert found.failed == ("reranker broken",)


def test_an_article_that_the_asker_just_read_is_preferred_not_alone(retrieve: Retrieve) -> None:
    reading = make_reading("pont")
    asked = replace(reading, question=replace(reading.question, context=frozenset({"year"})))
    index = FoundIndex("stem", october_1=9.0, november_3=8.7, year_2=8.5, never_2=1.0)

    assert ids(retrieve(index, reading=reading)) == ["october:1-2", "november:3-4", "year:2-3"]
    assert ids(retrieve(index, reading=asked)) == ["year:2-3", "october:1-2", "november:3-4"]


def test_an_article_just_read_does_not_beat_a_far_better_one(retrieve: Retrieve) -> None:
    reading = make_reading("pont")
    asked = replace(reading, question=replace(reading.question, context=frozenset({"year"})))

    found = retrieve(FoundIndex("stem", october_1=9.0, year_2=5.0, never_2=1.0), reading=asked)

    assert ids(found)[0] == "october:1-2"
