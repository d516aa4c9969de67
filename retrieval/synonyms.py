"""Dutch words for one another: those that translate one English word in one sense."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from retrieval.analysis import DutchAnalyzer
from retrieval.dictionary import Headword
from retrieval.types import Variant

# A word that only may mean the same must not outweigh the word itself: it finds what the word
# misses, and decides between passages that hold the word equally often.
_WEIGHT = 0.4
# A word of many senses has many neighbours, each the less likely to be meant.
_MOST = 12


class Synonyms:
    """Give the synonyms of Dutch words in any of their forms."""

    def __init__(self, headwords: Iterable[Headword], analyzer: DutchAnalyzer) -> None:
        self._analyzer = analyzer
        self._by_stem = _by_stem(headwords, analyzer)

    def of(self, word: str) -> Sequence[Variant]:
        """Return the words that may stand for a word, without its own other forms."""
        return [
            Variant(other, _WEIGHT) for other in self._by_stem.get(self._analyzer.stem(word), ())
        ]


def _by_stem(
    headwords: Iterable[Headword], analyzer: DutchAnalyzer
) -> Mapping[str, tuple[str, ...]]:
    """Return each word's synonyms: first those that share the most English words with it."""
    shared: dict[str, Counter[str]] = {}
    for head in headwords:
        for sense in head.senses:
            words = {word.casefold(): analyzer.stem(word.casefold()) for word in sense}
            for word, stem in words.items():
                if " " not in word:
                    others = (other for other, theirs in words.items() if theirs != stem)
                    shared.setdefault(stem, Counter()).update(others)
    return {
        stem: tuple(word for word, _ in others.most_common(_MOST))
        for stem, others in shared.items()
    }
