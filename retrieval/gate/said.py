"""What a stretch of an article says, and whether it says a word."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from retrieval.analysis import DutchAnalyzer, words_of
from retrieval.types import RankedPassage

# What only begins or ends a longer word is half of what that word says.
_PART = 0.5
# Shorter words begin and end too many words.
_SHORTEST_PART = 4
# Parts of words that hardly mean what was asked find too much.
_LEAST_SURE = 0.4
# A passage's neighbours: as many sentences as a passage has itself.
_NEIGHBOURS = 4
# The sentences of a few hundred articles, which a day's news is asked about again and again.
_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True)
class Term:
    """Hold the words of a phrase, their stems, and how surely it means what was asked, 0 to 1."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    weight: float


Wanted: TypeAlias = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Hold the words of a text in a row with a blank around each, and their stems."""

    row: str
    stems: frozenset[str]

    def holds(self, wanted: Wanted) -> float:
        """Return how surely a word was said, 0 to 1: by the surest of what stands for it."""
        return max((term.weight * self._holding(term) for term in wanted), default=0.0)

    def holds_in_a_row(self, first: str, second: str) -> bool:
        """Tell whether one word stands right before another."""
        return f" {first} {second} " in self.row

    def _holding(self, term: Term) -> float:
        if self.stems.issuperset(term.stems):
            return 1.0
        return _PART if term.weight >= _LEAST_SURE and any(map(self._in_part, term.words)) else 0.0

    def _in_part(self, word: str) -> bool:
        """Tell whether a longer word begins or ends with this one."""
        return len(word) >= _SHORTEST_PART and (f" {word}" in self.row or f"{word} " in self.row)


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """Hold what a passage says, with each of its sentences, and with what stands around it."""

    sentences: tuple[tuple[str, Said], ...]
    itself: Said
    around: Said


class PassageReader:
    """Read passages; may serve several threads."""

    def __init__(self, analyzer: DutchAnalyzer) -> None:
        self._analyzer = analyzer
        self._of_text = lru_cache(_REMEMBERED)(self.say)

    def read(self, passage: RankedPassage) -> ReadPassage:
        """Return what a passage says."""
        text, spans = passage.article.text, passage.article.sentences
        first = max(0, passage.first - _NEIGHBOURS)
        around = [
            (sentence, self._of_text(sentence))
            for span in spans[first : passage.last + 1 + _NEIGHBOURS]
            for sentence in (text[span.start : span.end],)
        ]
        own = tuple(around[passage.first - first : passage.last - first + 1])
        return ReadPassage(own, _join(said for _, said in own), _join(said for _, said in around))

    def say(self, text: str) -> Said:
        """Return what a text says."""
        words = tuple(words_of(text))
        return Said(f" {' '.join(words)} ", frozenset(map(self._analyzer.stem, words)))


def _join(parts: Iterable[Said]) -> Said:
    said = tuple(parts)
    stems = frozenset[str]().union(*(each.stems for each in said))
    return Said("".join(each.row for each in said), stems)
