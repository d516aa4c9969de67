"""Score single sentences against a question: BM25 over stems and over grams, pure and in memory."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from math import log

from retrieval.analysis import DutchAnalyzer, parts_of
from retrieval.lexical import LexicalIndex
from retrieval.types import RankedPassage, Reading, Variant

# BM25 as tantivy and most others have it.
_SATURATION = 1.2
_LENGTH_SHARE = 0.75
# An article is as good as its best passages together: several speak of what one may only mention.
_PASSAGES_OF_ARTICLE = 3


class SentenceScorer:
    """Score sentences by one field, with the rarity that terms have in the whole archive."""

    def __init__(self, index: LexicalIndex, terms_of: Callable[[str], Sequence[str]]) -> None:
        self._index = index
        self._terms_of = terms_of

    def score(self, reading: Reading, sentences: Sequence[Sequence[str]]) -> list[float]:
        """Return one BM25 score per sentence, each given as its content words."""
        terms = (chain.from_iterable(map(self._terms_of, words)) for words in sentences)
        counts = [Counter(each) for each in terms]
        average = sum(count.total() for count in counts) / max(len(counts), 1)
        present = frozenset(chain.from_iterable(counts))
        weights = [self._weigh(variants, present) for variants in reading.words]
        return [_bm25(weights, count, average) for count in counts]

    def _weigh(
        self, variants: Sequence[Variant], present: frozenset[str]
    ) -> list[Mapping[str, float]]:
        """Return, for each variant of a word, its terms with their rarity times its weight.

        Only those that any sentence holds: the index is asked for the rarity of no other, and of
        a dozen synonyms one or two are left to compare each sentence with.
        """
        weighed = (
            {
                term: variant.weight * self._rarity(term)
                for word in parts_of(variant.word)
                for term in self._terms_of(word)
                if term in present
            }
            for variant in variants
            if self._index.uses(variant)
        )
        return [terms for terms in weighed if terms]

    def _rarity(self, term: str) -> float:
        holding = self._index.rarity(term)
        return log(1 + (self._index.size - holding + 0.5) / (holding + 0.5))


def stem_scorer(index: LexicalIndex, analyzer: DutchAnalyzer) -> SentenceScorer:
    """Return the scorer over stems of words."""
    return SentenceScorer(index, lambda word: (analyzer.stem(word),))


def gram_scorer(index: LexicalIndex, analyzer: DutchAnalyzer) -> SentenceScorer:
    """Return the scorer over 4-grams within words."""
    return SentenceScorer(index, lambda word: analyzer.grams(word).split())


def score_articles(passages: Sequence[RankedPassage]) -> list[float]:
    """Return, for each passage, the scores of its article's best few together."""
    scores: dict[str, dict[int, float]] = {}
    for passage in passages:
        scores.setdefault(passage.article.id, {})[passage.first] = passage.score
    together = {
        article_id: sum(sorted(each.values(), reverse=True)[:_PASSAGES_OF_ARTICLE])
        for article_id, each in scores.items()
    }
    return [together[passage.article.id] for passage in passages]


def _bm25(
    weights: Sequence[Sequence[Mapping[str, float]]], count: Counter[str], average: float
) -> float:
    share = 1 - _LENGTH_SHARE + _LENGTH_SHARE * count.total() / average if average else 1.0

    def worth(terms: Mapping[str, float]) -> float:
        # Sorted: a sum of floats in another order is another float, and ranks must not waver.
        held = sorted(terms.keys() & count.keys())
        return sum(
            terms[term] * count[term] * (_SATURATION + 1) / (count[term] + _SATURATION * share)
            for term in held
        )

    return sum(max(map(worth, variants), default=0.0) for variants in weights)
