"""Understand a question: its language, its period, and the words that must be found."""

from collections.abc import Iterator, Mapping, Sequence

import regex

from corpus.chunking import clean
from retrieval.analysis import DutchAnalyzer, parts_of, read_words, words_of
from retrieval.language import LanguageGuesser
from retrieval.timeframe import read_timeframe, without_asking
from retrieval.types import Language, Question, Reading, Variant
from retrieval.words.dictionary import packaged_headwords, translations
from retrieval.words.pivot import Pivot
from retrieval.words.senses import Senses
from retrieval.words.synonyms import Synonyms
from retrieval.words.thesaurus import Group, packaged_groups
from retrieval.words.translation import Translator

# A word with a capital or a digit, with what ties words to a name (Wit-Rusland, O'Neill, F-16).
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\-]*")
_NAME = regex.compile(r"\p{Lu}|\p{N}")
_ABBREVIATION = regex.compile(r"\b\p{Lu}{2,}\b")
_SENTENCE_END = regex.compile(r"[.!?:…][\"'”’)\]]*\s*$")


class Vocabulary:
    """Hold what every reader of questions knows, whatever an operator's glossary adds.

    `own` are the groups of an operator's thesaurus.
    """

    def __init__(self, analyzer: DutchAnalyzer, own: Sequence[Group] = ()) -> None:
        headwords = packaged_headwords()
        self.guesser = LanguageGuesser()
        self.english_stop_words = read_words("stop-en.txt")
        senses = Senses(packaged_groups(), analyzer, own)
        self.synonyms = Synonyms(senses, Pivot(headwords, analyzer))
        self.dictionary = translations(headwords)


class QuestionReader:
    """Read questions against the analysis of an archive and an operator's glossary."""

    def __init__(
        self,
        analyzer: DutchAnalyzer,
        glossary: Mapping[str, Sequence[str]],
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._analyzer = analyzer
        self._vocabulary = vocabulary or Vocabulary(analyzer)
        self._glossary = {key.casefold(): tuple(words) for key, words in glossary.items()}
        self._translator = Translator(self._vocabulary.dictionary, glossary)

    def with_glossary(self, glossary: Mapping[str, Sequence[str]]) -> "QuestionReader":
        """Return a reader with another glossary that shares everything else with this one."""
        return QuestionReader(self._analyzer, glossary, self._vocabulary)

    def read(self, question: Question) -> Reading:
        """Return how a question is understood; never fails, whatever was typed."""
        text = clean(question.text)
        language = self._vocabulary.guesser.guess(text)
        timeframe = read_timeframe(text, today=question.today)
        is_as_of = timeframe is not None and timeframe.as_of
        groups = dict(self._groups(without_asking(text) if is_as_of else text, language))
        asked = text.replace(timeframe.words, " ") if timeframe else text
        return Reading(
            question=question,
            language=language,
            timeframe=timeframe,
            words=tuple(groups.values()),
            names=tuple(self._names(asked, groups)),
        )

    def mentions(self, words: str, texts: Sequence[str]) -> bool:
        """Tell whether the texts hold every content word and number of a phrase."""
        held = {self._analyzer.stem(word) for text in texts for word in words_of(text)}
        language = self._vocabulary.guesser.guess(words)
        wanted = self._groups(clean(words), language)
        return all(
            any(
                all(self._analyzer.stem(part) in held for part in parts_of(variant.word))
                for variant in variants
            )
            for _, variants in wanted
        )

    def _groups(self, text: str, language: Language) -> Iterator[tuple[str, tuple[Variant, ...]]]:
        return self._dutch(text) if language is Language.DUTCH else self._english(text)

    def _english(self, text: str) -> Iterator[tuple[str, tuple[Variant, ...]]]:
        known = self._vocabulary
        for phrase, variants in self._translator.translate(text, known.english_stop_words):
            translations = [each for each in variants if each.word not in phrase.split()]
            yield phrase, (*variants, *known.synonyms.of_translations(translations))

    def _dutch(self, text: str) -> Iterator[tuple[str, tuple[Variant, ...]]]:
        words = list(self._dutch_words(text))
        for written, synonyms in zip(words, self._vocabulary.synonyms.of(words), strict=True):
            word = written.casefold()
            itself = map(Variant, self._analyzer.content_words(word))
            told = (Variant(synonym) for synonym in self._glossary.get(word, ()))
            yield word, (*itself, *told, *synonyms)

    def _dutch_words(self, text: str) -> Iterator[str]:
        """Yield the content words: abbreviations in capitals, even where OM is "om" when small."""
        content = frozenset(self._analyzer.content_words(text))
        capitals: frozenset[str] = frozenset()
        if not text.isupper():
            capitals = frozenset(map(str, _ABBREVIATION.findall(text)))
        for word in words_of(text):
            if (short := word.upper()) in capitals and (
                word in content or self._vocabulary.synonyms.are_known(short)
            ):
                yield short
            elif word in content:
                yield word

    def _names(
        self, text: str, groups: Mapping[str, tuple[Variant, ...]]
    ) -> Iterator[tuple[Variant, ...]]:
        for name in names_in(text):
            for word in words_of(name):
                variants = next((groups[key] for key in groups if word in key.split()), None)
                if variants is not None:
                    yield variants


def names_in(text: str) -> Iterator[str]:
    """Yield the names and numbers of a text.

    A capital that only begins a sentence makes no name, unless more of the word is in capitals.
    """
    for match in _WORD.finditer(text):
        word, before = match.group(), text[: match.start()]
        first = not before.strip(" \"'“”‘’„(¿¡-") or _SENTENCE_END.search(before)
        if _NAME.search(word[1:] if first and not word[0].isdigit() else word):
            yield word
