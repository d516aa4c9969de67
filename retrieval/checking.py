"""What the archive itself says on a claim: quotes that say so, and quotes about it; no verdict."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from corpus.article import Span
from corpus.chunking import clean
from corpus.sentences import split_sentences
from retrieval.analysis import DutchAnalyzer, parts_of, words_of
from retrieval.composing import numbered
from retrieval.numbers import numbers_in
from retrieval.polarity import clauses_of, contradicts, is_denied, reports_denial
from retrieval.scope import overlaps
from retrieval.types import Citation, Excluded, Holdings, Question, Reading, Variant

# What of a long message is checked: a paragraph's worth, a handful of statements.
_LONGEST_CLAIM = 600
_MOST_SENTENCES = 4
# As many quotes as an answer has, of either kind.
_MOST_QUOTES = 3
# Words of a statement that a sentence saying the same may lack, of each word but one: whoever
# retells leaves details out, yet of two or three words each one is the event itself.
_MOST_MISSING = 0.4
# Addresses, and what chat programs write between angle brackets.
_NO_WORDS = re.compile(r"https?://\S+|<[^<>\s]{1,100}>")

Variants: TypeAlias = tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Hold the quotes that say what a claim says, and the other best ones about it.

    `reading` is how the claim was read. Both are empty where the archive is silent; neither is a
    verdict. Citations are numbered through: first `saying_so`, then `about`.
    """

    reading: Reading
    saying_so: tuple[Citation, ...]
    about: tuple[Citation, ...]
    excluded: Excluded
    holdings: Holdings
    degraded: str | None = None


@dataclass(frozen=True, slots=True)
class Echo:
    """Hold the quotes for one statement, sorted into those that say so and the others."""

    saying_so: tuple[Citation, ...]
    about: tuple[Citation, ...]


def statements_of(claim: Question) -> tuple[Question, ...]:
    """Return the sentences of a claim, each as a question of its own; the first few of many."""
    lines = map(clean, _NO_WORDS.sub("\n", claim.text).splitlines())
    text = "\n".join(filter(None, lines))[:_LONGEST_CLAIM]
    sentences = (sentence for line in text.splitlines() for sentence in _sentences_in(line))
    saying = (each for each in sentences if any(map(str.isalnum, each)))
    return tuple(replace(claim, text=each) for each in islice(saying, _MOST_SENTENCES))


class Comparer:
    """Compare statements with what the archive's sentences say, word by word."""

    def __init__(self, analyzer: DutchAnalyzer) -> None:
        self._analyzer = analyzer

    def sort(self, reading: Reading, quotes: Sequence[Citation]) -> Echo:
        """Part the quotes that say what a statement says from the others."""
        saying = [quote for quote in quotes if self.says(reading, quote)]
        return Echo(tuple(saying), tuple(quote for quote in quotes if quote not in saying))

    def says(self, reading: Reading, quote: Citation) -> bool:
        """Tell whether one sentence of a quote says what a statement says.

        It holds all names and numbers, most of the other words, and denies as much as the
        statement does; where a time is named, it was published then or names it too.
        """
        return any(
            _is_of_the_time(reading, quote, sentence) and self._agrees(reading, sentence)
            for sentence in _sentences_of(quote)
        )

    def _agrees(self, reading: Reading, sentence: str) -> bool:
        statement = _without_time(reading)
        if not numbers_in(statement) <= numbers_in(sentence) or contradicts(reading, sentence):
            return False
        words = list(_words_to_hold(reading))
        if is_denied(statement) is not self._denies(words, sentence):
            return False
        needed = [*filter(_is_no_number, reading.names), *_first_word(statement, words)]
        return self._holds_words(needed, words, sentence)

    def _denies(self, words: Sequence[Variants], sentence: str) -> bool:
        """Tell whether a sentence denies something in a clause that holds any of the words."""
        return reports_denial(sentence) or any(
            is_denied(clause)
            for clause in clauses_of(sentence)
            if any(self._holds(self._stems(clause), word) for word in words)
        )

    def _holds_words(
        self, needed: Sequence[Variants], words: Sequence[Variants], sentence: str
    ) -> bool:
        stems = self._stems(sentence)
        missing = sum(not self._holds(stems, word) for word in words)
        is_near = bool(words) and missing <= int(_MOST_MISSING * (len(words) - 1))
        return is_near and all(self._holds(stems, word) for word in needed)

    def _stems(self, text: str) -> set[str]:
        return {self._analyzer.stem(word) for word in words_of(text)}

    def _holds(self, stems: set[str], variants: Variants) -> bool:
        return any(
            variant.is_sure
            and all(self._analyzer.stem(part) in stems for part in parts_of(variant.word))
            for variant in variants
        )


def without_numbers(reading: Reading) -> Reading:
    """Return a reading of a claim's subject alone, whatever figures it gives."""
    return replace(
        reading,
        words=tuple(word for word in reading.words if _is_no_number(word)),
        names=tuple(name for name in reading.names if _is_no_number(name)),
    )


def merge(echoes: Sequence[Echo]) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """Return the best quotes of all statements by turns, each place once, numbered through."""
    saying = _take(_by_turns([echo.saying_so for echo in echoes]), ())
    about = _take(_by_turns([echo.about for echo in echoes]), saying)
    return numbered(saying), numbered(about, start=len(saying) + 1)


def _by_turns(quotes: Sequence[Sequence[Citation]]) -> Iterator[Citation]:
    for turn in range(max(map(len, quotes), default=0)):
        yield from (of_one[turn] for of_one in quotes if turn < len(of_one))


def _take(quotes: Iterable[Citation], taken: Sequence[Citation]) -> tuple[Citation, ...]:
    kept: list[Citation] = []
    for quote in quotes:
        if not any(_share_text(quote, other) for other in (*taken, *kept)):
            kept.append(quote)
    return tuple(kept[:_MOST_QUOTES])


def _share_text(quote: Citation, other: Citation) -> bool:
    in_one_article = quote.article.id == other.article.id
    return in_one_article and quote.start < other.end and other.start < quote.end


def _sentences_in(line: str) -> Iterator[str]:
    for sentence in split_sentences(line, Span(0, len(line))):
        yield line[sentence.start : sentence.end]


def _sentences_of(quote: Citation) -> Iterator[str]:
    for sentence in quote.article.sentences:
        if quote.start <= sentence.start and sentence.end <= quote.end:
            yield quote.article.text[sentence.start : sentence.end]


def _is_of_the_time(reading: Reading, quote: Citation, sentence: str) -> bool:
    if reading.timeframe is None:
        return True
    if overlaps(quote.article.published, reading.timeframe.period):
        return True
    return set(words_of(reading.timeframe.words)) <= set(words_of(sentence))


def _without_time(reading: Reading) -> str:
    text = clean(reading.question.text)
    return text.replace(reading.timeframe.words, " ") if reading.timeframe else text


def _is_no_number(variants: Variants) -> bool:
    return not any(variant.word.isdigit() for variant in variants)


def _words_to_hold(reading: Reading) -> Iterator[Variants]:
    told = set(words_of(reading.timeframe.words)) if reading.timeframe else set[str]()
    for variants in reading.words:
        # Numbers are compared as numbers.
        if _is_no_number(variants) and not any(variant.word in told for variant in variants):
            yield variants


def _first_word(statement: str, words: Sequence[Variants]) -> Sequence[Variants]:
    """Return what begins a statement: it may be a name, and is most often what it speaks of."""
    first = next(iter(words_of(statement)), None)
    return [word for word in words if any(variant.word == first for variant in word)]
