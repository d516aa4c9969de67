"""What stands on a card before its texts are measured: lines of our marks and others' words."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.card import MOST_TEXT, Part


@dataclass(frozen=True, slots=True)
class Long:
    """Hold plain words that are made inert, and give way when a card is full.

    `limit` is what they get at most, in characters of markdown.
    """

    words: str
    limit: int = MOST_TEXT


# A piece that is a string is markdown of ours and stands as it is.
Line: TypeAlias = tuple[str | Long, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold a text display in the making."""

    lines: tuple[Line, ...]


Drafted: TypeAlias = Part | Draft

# A line about a text is worth less of a card than the text itself.
_LINE = 300


def small(words: str) -> Line:
    """Return a line in small text."""
    return ("-# ", Long(words, _LINE))


def strong(words: str) -> Line:
    """Return a line in bold."""
    return ("**", Long(words, _LINE), "**")


def draft(*lines: Line) -> Draft:
    """Return lines under each other in one text display."""
    return Draft(lines)
