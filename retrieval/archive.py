"""The articles of one generation as they were read, by id; light enough for every command."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic import TypeAdapter

from corpus.article import Article, Copy
from corpus.publication import PublicationDate
from retrieval.excerpts.index import FEWEST_LETTERS, SCHEMA, PieceIndex, PieceWriter
from retrieval.excerpts.letters import letters_of

_SCHEMA = """
CREATE TABLE article (id TEXT PRIMARY KEY, digest TEXT NOT NULL, entry BLOB NOT NULL,
                      whole BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE copy (id TEXT PRIMARY KEY, article TEXT NOT NULL) WITHOUT ROWID;
"""
# A question looks into a handful of articles; askers come back to the same ones.
_KEPT_IN_MEMORY = 256
# Articles that are looked for at once: who looks a few letters up wants the first few only.
_PAGE = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold what a list shows of an article, without its text."""

    id: str
    title: str
    source: str | None
    url: str | None
    published: PublicationDate | None
    copies: tuple[Copy, ...] = ()


def entry_of(article: Article) -> Entry:
    """Return an article's entry."""
    return Entry(
        article.id, article.title, article.source, article.url, article.published, article.copies
    )


def write_archive(path: Path, articles: Iterable[Article]) -> None:
    """Write articles into a new SQLite file."""
    database = sqlite3.connect(path)
    pieces = PieceWriter()
    try:
        database.executescript(_SCHEMA + SCHEMA)
        with database:
            for article in articles:
                database.execute("INSERT INTO article VALUES (?, ?, ?, ?)", _row_of(article))
                names = ((copy.id, article.id) for copy in article.copies)
                database.executemany("INSERT OR IGNORE INTO copy VALUES (?, ?)", names)
                pieces.add(article.id, article.text)
            pieces.write(database)
    finally:
        database.close()


def digest_of(article: Article) -> str:
    """Return what changes when anything about the article does: 32 hexadecimal digits."""
    return sha256(_articles().dump_json(article)).hexdigest()[:32]


class Archive:
    """Look articles up in the file that `write_archive` wrote; may serve several threads."""

    def __init__(self, path: Path) -> None:
        # The file never changes once it is published, so no lock on it is needed.
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = Lock()
        self._article = lru_cache(maxsize=_KEPT_IN_MEMORY)(self._read)
        self._pieces = PieceIndex(self._rows)

    def article(self, article_id: str) -> Article | None:
        """Return the article of that id, or the one that a copy of that id is the same as."""
        return self._article(article_id)

    def holding(self, text: str) -> Iterator[Article]:
        """Yield the articles whose text holds another one letter by letter, in order of id."""
        # In the stored JSON a text stands as JSON writes it; so the search runs over the file.
        written = json.dumps(text, ensure_ascii=False)[1:-1].encode("utf-8", "replace")
        letters = letters_of(text)
        few = len(letters) < FEWEST_LETTERS
        ids = self._scanned(written) if few else self._among(self._pieces.holding(letters), written)
        found = map(self.article, ids)
        return (article for article in found if article is not None and text in article.text)

    def holding_letters(self, letters: str) -> Iterator[Article]:
        """Yield the articles whose letters hold these in a row, in order of id.

        There must be at least `FEWEST_LETTERS` of them.
        """
        found = map(self.article, self._pieces.holding(letters))
        return (article for article in found if article and letters in letters_of(article.text))

    def sharing(self, letters: str, limit: int) -> Iterator[Article]:
        """Yield at most `limit` articles that share pieces of wording, most of them first."""
        found = map(self.article, self._pieces.sharing(letters, limit))
        return (article for article in found if article is not None)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return every article's entry, in order of id."""
        rows = self._rows("SELECT entry FROM article ORDER BY id")
        return tuple(_entries().validate_json(entry) for (entry,) in rows)

    @cached_property
    def dates(self) -> Mapping[str, PublicationDate | None]:
        """Return every article's date, by id."""
        return {entry.id: entry.published for entry in self.entries}

    def digests(self) -> Mapping[str, str]:
        """Return every article's digest, by id."""
        return dict(self._rows("SELECT id, digest FROM article"))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _read(self, article_id: str) -> Article | None:
        rows = self._rows(
            "SELECT whole FROM article WHERE id = :id"
            " OR id = (SELECT article FROM copy WHERE copy.id = :id) ORDER BY id != :id",
            {"id": article_id},
        )
        return _articles().validate_json(rows[0][0]) if rows else None

    def _scanned(self, written: bytes) -> Iterator[str]:
        """Yield the ids of the rows that hold some bytes, from the first article to the last."""
        query = (
            "SELECT id FROM article WHERE id > :last AND instr(whole, :written)"
            " ORDER BY id LIMIT :page"
        )
        last, is_full = "", True
        while is_full:
            page = self._rows(query, {"last": last, "written": written, "page": _PAGE})
            yield from (article_id for (article_id,) in page)
            is_full = len(page) == _PAGE
            last = page[-1][0] if is_full else last

    def _among(self, ids: Sequence[str], written: bytes) -> Iterator[str]:
        """Yield those of some ids, in order, whose rows hold some bytes."""
        query = (
            "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(:ids))"
            " AND instr(whole, :written) ORDER BY id"
        )
        rows = self._rows(query, {"ids": json.dumps(ids), "written": written})
        return (article_id for (article_id,) in rows)

    def _rows(self, query: str, values: Mapping[str, str | bytes | int] | None = None) -> list[Any]:
        with self._lock:
            return self._database.execute(query, values or {}).fetchall()


def _row_of(article: Article) -> tuple[str, str, bytes, bytes]:
    whole = _articles().dump_json(article)
    entry = _entries().dump_json(entry_of(article))
    return article.id, sha256(whole).hexdigest()[:32], entry, whole


@cache
def _articles() -> TypeAdapter[Article]:
    return TypeAdapter(Article)


@cache
def _entries() -> TypeAdapter[Entry]:
    return TypeAdapter(Entry)
