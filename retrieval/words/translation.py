"""English words of a question put into Dutch: a vocabulary, names from CLDR, and cognates."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from babel import Locale

from retrieval.analysis import fold, words_of
from retrieval.types import Variant

# A translation's weight falls with its place in the dictionary: the first is the usual one.
_FALLING = 0.85
# The English word itself may stand in a Dutch text, but rarely does once it has a translation.
_ITSELF_TRANSLATED = 0.5
# A word made by a spelling rule is a guess.
_COGNATE = 0.6
_LONGEST_PHRASE = 4

# How English endings are spelled in the Dutch cognate; the first rule that fits is used.
_COGNATE_ENDINGS = (
    ("isation", "isering"),
    ("ization", "isering"),
    ("ation", "atie"),
    ("tion", "tie"),
    ("sion", "sie"),
    ("ality", "aliteit"),
    ("ity", "iteit"),
    ("ology", "ologie"),
    ("graphy", "grafie"),
    ("cracy", "cratie"),
    ("ency", "entie"),
    ("ance", "antie"),
    ("ical", "isch"),
    ("ic", "isch"),
    ("ist", "ist"),
    ("ism", "isme"),
    ("ive", "ief"),
    ("ary", "air"),
    ("ous", "eus"),
    ("ment", "ment"),
    ("al", "aal"),
    ("or", "or"),
)
# What an English plural, past tense or participle may be the form of.
_INFLECTIONS = (
    ("ies", "y"),
    ("ied", "y"),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("ier", "y"),
    ("est", ""),
    ("est", "e"),
    ("iest", "y"),
    ("ly", ""),
)
# Less than this is no word: "is" is not the plural of "i".
_SHORTEST_STEM = 2
_LETTERS = re.compile(r"\w+")
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


class Translator:
    """Put the words of an English question into Dutch; entries of the glossary come first."""

    def __init__(
        self, dictionary: Mapping[str, Sequence[str]], glossary: Mapping[str, Sequence[str]]
    ) -> None:
        self._dictionary = dictionary
        self._glossary = {_key(name): tuple(words) for name, words in glossary.items()}

    def translate(
        self, text: str, drop: frozenset[str]
    ) -> Iterator[tuple[str, tuple[Variant, ...]]]:
        """Yield each word or phrase of a text with its variants; words to drop are skipped.

        The longest phrase that the dictionary knows wins over its words.
        """
        words = list(words_of(text))
        start = 0
        while start < len(words):
            phrase, translations = self._longest(words[start : start + _LONGEST_PHRASE])
            start += len(phrase)
            if len(phrase) > 1 or phrase[0] not in drop:
                yield " ".join(phrase), self._variants(phrase, translations)

    def _longest(self, words: Sequence[str]) -> tuple[Sequence[str], tuple[str, ...]]:
        for length in range(len(words), 0, -1):
            translations = self._look_up(words[:length])
            if translations:
                return words[:length], translations
        return words[:1], ()

    def _look_up(self, words: Sequence[str]) -> tuple[str, ...]:
        found: list[str] = []
        for last in _lemmas(words[-1]):
            key = " ".join((*words[:-1], last))
            for book in (self._glossary, self._dictionary, self._names):
                found.extend(book.get(key, ()))
            if found:
                break
        return tuple(dict.fromkeys(found))

    def _variants(self, phrase: Sequence[str], translations: Sequence[str]) -> tuple[Variant, ...]:
        translated = [
            Variant(word, max(0.4, _FALLING**place)) for place, word in enumerate(translations)
        ]
        if translated:
            itself = [Variant(word, _ITSELF_TRANSLATED) for word in phrase if len(phrase) == 1]
            return (*translated, *itself)
        guesses = (Variant(guess, _COGNATE) for guess in _cognates(phrase[0]))
        return (Variant(phrase[0]), *guesses)

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """Names of countries, languages, months and days, English to Dutch."""
        english, dutch = Locale.parse("en"), Locale.parse("nl")
        names: dict[str, tuple[str, ...]] = {}
        for kind in ("territories", "languages"):
            theirs, ours = getattr(english, kind), getattr(dutch, kind)
            names.update((_key(theirs[k]), (ours[k],)) for k in theirs if k in ours)
        for kind in ("months", "days"):
            theirs, ours = (getattr(each, kind)["format"]["wide"] for each in (english, dutch))
            names.update((_key(theirs[k]), (ours[k],)) for k in theirs)
        return names


def _key(name: str) -> str:
    """Return a name as a question is looked up: a hyphen parts its words like a blank."""
    return " ".join(_LETTERS.findall(name.casefold()))


def _lemmas(word: str) -> Iterator[str]:
    """Yield the word and what it may be a form of, the likelier first."""
    yield word
    for ending, lemma in _INFLECTIONS:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
            stem = word[: -len(ending)] + lemma
            yield stem
            if not lemma and _DOUBLED.search(stem):
                yield stem[:-1]


def _cognates(word: str) -> Iterator[str]:
    for lemma in _lemmas(fold(word)):
        for english, dutch in _COGNATE_ENDINGS:
            if lemma.endswith(english) and len(lemma) > len(english) + 2:
                stem = lemma[: -len(english)] + dutch
                yield stem.replace("c", "k").replace("ksch", "sch").replace("ph", "f")
                yield stem
                return
