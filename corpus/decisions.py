"""What moderators decided: it stands beside the articles and survives every reindex."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from corpus.article import Article
from corpus.errors import DecisionsError, InvalidDateError
from corpus.publication import Origin, PublicationDate
from corpus.rejection import printable

T = TypeVar("T")

# What a moderator writes to take a wrong date away.
UNDATED = "none"
_TABLES = ("dates", "suppressed", "notes", "glossary")
_PLACE = re.compile(r" ?\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Decisions:
    """Hold what moderators decided, by article id; a date of None means: undated.

    `glossary` gives Dutch words for English ones. `problems` are sentences about entries that
    were skipped.
    """

    dates: Mapping[str, PublicationDate | None] = field(
        default_factory=dict[str, PublicationDate | None]
    )
    suppressed: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict[str, str])
    glossary: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    problems: tuple[str, ...] = ()

    def is_suppressed(self, article_id: str) -> bool:
        """Tell whether readers must not see an article."""
        return article_id in self.suppressed


def read_decisions(path: Path) -> Decisions:
    """Read `decisions.toml`; a missing file holds no decisions.

    An entry that makes no sense is skipped and reported in `problems`. Raises DecisionsError when
    the file cannot be read or is no TOML.
    """
    return understand_decisions(read_source(path), path)


def understand_decisions(source: str, path: Path) -> Decisions:
    """Return the decisions that a file's text makes; raises DecisionsError, naming the file."""
    return _decide(read_tables(source, path), source)


def read_source(path: Path) -> str:
    """Return the text of a file, nothing where there is none; raises DecisionsError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise DecisionsError(path, error.strerror or "it cannot be read") from error
    except UnicodeDecodeError as error:
        raise DecisionsError(path, "it is not UTF-8") from error


def read_tables(source: str, path: Path) -> dict[str, object]:
    """Return what stands in a file's text, sensible or not; raises DecisionsError."""
    try:
        return tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else None
        raise DecisionsError(path, printable(_PLACE.sub("", str(error))), line=line) from error


def apply_decisions(articles: Iterable[Article], decisions: Decisions) -> tuple[Article, ...]:
    """Return the articles with the dates and notes that moderators gave them.

    Suppressed articles stay among them: they can still be found by moderators.
    """
    return tuple(
        replace(
            article,
            published=decisions.dates.get(article.id, article.published),
            note=decisions.notes.get(article.id, article.note),
        )
        for article in articles
    )


def _decide(tables: Mapping[str, object], source: str) -> Decisions:
    """Return the sensible entries, and a sentence for each of the others."""
    dates, bad_dates = _entries(tables, "dates", read=_date, source=source)
    suppressed, bad_suppressed = _entries(tables, "suppressed", read=_text, source=source)
    notes, bad_notes = _entries(tables, "notes", read=_text, source=source)
    glossary, bad_glossary = _entries(tables, "glossary", read=_words, source=source)
    unknown = (
        f"{_line(source, name)}[{name}] was skipped: there are the tables {', '.join(_TABLES)}"
        for name in tables
        if name not in _TABLES
    )
    problems = (*unknown, *bad_dates, *bad_suppressed, *bad_notes, *bad_glossary)
    return Decisions(
        dates, frozenset(suppressed), notes, glossary, problems=tuple(map(printable, problems))
    )


def _entries(
    tables: Mapping[str, object], name: str, *, read: Callable[[object], T], source: str
) -> tuple[dict[str, T], list[str]]:
    """Return what can be read of a table, and what is wrong with the rest."""
    table = tables.get(name, {})
    if not isinstance(table, dict):
        return {}, [f"{_line(source, name)}{name} was skipped: write a table [{name}]"]
    good: dict[str, T] = {}
    bad: list[str] = []
    for key, value in cast("dict[str, object]", table).items():
        try:
            good[key] = read(value)
        except ValueError as error:
            # An entry that is not on a line of its own is found by its table's.
            place = _line(source, key, table=name) or _line(source, name)
            bad.append(f"{place}{key} in [{name}] was skipped: {error}")
    return good, bad


def _date(value: object) -> PublicationDate | None:
    """Read a date; TOML's own dates and a bare year are understood too."""
    if value == UNDATED:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise InvalidDateError(str(value), "not a date")
    return PublicationDate.parse(str(value), Origin.MODERATOR)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    # A full stop in a bare key makes a table of it.
    remedy = "its id" if isinstance(value, dict) else "its text"
    raise ValueError(f"put quotation marks around {remedy}")


def _words(value: object) -> tuple[str, ...]:
    listed = cast("list[object]", value) if isinstance(value, list) else [value]
    words = tuple(word.strip() for word in listed if isinstance(word, str) and word.strip())
    if len(words) < max(1, len(listed)):
        raise ValueError('write the Dutch words as ["…", "…"]')
    return words


def _line(source: str, key: str, *, table: str | None = None) -> str:
    """Return `line 12: ` where a key can be found in the file, else nothing."""
    inside = table is None
    heading = re.compile(r"\s*\[\s*([^\]]+?)\s*\]")
    entry = re.compile(rf"\s*(?:\[\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    for number, line in enumerate(source.splitlines(), start=1):
        if table is not None and (found := heading.match(line)):
            inside = found[1] == table
        elif inside and entry.match(line):
            return f"line {number}: "
    return ""
