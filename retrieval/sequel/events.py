"""Which articles tell of the same event: they share rare words, and lie near each other in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log

from corpus.article import Article
from corpus.publication import PublicationDate
from retrieval.analysis import DutchAnalyzer, words_of
from retrieval.lexical import LexicalIndex
from retrieval.numbers import numbers_in
from retrieval.reading import names_in
from retrieval.sequel.corrections import is_correction
from retrieval.sequel.sentence import SentenceReader

# News tells the event first: the title and a passage's worth of sentences.
_LEAD = 4
# In a smaller archive every word looks frequent: it is in one article of three.
_SMALLEST_ARCHIVE = 100
# Rare words that two leads share, times the share of the shorter lead that they are. Among 123
# articles of one month and 37 of a year, what lay above told of the same event.
_SAME_EVENT = 1.5
# The same of their first sentences alone, which tell of little else.
_SAME_HEAD = 1.6
# A correction spends its words on the mistake, and few on what the article was about.
_SAME_AS_CORRECTED = 1.0
# Days between two articles: what is told of a season later is another event of the same affair.
_NEAR = 92
# Articles whose leads are kept in memory; askers come back to the same ones.
_KEPT = 4_096
# Words whose worth is kept: those of as many leads, for most words are in several.
_WORDS_KEPT = 65_536


@dataclass(frozen=True, slots=True)
class _Lead:
    """Hold the stems of how an article begins, of its title and first sentence, and of names."""

    stems: frozenset[str]
    head: frozenset[str]
    names: frozenset[str]


class EventJudge:
    """Judge whether articles tell of the same event; one instance may serve several threads."""

    def __init__(self, analyzer: DutchAnalyzer, stems: LexicalIndex) -> None:
        self.analyzer = analyzer
        self.sentences = SentenceReader(analyzer)
        self._stems = stems
        self._size = max(stems.size, _SMALLEST_ARCHIVE)
        self._rarest = _rarity(1, self._size)
        self._worth = lru_cache(maxsize=_WORDS_KEPT)(self._read_worth)
        self._leads: dict[str, _Lead] = {}

    def are_one(self, article: Article, other: Article) -> bool:
        """Tell whether two articles tell of the same event."""
        if article.id == other.id:
            return True
        return are_near(article.published, other.published) and self._is_alike(article, other)

    def weigh(self, stems: Iterable[str]) -> float:
        """Return what words are worth together: 1 for each that stands in one passage only."""
        # Sorted: a sum of floats in another order is another float, and answers must not waver.
        return sum(map(self._worth, sorted(stems)))

    def likeness(self, stems: frozenset[str], others: frozenset[str]) -> float:
        """Return what two texts share: their rare words, times the share of the shorter text.

        Many common words and a few rare ones both may come together by chance; many rare ones
        that are most of a text do not.
        """
        shared = self.weigh(stems & others)
        if not shared:
            return 0.0
        shorter = min(self.weigh(stems), self.weigh(others))
        return shared * shared / shorter

    def _read_worth(self, stem: str) -> float:
        return _rarity(self._stems.rarity(stem), self._size) / self._rarest

    def _is_alike(self, article: Article, other: Article) -> bool:
        one, two = self._lead(article), self._lead(other)
        if one.names and two.names and not one.names & two.names:
            # A fire here and a fire there share many a word.
            return False
        if self.likeness(one.head, two.head) >= _SAME_HEAD:
            return True
        corrects = is_correction(article) or is_correction(other)
        least = _SAME_AS_CORRECTED if corrects else _SAME_EVENT
        return self.likeness(one.stems, two.stems) >= least

    def _lead(self, article: Article) -> _Lead:
        known = self._leads.get(article.id)
        if known is None:
            if len(self._leads) >= _KEPT:
                self._leads.clear()
            known = self._leads[article.id] = _read_lead(article, self.analyzer)
        return known


def _read_lead(article: Article, analyzer: DutchAnalyzer) -> _Lead:
    title = (article.title,) if article.titled else ()
    sentences = (article.text[span.start : span.end] for span in article.sentences[:_LEAD])
    texts = (*title, *sentences)
    names = (word for text in texts for name in names_in(text) for word in words_of(name))
    return _Lead(
        _stems(texts, analyzer),
        # A figure that is equal tells much; one that is not, of one sentence, tells nothing.
        frozenset(
            stem for stem in _stems(texts[: len(title) + 1], analyzer) if not numbers_in(stem)
        ),
        frozenset(analyzer.stem(name) for name in names if not numbers_in(name)),
    )


def _stems(texts: Iterable[str], analyzer: DutchAnalyzer) -> frozenset[str]:
    words = (word for text in texts for word in analyzer.content_words(text))
    return frozenset(map(analyzer.stem, words))


def are_near(one: PublicationDate | None, other: PublicationDate | None) -> bool:
    """Tell whether two articles may have been published within a season; unknown days may."""
    if one is None or other is None:
        return True
    first, second = sorted((one.period, other.period), key=lambda period: period.first)
    return (second.first - first.last).days <= _NEAR


def is_later(one: PublicationDate | None, other: PublicationDate | None) -> bool:
    """Tell whether one certainly was published after the other; what has no date never was."""
    return one is not None and other is not None and one.period.first > other.period.last


def _rarity(holding: int, size: int) -> float:
    # A word of no passage, such as one of a title, is as rare as one can be.
    holding = max(holding, 1)
    return log(1 + (size - holding + 0.5) / (holding + 0.5))
