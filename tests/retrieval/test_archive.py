from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Copy
from corpus.publication import Origin, PublicationDate
from retrieval.archive import Archive, digest_of, entry_of, write_archive
from tests.bot.builders import NOVEMBER, make_article

Keep: TypeAlias = Callable[[Sequence[Article]], Archive]

# Blanks, quotes, escapes and letters outside the Basic Multilingual Plane, as JSON writes them.
ODD_TEXT = 'Hij zei: “Nee”,\n"ja" \\ c:\\n \x00\x1f\x7f\u2028 één 🙂 e\u0301nd.'
SLUIS = make_article(id="001", title="Sluis")
MOLEN = make_article(
    "De molen draait.",
    id="002",
    title="Molen",
    published=None,
    url="https://example.org/molen",
    copies=(Copy("007", "De Bode", None, NOVEMBER), Copy("008", None, None, None)),
    note="de naam is verbeterd",
)


@pytest.fixture
def keep(tmp_path: Path) -> Iterator[Keep]:
    opened: list[Archive] = []

    def write_and_open(articles: Sequence[Article]) -> Archive:
        path = tmp_path / f"archive {len(opened)}#?.sqlite"
        write_archive(path, articles)
        opened.append(Archive(path))
        return opened[-1]

    yield write_and_open
    for archive in opened:
        archive.close()


@pytest.fixture
def archive(keep: Keep) -> Archive:
    return keep([MOLEN, SLUIS])


def test_an_article_comes_back_as_it_was(archive: Archive) -> None:
    assert archive.article("001") == SLUIS
    assert archive.article("002") == MOLEN


def test_a_copy_is_found_by_its_own_id(archive: Archive) -> None:
    assert archive.article("008") == MOLEN


def test_an_article_goes_before_a_copy_of_the_same_id(keep: Keep) -> None:
    archive = keep([replace(MOLEN, copies=(Copy("001", None, None, None),)), SLUIS])

    assert archive.article("001") == SLUIS


@pytest.mark.parametrize("unknown", ["", "00", "001'", "%", "001\x00", "../001"])
def test_an_unknown_id_has_no_article(archive: Archive, unknown: str) -> None:
    assert archive.article(unknown) is None


def test_entries_stand_in_order_of_id(archive: Archive) -> None:
    assert archive.entries == (entry_of(SLUIS), entry_of(MOLEN))


def test_dates_are_known_by_id(archive: Archive) -> None:
    assert archive.dates == {"001": NOVEMBER, "002": None}


def test_an_archive_may_be_empty(keep: Keep) -> None:
    archive = keep([])

    assert archive.entries == ()
    assert list(archive.holding("de")) == []


def test_articles_are_found_by_a_piece_of_their_text(archive: Archive) -> None:
    assert list(archive.holding("sluis ging")) == [SLUIS]
    assert list(archive.holding("Sluis ging")) == []
    assert list(archive.holding("De ")) == [SLUIS, MOLEN]


def test_titles_are_not_searched_for_a_piece_of_text(archive: Archive) -> None:
    assert list(archive.holding("verbeterd")) == []


def test_half_a_character_is_held_by_nothing(archive: Archive) -> None:
    assert list(archive.holding("sluis \ud800")) == []


@given(start=st.integers(0, len(ODD_TEXT) - 1), length=st.integers(1, len(ODD_TEXT)))
def test_any_piece_of_a_text_is_found(odd_archive: Archive, start: int, length: int) -> None:
    piece = ODD_TEXT[start : start + length]

    assert [article.id for article in odd_archive.holding(piece)] == ["001"]


@pytest.fixture(scope="module")
def odd_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = tmp_path_factory.mktemp("archive") / "articles.sqlite"
    write_archive(path, [make_article(ODD_TEXT, id="001")])
    archive = Archive(path)
    yield archive
    archive.close()


@pytest.mark.parametrize(
    "changed",
    [
        make_article("De sluis ging dicht. Niemand wist waarom!", id="001", title="Sluis"),
        replace(SLUIS, title="Sluizen"),
        replace(SLUIS, published=None),
        replace(SLUIS, published=PublicationDate(Origin.FILE, 2022, 11)),
        replace(SLUIS, note="rechtgezet"),
        replace(SLUIS, copies=(Copy("009", None, None, None),)),
    ],
)
def test_a_digest_changes_with_anything_in_an_article(changed: Article) -> None:
    assert digest_of(changed) != digest_of(SLUIS)


def test_digests_are_stored_as_they_are_computed(archive: Archive) -> None:
    assert archive.digests() == {"001": digest_of(SLUIS), "002": digest_of(MOLEN)}


def test_reading_an_archive_does_not_change_its_file(tmp_path: Path) -> None:
    path = tmp_path / "articles.sqlite"
    write_archive(path, [SLUIS, MOLEN])
    before = path.read_bytes()

    archive = Archive(path)
    read = [archive.article("001"), *archive.holding("molen"), *archive.entries]
    archive.close()

    assert read
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_several_threads_may_read_at_once(keep: Keep) -> None:
    # More articles than are kept in memory.
    articles = [make_article(f"Artikel {number}.", id=f"{number:03d}") for number in range(400)]
    archive = keep(articles)

    with ThreadPoolExecutor(8) as threads:
        read = list(threads.map(archive.article, [article.id for article in articles] * 3))

    assert read == articles * 3
