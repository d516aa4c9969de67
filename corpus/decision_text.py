"""Changing one entry in the text of `decisions.toml`, and leaving all the rest as it was written.

The only home of tomlkit.
"""

# tomlkit's documents answer to every name with an item of any kind.
# pyright: reportUnknownMemberType=false

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast

import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable, Item, Table, Whitespace

# Said at the head of a file that is first made, because people write in it too.
HEAD = """\
# What moderators decided about the archive. Kernvraag reads this file before each answer, so a
# change counts at once, and it stays through every reindex. Kernvraag changes single entries in
# it; everything else stays as you write it. An id stands between quotation marks.

[dates]
# When an article was published: "YYYY", "YYYY-MM" or "YYYY-MM-DD"; "none" where nobody can tell.
# "003-sluis" = "2022-11"

[suppressed]
# Articles that readers do not get to see, each with the reason.
# "003-sluis" = "withdrawn by the outlet"

[notes]
# A correction or a word of context, shown wherever the article is cited.
# "003-sluis" = "The figure was put right a week later."

[glossary]
# Dutch words for an English word, or for another Dutch one.
# "lock keeper" = ["sluiswachter", "sluismeester"]
"""

# An entry as it is written: a text, or the words of the glossary; None where there is none.
Written: TypeAlias = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """Name an entry: its table, and its key in there."""

    table: str
    key: str


class NoPlaceError(ValueError):
    """Say that a text has no table that an entry could be written into."""


def written_entries(tables: Mapping[str, object]) -> Mapping[Entry, Written]:
    """Return every entry of every table, sensible or not."""
    return {
        Entry(name, key): _written(value)
        for name, table in tables.items()
        if isinstance(table, dict)
        for key, value in cast("dict[str, object]", table).items()
    }


def change_entry(source: str, entry: Entry, value: Written) -> str:
    """Return the text with one entry written, or without it where the value is None.

    Comments stay, one that stood behind an entry that goes too. Raises NoPlaceError.
    """
    try:
        document = tomlkit.parse(source or HEAD)
        table = _table(document, entry.table)
        if value is None:
            _remove(table, entry.key)
        elif entry.key in table:
            table[entry.key] = _plain(value)
        else:
            _add(table, entry.key, _plain(value))
        return tomlkit.dumps(document)
    except (TOMLKitError, AttributeError, TypeError, RecursionError) as error:
        # Layouts that nobody would write by hand are more than the library can change.
        raise NoPlaceError(entry.table) from error


def _written(value: object) -> Written:
    if isinstance(value, list):
        return tuple(map(str, cast("list[object]", value)))
    return str(value)


def _plain(value: str | tuple[str, ...]) -> str | list[str]:
    return list(value) if isinstance(value, tuple) else value


def _table(document: tomlkit.TOMLDocument, name: str) -> Table | InlineTable:
    if name not in document:
        if document.as_string().strip():
            document.add(tomlkit.nl())
        document.add(name, tomlkit.table())
    table: object = document[name]
    if not isinstance(table, Table | InlineTable):
        raise NoPlaceError(name)
    return table


def _remove(table: Table | InlineTable, key: str) -> None:
    if key not in table:
        return
    body = table.value.body
    place = next(place for place, (name, _) in enumerate(body) if name and name.key == key)
    comment = body[place][1].trivia.comment
    table.remove(key)
    if comment:
        body[place] = (None, tomlkit.comment(comment.lstrip("# ")))


def _add(table: Table | InlineTable, key: str, value: str | list[str]) -> None:
    """Add an entry under the others; what stands below an empty line speaks of what follows it."""
    below = _cut_below(table.value)
    table.add(key, tomlkit.item(value))
    for item in below:
        table.add(cast("Whitespace", item))


def _cut_below(container: Container) -> list[Item]:
    """Take away the last empty line after the last entry and all below it, and return them."""
    body = container.body
    end = len(body)
    while end and body[end - 1][0] is None:
        end -= 1
    blank = (place for place in range(end, len(body)) if isinstance(body[place][1], Whitespace))
    first = next(blank, len(body))
    below = [item for _, item in body[first:]]
    del body[first:]
    return below
