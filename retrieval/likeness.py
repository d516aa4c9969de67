"""Which articles of an archive say nearly the same as another one, such as edited wire copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.article import Article
from retrieval.analysis import fold, words_of
from retrieval.archive import Archive

# Three words in a row are seldom shared by chance, and a changed word costs only three of them.
_SHINGLE = 3
# Below this, two articles share a quote or a subject; above it, the one was made from the other.
_LEAST = 0.5
# Sentences that are looked for: versions of one text share at least one of so many.
_PROBES = 12
# A shorter sentence stands in many articles by chance.
_SHORTEST_PROBE = 40
# More articles than this share a sentence only where it is boilerplate.
_MOST_HOLDING = 20


@dataclass(frozen=True, slots=True)
class Alike:
    """Hold an article and the share, 0 to 1, of the shorter of two that stands in the longer."""

    article: Article
    share: float


def find_alike(article: Article, archive: Archive, *, limit: int = 3) -> tuple[Alike, ...]:
    """Return the articles of an archive that say nearly the same, most alike first."""
    likely = {found.id: found for found in _likely(article, archive)}
    compared = (Alike(other, share_of(article.text, other.text)) for other in likely.values())
    alike = [each for each in compared if each.share >= _LEAST]
    return tuple(sorted(alike, key=lambda each: (-each.share, each.article.id))[:limit])


def share_of(text: str, other: str) -> float:
    """Return which share of the shorter of two texts stands in the longer, 0 to 1."""
    shingles, others = _shingles(text), _shingles(other)
    return len(shingles & others) / max(min(len(shingles), len(others)), 1)


def _likely(article: Article, archive: Archive) -> Iterator[Article]:
    """Yield articles that hold a sentence of this one letter by letter, some of them repeatedly."""
    yield from islice(archive.holding(article.text), _MOST_HOLDING)
    for sentence in _probes(article):
        yield from islice(archive.holding(sentence), _MOST_HOLDING)


def _probes(article: Article) -> tuple[str, ...]:
    """Return sentences from all over an article."""
    texts = [article.text[span.start : span.end] for span in article.sentences]
    long = [text for text in texts if len(text) >= _SHORTEST_PROBE]
    return tuple(long[:: max(len(long) // _PROBES, 1)][:_PROBES])


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = [fold(word) for word in words_of(text)]
    rows = range(max(len(words) - _SHINGLE + 1, 1))
    return frozenset(tuple(words[place : place + _SHINGLE]) for place in rows)
