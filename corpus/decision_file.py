"""The moderators' decisions as they are changed: one entry at a time, by hand or by an act."""

import tomllib
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, cast

from filelock import FileLock, Timeout

from corpus.decision_text import (
    HEAD,
    Entry,
    NoPlaceError,
    Written,
    change_entry,
    written_entries,
)
from corpus.decisions import UNDATED, Decisions, read_source, read_tables, understand_decisions
from corpus.errors import DecisionsBusyError, DecisionsLayoutError, DecisionsUnwritableError
from corpus.publication import PublicationDate
from corpus.writing import write_whole

# Seconds to wait for who else changes an entry; nobody's change takes a tenth of one.
_PATIENCE = 5.0
# Whoever saves the file by hand meanwhile is let through, and the entry changed in what they saved.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold the decisions as somebody saw them; `written` gives each entry as it stood there."""

    decisions: Decisions
    fingerprint: str
    written: Mapping[Entry, Written]


@dataclass(frozen=True, slots=True)
class Changed:
    """Hold what an entry said before and says now; None where there was or is none."""

    entry: Entry
    before: Written
    now: Written

    @property
    def is_change(self) -> bool:
        """Tell whether the entry says something else now."""
        return self.before != self.now


@dataclass(frozen=True, slots=True)
class Conflict:
    """Hold an entry that others changed since it was seen: theirs stands, ours was not written."""

    entry: Entry
    theirs: Written
    ours: Written


Edited: TypeAlias = Changed | Conflict


class DecisionFile:
    """Change `decisions.toml` in place; any number of threads and processes may, by hand too.

    Every act re-reads the file, changes one entry and leaves all the rest as it was written. With
    `seen`, an entry that says something else than it did then is left as it is: a Conflict. Every
    act raises DecisionsError, DecisionsBusyError, DecisionsLayoutError or
    DecisionsUnwritableError, and then nothing has changed.
    """

    def __init__(self, path: Path) -> None:
        # A link is followed, so that what it leads to is changed and the link stays.
        self.path = path.resolve()

    def read(self) -> Seen:
        """Return the decisions as they stand now; a missing file holds none."""
        source = read_source(self.path)
        tables = read_tables(source, self.path)
        return Seen(
            understand_decisions(source, self.path),
            sha256(source.encode()).hexdigest(),
            written_entries(tables),
        )

    def set_date(
        self, article_id: str, published: PublicationDate | None, *, seen: Seen | None = None
    ) -> Edited:
        """Give an article a date, or with None say that it has none, whatever its file says."""
        written = UNDATED if published is None else str(published)
        return self.put(Entry("dates", article_id), written, seen=seen)

    def clear_date(self, article_id: str, *, seen: Seen | None = None) -> Edited:
        """Take a decided date away: the article's file counts again from the next build on."""
        return self.put(Entry("dates", article_id), None, seen=seen)

    def suppress(self, article_id: str, reason: str, *, seen: Seen | None = None) -> Edited:
        """Hide an article from readers."""
        return self.put(Entry("suppressed", article_id), _line(reason), seen=seen)

    def restore(self, article_id: str, *, seen: Seen | None = None) -> Edited:
        """Show a suppressed article to readers again."""
        return self.put(Entry("suppressed", article_id), None, seen=seen)

    def set_note(self, article_id: str, text: str | None, *, seen: Seen | None = None) -> Edited:
        """Say something beside an article wherever it is cited; None or nothing says no more."""
        return self.put(Entry("notes", article_id), _line(text or "") or None, seen=seen)

    def add_term(
        self, term: str, translations: Sequence[str], *, seen: Seen | None = None
    ) -> Edited:
        """Give the Dutch words for a term, in place of those it had; none takes the term away."""
        lines = [_line(word) for word in translations]
        words = tuple(dict.fromkeys(line for line in lines if line))
        return self.put(self._term(term), words or None, seen=seen)

    def remove_term(self, term: str, *, seen: Seen | None = None) -> Edited:
        """Take a term out of the glossary."""
        return self.put(self._term(term), None, seen=seen)

    def put(self, entry: Entry, value: Written, *, seen: Seen | None = None) -> Edited:
        """Write an entry, or with None take it away; the way back from any Changed."""
        with self._lock():
            for _ in range(_ATTEMPTS):
                source = read_source(self.path)
                tables = read_tables(source, self.path)
                before = written_entries(tables).get(entry)
                if before == value:
                    return Changed(entry, before, value)
                if seen is not None and seen.written.get(entry) != before:
                    return Conflict(entry, theirs=before, ours=value)
                fresh = self._change(source, tables, entry, value)
                if read_source(self.path) == source:
                    self._write(fresh)
                    return Changed(entry, before, value)
        raise DecisionsBusyError(self.path)

    def _term(self, term: str) -> Entry:
        """Return the entry of a term, as it is spelled in the file if it stands there already."""
        line = _line(term)
        tables = read_tables(read_source(self.path), self.path)
        known = (entry.key for entry in written_entries(tables) if entry.table == "glossary")
        same = (key for key in known if key.casefold() == line.casefold())
        return Entry("glossary", next(same, line))

    def _change(self, source: str, tables: dict[str, object], entry: Entry, value: Written) -> str:
        """Return the changed text, once it is proven that it says all that it said besides."""
        try:
            fresh = change_entry(source, entry, value)
        except NoPlaceError as error:
            raise DecisionsLayoutError(self.path, entry.table) from error
        if read_tables(fresh, self.path) != _expected(tables, source, entry, value):
            raise DecisionsLayoutError(self.path, entry.table)
        return fresh

    def _write(self, source: str) -> None:
        try:
            write_whole(self.path, source.encode())
        except OSError as error:
            raise DecisionsUnwritableError(self.path, error.strerror or str(error)) from error

    @contextmanager
    def _lock(self) -> Generator[None]:
        lock = self.path.with_name(f"{self.path.name}.lock")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            held = FileLock(lock).acquire(timeout=_PATIENCE)
        except Timeout:
            raise DecisionsBusyError(self.path) from None
        except OSError as error:
            raise DecisionsUnwritableError(self.path, error.strerror or str(error)) from error
        with held:
            yield


def _expected(
    tables: dict[str, object], source: str, entry: Entry, value: Written
) -> dict[str, object]:
    """Return what a file must say after a change."""
    # A file that is begun has every table from the start.
    expected = deepcopy(tables) if source else tomllib.loads(HEAD)
    table = cast("dict[str, object]", expected.setdefault(entry.table, {}))
    if value is None:
        table.pop(entry.key, None)
    else:
        table[entry.key] = list(value) if isinstance(value, tuple) else value
    return expected


def _line(text: str) -> str:
    """Return a text on one line that UTF-8 can write, whatever was typed."""
    return " ".join(text.encode("utf-8", "replace").decode().split())
