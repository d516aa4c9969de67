import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.excerpts.index import FEWEST_LETTERS, SCHEMA, PieceIndex, PieceWriter
from retrieval.excerpts.letters import letters_of
from tests.retrieval.village import VILLAGE


@contextmanager
def opened(texts: Mapping[str, str]) -> Iterator[PieceIndex]:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as database:
        database.executescript(SCHEMA)
        writer = PieceWriter()
        for name, text in texts.items():
            writer.add(name, text)
        writer.write(database)
        yield PieceIndex(lambda query, values: database.execute(query, values).fetchall())


@pytest.fixture(scope="module")
def village() -> Iterator[PieceIndex]:
    with opened(VILLAGE) as index:
        yield index


@given(data=st.data())
def test_no_article_that_holds_the_letters_is_left_out(
    village: PieceIndex, data: st.DataObject
) -> None:
    letters = letters_of(VILLAGE[data.draw(st.sampled_from(sorted(VILLAGE)))])
    start = data.draw(st.integers(0, len(letters) - FEWEST_LETTERS))
    stretch = letters[start : data.draw(st.integers(start + FEWEST_LETTERS, len(letters)))]

    found = village.holding(stretch)

    assert {name for name, text in VILLAGE.items() if stretch in letters_of(text)} <= set(found)
    assert list(found) == sorted(found)


def test_letters_that_stand_nowhere_have_no_article(village: PieceIndex) -> None:
    assert not village.holding("zeppelinwachtersvereniging")
    assert not village.sharing("zeppelinwachtersvereniging", 5)


def test_the_article_that_shares_most_comes_first(village: PieceIndex) -> None:
    excerpt = "De nieuwe ketting kost 9.999 gulden en komt niet voor februari."

    shared = village.sharing(letters_of(excerpt), 3)

    assert shared[0] == "001-ketting.txt"
    assert len(shared) <= 3


def test_what_says_one_thing_over_and_over_is_found() -> None:
    with opened({"a": "ha" * 40, "b": "hahaha! " * 3, "c": "haha"}) as index:
        assert "a" in index.holding("ha" * 30)
        assert {"a", "b"} <= set(index.holding("ha" * 9))


def test_an_index_may_be_empty() -> None:
    with opened({}) as index:
        assert not index.holding("eenentwintigletters")
        assert not index.sharing("eenentwintigletters", 5)


def test_a_few_letters_share_nothing(village: PieceIndex) -> None:
    assert not village.sharing("pont", 5)
