"""What an excerpt changes of a quote, word by word; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

from rapidfuzz.distance import Indel

from retrieval.analysis import fold

# More words than any message or quote has; what follows them is not compared any more, so that
# the work, which grows with the product of both, stays within a tenth of a second.
_MOST_WORDS = 4_000
# Marks around a word that typography, not wording, decides on.
_MARKS = "“”„‟‘’‚‛«»‹›\"'`´()[]{}.,;:…–—"


class Change(StrEnum):
    """Name what became of words: SAME in both, REMOVED from the quote, ADDED by the excerpt."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold words in a row that the same became of, joined with blanks."""

    change: Change
    text: str


def differences(excerpt: str, quote: str) -> tuple[Difference, ...]:
    """Return the words of a quote and of an excerpt from it, in order, and what became of them.

    Case, accents and marks around a word make no difference; words that are the same are spelled
    as in the quote. Where words were replaced, the removed ones come first.
    """
    steps = _in_blocks(_steps(excerpt.split(), quote.split()))
    return tuple(
        Difference(change, " ".join(word for _, word in words))
        for change, words in groupby(steps, key=lambda step: step[0])
    )


_Step: TypeAlias = tuple[Change, str]


def _steps(excerpt: Sequence[str], quote: Sequence[str]) -> Iterator[_Step]:
    ours, theirs = excerpt[:_MOST_WORDS], quote[:_MOST_WORDS]
    opcodes = Indel.opcodes(list(map(_key, theirs)), list(map(_key, ours)))
    for opcode in opcodes:
        change = Change.SAME if opcode.tag == "equal" else Change.REMOVED
        for word in theirs[opcode.src_start : opcode.src_end]:
            yield change, word
        if change is not Change.SAME:
            for word in ours[opcode.dest_start : opcode.dest_end]:
                yield Change.ADDED, word
    yield from ((Change.REMOVED, word) for word in quote[_MOST_WORDS:])
    yield from ((Change.ADDED, word) for word in excerpt[_MOST_WORDS:])


def _in_blocks(steps: Iterable[_Step]) -> Iterator[_Step]:
    """Put what was removed between two words that stayed before what was added there."""
    for _, words in groupby(steps, key=lambda step: step[0] is Change.SAME):
        yield from sorted(words, key=lambda step: step[0] is Change.ADDED)


def _key(word: str) -> str:
    """Return what two spellings of a word have in common; a word of marks alone is itself."""
    return fold(word.strip(_MARKS)) or fold(word)
