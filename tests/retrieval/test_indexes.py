"""One contract for everything that finds passages, whatever it is made of."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Passage
from corpus.publication import Origin, PublicationDate
from retrieval.analysis import DutchAnalyzer, words_of
from retrieval.dense import DenseIndex, DenseWriter
from retrieval.lexical import Field, LexicalIndex, LexicalWriter, open_searcher
from retrieval.types import Hit, Index, Scope
from tests.builders import make_passage, make_reading
from tests.fakes import WordEmbedder

Build: TypeAlias = Callable[[Sequence[Passage]], Index]

WORDS = ("molen", "rogge", "wiek", "ketting", "veerpont")
MOLEN = make_passage("De molen maalt rogge.", article="m01")
WIEK = make_passage("Een wiek van de molen brak.", article="m01", number=1)
KETTING = make_passage("De ketting van de veerpont brak.", article="v02")
PASSAGES = (MOLEN, WIEK, KETTING)

# What a query parser, a database or a shell would obey.
HOSTILE = (
    '"unclosed',
    "AND (",
    "id:c1 OR *",
    "\\",
    "[a TO",
    "(" * 200,
    "'; DROP TABLE",
    '" OR 1=1',
    "NEAR(",
    "*",
    "stem:*",
    "month:[0 TO 999999]",
    "passage:/.*/",
    "article:m01",
    "-nothing +everything",
    '{"$ne": 1}',
    "%s %00 ${HOME} `id`",
    "\x00",
    "\ud800",
    "\x1b[2J\u202e\u200b",
    "🙂" * 500,
    "zz " * 5_000,
)


def lexical(directory: Path, passages: Sequence[Passage], field: Field) -> LexicalIndex:
    analyzer = DutchAnalyzer()
    writer = LexicalWriter(directory, analyzer)
    writer.add(passages)
    writer.commit()
    return LexicalIndex(open_searcher(directory), analyzer, field)


def dense(directory: Path, passages: Sequence[Passage]) -> DenseIndex:
    embedder = WordEmbedder(*WORDS)
    writer = DenseWriter(directory, len(passages))
    writer.add(passages, embedder.embed_passages([passage.search_text for passage in passages]))
    writer.close()
    # Far more than any of these calls takes.
    return DenseIndex(directory, embedder, deadline=60.0)


@pytest.fixture(scope="module", params=["stem", "gram", "dense"])
def build(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Build]:
    with ExitStack() as opened:

        def build_index(passages: Sequence[Passage]) -> Index:
            directory = tmp_path_factory.mktemp("index") / request.param
            if request.param != "dense":
                return lexical(directory, passages, request.param)
            index = dense(directory, passages)
            opened.callback(index.close)
            return index

        yield build_index


@pytest.fixture(scope="module")
def index(build: Build) -> Index:
    return build(PASSAGES)


def found(index: Index, text: str, scope: Scope | None = None, *, limit: int = 10) -> list[str]:
    """Return the ids of the hits that have anything to do with a question, best first."""
    hits = index.search(make_reading(text), scope or Scope(), limit)
    return [hit.passage_id for hit in hits if hit.score > 0]


def test_a_passage_is_found_by_its_word(index: Index) -> None:
    assert found(index, "Waar bleef de ketting?") == [KETTING.id]


def test_the_passage_with_every_word_stands_first(index: Index) -> None:
    assert found(index, "molen met een wiek") == [WIEK.id, MOLEN.id]


def test_nothing_is_found_for_words_that_no_passage_holds(index: Index) -> None:
    assert found(index, "Hoeveel chocolade?") == []


@pytest.mark.parametrize("text", ["", "   ", "?!", "Wat is het?"])
def test_nothing_is_found_for_a_question_without_words(index: Index, text: str) -> None:
    assert found(index, text) == []


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_limit_is_kept(index: Index, limit: int) -> None:
    hits = index.search(make_reading("molen rogge wiek ketting"), Scope(), limit)

    assert len(hits) == limit


def test_more_may_be_asked_than_there_is(index: Index) -> None:
    assert len(found(index, "molen ketting", limit=1_000)) == len(PASSAGES)


def test_ids_come_once_in_order_of_score(index: Index) -> None:
    hits = index.search(make_reading("de molen en zijn wiek en een veerpont"), Scope(), 10)

    ids = [hit.passage_id for hit in hits]
    assert sorted(ids) == sorted(passage.id for passage in PASSAGES)
    assert list(hits) == sorted(hits, key=lambda hit: -hit.score)


def test_a_name_that_looks_like_an_id_stays_whole(build: Build) -> None:
    passage = make_passage("ketting", article="a:3-4: b", number=7)

    assert found(build([passage]), "ketting") == ["a:3-4: b:7-7"]


def dated(*dates: PublicationDate | None) -> list[Passage]:
    return [
        make_passage("molen", article=f"a{number}", published=published)
        for number, published in enumerate(dates)
    ]


def test_only_the_months_asked_for_are_searched(build: Build) -> None:
    index = build(
        dated(
            PublicationDate(Origin.STATED, 2022, 11, 5),
            PublicationDate(Origin.STATED, 2022, 11),
            PublicationDate(Origin.STATED, 2022, 12),
            PublicationDate(Origin.STATED, 2022),
            None,
        )
    )

    def within(*months: int) -> set[str]:
        return set(found(index, "molen", Scope(months=frozenset(months))))

    assert within(202211) == {"a0:0-0", "a1:0-0"}
    assert within(202212, 202200) == {"a2:0-0", "a3:0-0"}
    assert within(0) == {"a4:0-0"}
    assert within(199901) == within() == set()


def test_months_do_not_change_a_score(index: Index) -> None:
    everywhere = index.search(make_reading("molen en wiek"), Scope(), 2)

    within = index.search(make_reading("molen en wiek"), Scope(months=frozenset({202211})), 2)

    assert [hit.score for hit in within] == pytest.approx([hit.score for hit in everywhere])


def test_hidden_articles_are_never_found(index: Index) -> None:
    hidden = Scope(hidden=frozenset({"m01", "an article long gone"}))

    assert found(index, "molen ketting", hidden) == [KETTING.id]


def test_hidden_articles_leave_their_place_to_others(build: Build) -> None:
    near = [make_passage("molen wiek", article="gone", number=number) for number in range(40)]
    far = [make_passage("molen ketting veerpont", article="kept", number=n) for n in range(3)]
    index = build([*near, *far])

    hits = index.search(make_reading("molen wiek"), Scope(hidden=frozenset({"gone"})), 3)

    assert sorted(hit.passage_id for hit in hits) == ["kept:0-0", "kept:1-1", "kept:2-2"]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_nothing_is_found_by_syntax(index: Index, text: str) -> None:
    # Its words may be like some of the archive's; what stands around them finds nothing.
    assert found(index, text) == found(index, " ".join(words_of(text)))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_syntax_around_a_word_does_not_keep_it_from_being_found(index: Index, text: str) -> None:
    assert found(index, f"ketting {text[:100]}")[0] == KETTING.id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), max_size=60))
def test_whatever_is_typed_is_searched_for(index: Index, text: str) -> None:
    hits = index.search(make_reading(text), Scope(), 2)

    assert len(hits) <= 2


def test_asking_again_gives_the_same_hits(index: Index) -> None:
    reading = make_reading("molen wiek ketting")

    assert index.search(reading, Scope(), 3) == index.search(reading, Scope(), 3)


def test_the_same_passages_give_the_same_hits(build: Build) -> None:
    passages = [make_passage(f"{word} molen", article=f"a-{word}") for word in WORDS]
    reading = make_reading("molen met wiek en rogge")

    one, other = (build(passages).search(reading, Scope(), 10) for _ in range(2))

    assert [hit.score for hit in one] == pytest.approx([hit.score for hit in other])
    assert by_score(one) == by_score(other)


def by_score(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits in the order that fusion gives those of equal score."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))


def test_several_threads_may_ask_at_once(index: Index) -> None:
    readings = [make_reading(text) for text in ("molen", "wiek", "ketting", "veerpont rogge")]
    alone = [index.search(reading, Scope(), 3) for reading in readings]

    with ThreadPoolExecutor(8) as threads:
        together = list(
            threads.map(lambda reading: index.search(reading, Scope(), 3), readings * 20)
        )

    assert together == alone * 20
