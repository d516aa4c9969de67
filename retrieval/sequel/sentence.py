"""A sentence of an article as it is compared with others: its stems and its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.article import Article, Span
from retrieval.analysis import DutchAnalyzer
from retrieval.numbers import numbers_in
from retrieval.sequel.figures import Figure, figures_in
from retrieval.timeframe.words import MONTHS
from retrieval.types import Citation

# What an article has to say on an event it says early on.
_MOST_READ = 40
# Articles whose sentences are kept in memory: those of a few events that are asked about.
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold a sentence, the stems of its words but for numbers and months, and its figures."""

    article: Article
    span: Span
    stems: frozenset[str]
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.article.text[self.span.start : self.span.end]

    def stands_in(self, citation: Citation) -> bool:
        """Tell whether a citation quotes the sentence."""
        is_within = citation.start <= self.span.start and self.span.end <= citation.end
        return is_within and self.article.id == citation.article.id


@dataclass(frozen=True, slots=True)
class _Content:
    """Hold what stays the same of a sentence, whatever is decided about its article."""

    span: Span
    stems: frozenset[str]
    figures: tuple[Figure, ...]


class SentenceReader:
    """Read articles of one generation sentence by sentence; may serve several threads."""

    def __init__(self, analyzer: DutchAnalyzer) -> None:
        self.analyzer = analyzer
        self._read: dict[str, tuple[_Content, ...]] = {}

    def all_of(self, article: Article) -> tuple[Sentence, ...]:
        """Return the sentences of an article in order, the first ones of a long one."""
        contents = self._read.get(article.id)
        if contents is None:
            if len(self._read) >= _KEPT:
                self._read.clear()
            contents = self._read[article.id] = tuple(self._contents(article))
        return tuple(Sentence(article, each.span, each.stems, each.figures) for each in contents)

    def quoted(self, citation: Citation) -> tuple[Sentence, ...]:
        """Return the sentences that a citation quotes."""
        return tuple(each for each in self.all_of(citation.article) if each.stands_in(citation))

    def _contents(self, article: Article) -> Iterator[_Content]:
        for span in article.sentences[:_MOST_READ]:
            text = article.text[span.start : span.end]
            words = self.analyzer.content_words(text)
            stems = (self.analyzer.stem(word) for word in words if not _is_of_a_figure(word))
            yield _Content(span, frozenset(stems), figures_in(text, self.analyzer))


@lru_cache(maxsize=65_536)
def _is_of_a_figure(word: str) -> bool:
    return word in MONTHS or bool(numbers_in(word))
