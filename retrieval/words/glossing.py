"""Dutch put into English word by word, for a model that only reads English."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

import regex

from retrieval.analysis import DutchAnalyzer
from retrieval.language import LanguageGuesser
from retrieval.types import Language
from retrieval.words.compounds import take_apart
from retrieval.words.dictionary import Headword, packaged_headwords, read_headwords
from retrieval.words.thesaurus import Group, packaged_groups

# Another way to find a word's English gives other vectors: then this is counted up.
_RULES = "0"
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
# Of two places in the pages, the one in an earlier sense and further in front is the usual one, and
# of two as good the shorter headword.
_LATER_SENSE = 0.5
_LONGER_HEADWORD = 0.01
# The page from Dutch was made for this and outdoes those from English, as far as it goes: a form
# that stands nowhere is rather looked up among all.
_FROM_DUTCH, _FROM_DUTCH_BY_STEM, _FROM_ENGLISH = 0.0, 0.9, 1.0
# What a form may be without: of verbs, adjectives and small things.
_OF_VERBS = ("t", "de", "te", "den", "ten")
_OF_ADJECTIVES = ("ste", "st", "ere", "er", "e")
_OF_SMALL_THINGS = ("tjes", "tje", "jes", "je")
# Fewer letters are no word any more.
_SHORTEST = 4
# A participle, also of a verb that parts: ge-hoor-d, aan-ge-kondig-d.
_PARTICIPLE = regex.compile(
    r"(aan|achter|af|bij|door|in|mee|na|neer|om|op|over|samen|tegen|terug|toe|uit|vast|voor|weg)?"
    r"ge(\p{L}{3,}?)(?:d|t|en|de|te)"
)
# More than an archive of thousands of articles has different words that are not names.
_REMEMBERED = 262_144


class Glosser:
    """Put Dutch texts into English, word by word and in the Dutch order.

    What is known to no page stays as it is: names, and words that are the same. May serve several
    threads.
    """

    def __init__(self, analyzer: DutchAnalyzer) -> None:
        self._analyzer = analyzer
        self._words, self._stems = _read_pages(analyzer)
        self._lemmas: dict[str, str] = {}
        self._others: dict[str, str] = {}
        for group in packaged_groups():
            self._learn(group)
        self._guesser = LanguageGuesser()
        self._remembered = lru_cache(_REMEMBERED)(self._gloss)

    def gloss(self, text: str) -> str:
        """Return a Dutch text in English words."""
        return _WORD.sub(lambda match: self._remembered(match.group()), text)

    def gloss_question(self, text: str) -> str:
        """Return a question in English words; one that is English stays as it is."""
        return self.gloss(text) if self._guesser.guess(text) is Language.DUTCH else text

    def _gloss(self, written: str) -> str:
        word = written.casefold()
        found = next(filter(None, map(self._look_up, self._forms(word))), None)
        if found is not None:
            return found
        is_name = written != word
        parts = None if is_name else take_apart(word, self._knows)
        return " ".join(map(self._gloss, parts)) if parts else written

    def _look_up(self, word: str) -> str | None:
        stem = self._analyzer.stem(word)
        return self._words.get(word) or self._stems.get(stem) or self._others.get(stem)

    def _knows(self, word: str) -> bool:
        return self._look_up(word) is not None

    def _forms(self, word: str) -> Iterator[str]:
        """Yield a word and what it may be a form of, the likelier first."""
        yield word
        if word in self._lemmas:
            yield self._lemmas[word]
        for ending in (*_OF_VERBS, *_OF_ADJECTIVES, *_OF_SMALL_THINGS):
            if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST:
                yield word.removesuffix(ending)
        if word.endswith("t"):
            yield f"{word.removesuffix('t')}en"
        if participle := _PARTICIPLE.fullmatch(word):
            verb = (participle[1] or "") + participle[2]
            yield from (verb, f"{verb}en")

    def _learn(self, group: Group) -> None:
        """Keep which word each form is of, and for words without English that of the first with."""
        words = [term[0].casefold() for term in group.same if " " not in term[0]]
        english = next(filter(None, map(self._of_pages, words)), None)
        for term in group.same:
            for form in term[1:]:
                self._lemmas.setdefault(form.casefold(), term[0].casefold())
        if english is not None:
            for word in words:
                self._others.setdefault(self._analyzer.stem(word), english)

    def _of_pages(self, word: str) -> str | None:
        return self._words.get(word) or self._stems.get(self._analyzer.stem(word))


def glossary_digest() -> bytes:
    """Return what changes when texts may be put into other words than before."""
    known = repr((_RULES, _from_dutch(), packaged_headwords(), packaged_groups()))
    return sha256(known.encode()).digest()


def _from_dutch() -> tuple[Headword, ...]:
    """Return the page that is made for reading Dutch: its usual words in their usual sense."""
    page = files("retrieval").joinpath("vocabulary", "nl-en.txt").read_text("utf-8")
    return tuple(read_headwords(page))


def _read_pages(analyzer: DutchAnalyzer) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the usual English of each Dutch word, and of each stem."""
    words: dict[str, tuple[float, str]] = {}
    stems: dict[str, tuple[float, str]] = {}
    for heads, by_word, by_stem in (
        (_from_dutch(), _FROM_DUTCH, _FROM_DUTCH_BY_STEM),
        (packaged_headwords(), _FROM_ENGLISH, _FROM_ENGLISH),
    ):
        for word, english, cost in _entries(heads):
            _keep(words, word, (by_word + cost, english))
            _keep(stems, analyzer.stem(word), (by_stem + cost, english))
    return {word: english for word, (_, english) in words.items()}, {
        stem: english for stem, (_, english) in stems.items()
    }


def _entries(heads: tuple[Headword, ...]) -> Iterator[tuple[str, str, float]]:
    """Yield each single Dutch word with its English, and how far from usual that is."""
    for head in heads:
        length = _LONGER_HEADWORD * len(head.english.split())
        for later, sense in enumerate(head.senses):
            for place, word in enumerate(sense):
                if " " not in word:
                    yield word.casefold(), head.english, place + _LATER_SENSE * later + length


def _keep(book: dict[str, tuple[float, str]], key: str, found: tuple[float, str]) -> None:
    """Keep the English that costs least; of equal ones the first."""
    if key not in book or found[0] < book[key][0]:
        book[key] = found
