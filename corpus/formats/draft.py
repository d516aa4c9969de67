"""What every format reader returns: a text, its marked paragraphs, and the facts beside it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.article import Role
from corpus.decoding import refuse_surrogates
from corpus.formats.facts import Facts

_BLANK_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold an article as its file gives it, before it has an id and roles.

    `told` gives the roles the format states, by the offset at which a paragraph begins.
    `remarks` are for the operator.
    """

    text: str
    facts: Facts
    told: Mapping[int, Role] = field(default_factory=dict[int, Role])
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one paragraph of marked-up text without its markup, and its role where one is told."""

    text: str
    role: Role | None = None


def join_blocks(blocks: Iterable[Block]) -> tuple[str, dict[int, Role]]:
    """Return the text that the blocks make, and the roles they tell by offset."""
    lines: list[str] = []
    told: dict[int, Role] = {}
    offset = 0
    for block in blocks:
        paragraph = _BLANK_LINES.sub("\n", block.text.strip())
        if paragraph:
            refuse_surrogates(paragraph)
            if block.role is not None:
                told[offset] = block.role
            lines.append(paragraph)
            offset += len(paragraph) + len("\n\n")
    return "\n\n".join(lines), told
