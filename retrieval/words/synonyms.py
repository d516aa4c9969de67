"""What may stand in an article for the Dutch words of a question, and how surely."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from retrieval.types import Variant
from retrieval.words.compounds import take_apart
from retrieval.words.pivot import Pivot
from retrieval.words.senses import Senses

# Every weight here is less than what counts as sure: what only may mean the same must neither
# outweigh the word itself, nor be looked for by its parts, nor make an article say what is claimed.
# Measured on five sets: more than this costs questions that share their article's words.
_SAME = 0.44
# Of what comes near, or translates the same English word.
_NEAR = 0.25
_PIVOT = 0.4
# A compound's head names its kind, and the first part says which: both tell less than the whole.
_HEAD_SHARE = 0.7
_FIRST_SHARE = 0.4
# A translation may be of another sense, and what stands for it is a guess upon a guess.
_TRANSLATED_SHARE = 0.4
_TRANSLATIONS = 3
# Three words are the longest names that are asked for: Verenigde Arabische Emiraten.
_LONGEST_PHRASE = 3
# Every one costs time in the index, and those that weigh least find least.
_MOST = 24
# As many as a busy hour asks; each holds some twenty words.
_REMEMBERED = 4_096


class Synonyms:
    """Give the synonyms of Dutch words and phrases in any of their forms."""

    def __init__(self, senses: Senses, pivot: Pivot) -> None:
        self._senses = senses
        self._pivot = pivot
        self._of_phrase = lru_cache(_REMEMBERED)(self._weigh_phrase)
        self._of_word = lru_cache(_REMEMBERED)(self._weigh_word)

    def of(self, words: Sequence[str]) -> list[Sequence[Variant]]:
        """Return, for each content word of a text in order, what may stand for it.

        What stands for a phrase stands for each of its words, and what would stand for such a word
        alone does not: the States are no club for being united. Abbreviations are given in
        capitals.
        """
        found = [self._of_word(word) for word in words]
        for length in range(2, _LONGEST_PHRASE + 1):
            for start in range(len(words) - length + 1):
                weights = self._of_phrase(" ".join(words[start : start + length]))
                if weights:
                    found[start : start + length] = [weights] * length
        return [_variants(weights) for weights in found]

    def are_known(self, abbreviation: str) -> bool:
        """Tell whether anything may stand for an abbreviation."""
        return bool(self._of_phrase(abbreviation))

    def of_translations(self, translations: Sequence[Variant]) -> Sequence[Variant]:
        """Return what may stand for the first few of the translations of one English word."""
        found: dict[str, float] = {}
        for each in translations[:_TRANSLATIONS]:
            _add(found, self._of_phrase(each.word), _TRANSLATED_SHARE * each.weight)
        return _variants(found)

    def _weigh_word(self, word: str) -> Mapping[str, float]:
        weights = dict(self._of_phrase(word))
        if self._senses.is_decided(word):
            return weights
        if not self._senses.of(word):
            _add(weights, self._weigh_parts(word.casefold()))
        _add(weights, dict.fromkeys(self._pivot.of(word.casefold()), _PIVOT))
        return weights

    def _weigh_parts(self, word: str) -> Mapping[str, float]:
        """Return the parts of a compound and what stands for them."""
        parts = take_apart(word, self._knows)
        weights: dict[str, float] = {}
        for part, share in zip(parts or (), (_FIRST_SHARE, _HEAD_SHARE), strict=False):
            _add(weights, {part: _SAME, **self._of_phrase(part)}, share)
        return weights

    def _knows(self, word: str) -> bool:
        return bool(self._senses.of(word)) or self._pivot.knows(word)

    def _weigh_phrase(self, phrase: str) -> Mapping[str, float]:
        """Return the other words of a phrase's groups, one form of each stem."""
        own = self._senses.key(phrase)
        found: dict[str, tuple[str, float]] = {}
        for word, weight in self._others(phrase):
            key = self._senses.key(word)
            if key and key != own and weight > found.get(key, ("", 0.0))[1]:
                found[key] = word, weight
        return {word: weight / len(key.split()) for key, (word, weight) in found.items()}

    def _others(self, phrase: str) -> Iterator[tuple[str, float]]:
        for group, is_same in self._senses.of(phrase):
            # Two words that both only come near a third may have nothing to do with each other.
            near = group.near if is_same else ()
            for terms, weight in ((group.same, _SAME if is_same else _NEAR), (near, _NEAR)):
                for word in chain.from_iterable(terms):
                    if self._senses.is_findable(word):
                        yield word, weight


def _add(weights: dict[str, float], others: Mapping[str, float], share: float = 1.0) -> None:
    """Put in what is new, and what weighs more than it did."""
    for word, weight in others.items():
        weights[word] = max(weights.get(word, 0.0), weight * share)


def _variants(weights: Mapping[str, float]) -> Sequence[Variant]:
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return [Variant(word, weight) for word, weight in ordered[:_MOST]]
