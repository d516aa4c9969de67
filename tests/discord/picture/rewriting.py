"""Text in which some stretches mean something, turned into HTML stretch by stretch."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

ToHtml: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """Hold how a stretch is recognised and what is drawn for it; the drawing escapes its text.

    `pattern` is a regular expression in which dots match line ends and ^ stands at any line.
    """

    pattern: str
    draw: ToHtml


def rewrite(text: str, kinds: tuple[Kind, ...], *, plain: ToHtml) -> str:
    """Return the HTML of a text: of two kinds that begin at one place the former is taken."""
    drawn, position = [], 0
    for match in _scanner(kinds).finditer(text):
        drawn += [plain(text[position : match.start()]), _drawing(match, kinds)]
        position = match.end()
    return "".join([*drawn, plain(text[position:])])


def _scanner(kinds: tuple[Kind, ...]) -> re.Pattern[str]:
    # A group around each pattern: the last group that closes is then the whole kind's.
    named = (f"(?P<kind{number}>{kind.pattern})" for number, kind in enumerate(kinds))
    return re.compile("|".join(named), re.DOTALL | re.MULTILINE)


def _drawing(match: re.Match[str], kinds: tuple[Kind, ...]) -> str:
    number = int((match.lastgroup or "").removeprefix("kind"))
    return kinds[number].draw(match.group())
