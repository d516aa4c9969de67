"""Dutch words for one another: those that translate one English word in one sense."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from retrieval.analysis import DutchAnalyzer
from retrieval.words.dictionary import Headword

# A word of many senses has many neighbours, each the less likely to be meant.
_MOST = 12


class Pivot:
    """Give the Dutch words that share an English one with a word, in any of its forms."""

    def __init__(self, headwords: Iterable[Headword], analyzer: DutchAnalyzer) -> None:
        self._analyzer = analyzer
        self._senses = _by_stem(headwords, analyzer)

    def of(self, word: str) -> Sequence[str]:
        """Return them without the word's own other forms: first those that share the most."""
        stem = self._analyzer.stem(word)
        others: Counter[str] = Counter()
        for sense in self._senses.get(stem, ()):
            others.update(each for each in sense if self._analyzer.stem(each) != stem)
        return [other for other, _ in others.most_common(_MOST)]

    def knows(self, word: str) -> bool:
        """Tell whether a word translates anything."""
        return self._analyzer.stem(word) in self._senses


def _by_stem(
    headwords: Iterable[Headword], analyzer: DutchAnalyzer
) -> Mapping[str, Sequence[Sequence[str]]]:
    """Return the senses that each single word stands in, by its stem."""
    found: dict[str, list[Sequence[str]]] = {}
    for head in headwords:
        for written in head.senses:
            sense = tuple(dict.fromkeys(word.casefold() for word in written))
            for stem in dict.fromkeys(analyzer.stem(word) for word in sense if " " not in word):
                found.setdefault(stem, []).append(sense)
    return found
