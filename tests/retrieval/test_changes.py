from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reader import Corpus, Notice, Rejection, RejectionReason
from retrieval.archive import digest_of
from retrieval.changes import (
    DECISIONS_FILE,
    Changes,
    compare,
    plan_changes,
    published_digests,
    read_decided_corpus,
)
from tests.bot.builders import make_article
from tests.builders import ARTICLES, TODAY, write_corpus

SLUIS = make_article(id="001")
MOLEN = make_article("De molen draait.", id="002")
GRAAN = make_article("Het graan is op.", id="003")


def changes(*, removed: int, changed: int = 0, unchanged: int = 0) -> Changes:
    return Changes(
        (), ("changed",) * changed, ("removed",) * removed, unchanged, rejected=(), notices=()
    )


def test_articles_are_added_changed_removed_or_left_as_they_are() -> None:
    before = {"000": "gone", "001": digest_of(SLUIS), "002": "another text"}

    found = compare(Corpus((SLUIS, MOLEN, GRAAN)), before)

    assert (found.added, found.changed, found.removed, found.unchanged) == (
        ("003",),
        ("002",),
        ("000",),
        1,
    )


def test_what_could_not_be_read_is_passed_on() -> None:
    rejected = (Rejection("leeg.txt", RejectionReason.EMPTY),)
    notices = (Notice("later.txt", "dated 2099, in the future"),)

    found = compare(Corpus((SLUIS,), rejected, notices), {})

    assert (found.rejected, found.notices) == (rejected, notices)


@pytest.mark.parametrize(
    ("found", "too_much"),
    [
        (changes(removed=0), False),
        (changes(removed=3, unchanged=7), False),
        (changes(removed=31, unchanged=69), True),
        (changes(removed=1, unchanged=2), True),
        (changes(removed=1, changed=3), False),
        (changes(removed=5), True),
    ],
)
def test_more_than_three_in_ten_removed_is_too_much(found: Changes, too_much: bool) -> None:  # noqa: FBT001 - a case
    assert found.removes_too_much is too_much


digests = st.dictionaries(st.sampled_from(["000", "001", "002", "003"]), st.just("another text"))


@given(digests)
def test_every_article_before_and_now_is_counted_once(before: dict[str, str]) -> None:
    articles = (SLUIS, MOLEN, GRAAN)
    found = compare(Corpus(articles), {**before, "003": digest_of(GRAAN)})

    assert len(found.added) + len(found.changed) + found.unchanged == len(articles)
    assert len(found.removed) + len(found.changed) + found.unchanged == len({*before, "003"})


def test_where_nothing_is_published_everything_is_added(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")

    found = plan_changes(corpus, tmp_path / "data", today=TODAY)

    assert found.added == tuple(sorted(ARTICLES))
    assert published_digests(tmp_path / "data") == {}


def test_planning_writes_nothing(tmp_path: Path) -> None:
    plan_changes(write_corpus(tmp_path / "corpus"), tmp_path / "data", today=TODAY)

    assert not (tmp_path / "data").exists()


def test_what_moderators_decided_is_read_with_the_corpus(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    (tmp_path / DECISIONS_FILE).write_text(
        '[dates]\n"003-klokkenluider" = "2022-12"\n"001-veerpont" = "2022-13"\n', "utf-8"
    )

    read = read_decided_corpus(corpus, tmp_path, today=TODAY)

    dates = {article.id: str(article.published) for article in read.articles}
    assert dates["003-klokkenluider"] == "2022-12"
    assert dates["001-veerpont"] == "2022-10"
    assert [notice.path for notice in read.notices] == [DECISIONS_FILE]


def test_a_decision_changes_an_article(data: Path, corpus: Path) -> None:
    (data / DECISIONS_FILE).write_text('[notes]\n"002-molenaar" = "rechtgezet"\n', "utf-8")

    found = plan_changes(corpus, data, today=TODAY)

    assert (found.changed, found.unchanged) == (("002-molenaar",), 3)
