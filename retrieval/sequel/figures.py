"""The figures of a sentence: how much of what, and whether two of them say the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain, islice, takewhile
from typing import TypeAlias

from retrieval.analysis import DutchAnalyzer, read_words
from retrieval.numbers import numbers_in
from retrieval.sequel.figure_words import (
    COUNTED_BEFORE,
    DENIED,
    MAGNITUDES,
    MEASURES,
    PEOPLE_WORDS,
    ROUGH,
    SPELLINGS,
    SYMBOLS,
    WHOLE,
)
from retrieval.timeframe.words import MONTHS, one_of

# Groups of three after a mark are thousands; letters against a number make it a name (G7, 2de).
_DIGITS = (
    r"(?<![\w.,])(?:\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?![.,]?\d)|\d+)(?:[.,]\d+)?(?![\w]|[.,]\d)"
)
_NUMBER = re.compile(_DIGITS)
_TOKEN = re.compile(rf"{_DIGITS}|\w*\d(?:[\w.,]*\w)?|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\S")
_CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)\s+(?:uur|u\b)")
_DATE = re.compile(rf"\b(?P<day>[12]?\d|3[01])\s+(?P<month>{one_of(MONTHS)})\b", re.IGNORECASE)
# Bare numbers between these name years, not amounts.
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_YEAR = re.compile(r"\d{4}")
# How far behind a number that may stand.
_REACH = 5
# How much of a sentence before a number may say something of it: "het aantal … is opgelopen tot".
_BEFORE = 120
# More figures than a sentence gives; a table of them compares with nothing.
_MOST_FIGURES = 12
# A longer one is no amount that anybody counts.
_LONGEST_NUMBER = 20
# Below this, people count one by one.
_COUNTED = 100
# Times and days are amounts of something too: of what is told to begin or to happen.
CLOCK, DAY = "clock", "day of the year"
PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold an amount, what it is an amount of, and how exact it was given.

    `units` are the stems of the one or two words behind it. `step` is what one more in its last
    digit other than nought would be worth.
    """

    amount: Decimal
    units: tuple[str, ...]
    step: Decimal
    is_rough: bool

    def agrees(self, other: "Figure") -> bool:
        """Tell whether both may be the same amount, one of them rounded."""
        gap = abs(self.amount - other.amount)
        return not gap or gap < max(self.tolerance, other.tolerance)

    def is_of(self, other: "Figure") -> bool:
        """Tell whether both are amounts of the same, as far as the words behind them show."""
        one, two = self.units, other.units
        if one[0] == two[0] and one[0] in MEASURES:
            return len(one) != len(two) or one[-1] == two[-1]
        return one[0] in two or two[0] in one

    @property
    def tolerance(self) -> Decimal:
        """Return by how much another figure may differ and still be this one rounded."""
        if self.is_rough:
            return min(self.step, self.amount / 4)
        is_counted = self.amount < _COUNTED and self.step >= 1
        if is_counted or self.units[0] in {CLOCK, DAY}:
            return Decimal(0)
        return min(self.step / 2, self.amount / 10)


_Tokens: TypeAlias = Sequence[re.Match[str]]


def figures_in(sentence: str, analyzer: DutchAnalyzer) -> tuple[Figure, ...]:
    """Return the figures that a Dutch or English sentence gives, each with what it counts.

    Years, names with numbers in them, and figures that it denies are left out.
    """
    clocks = map(_clock, _given(_CLOCK, sentence))
    days = map(_day, _given(_DATE, sentence))
    tokens = tuple(_TOKEN.finditer(_DATE.sub(_blank, _CLOCK.sub(_blank, sentence))))
    places = (place for place, token in enumerate(tokens) if _is_amount(token[0]))
    found = (_figure(sentence, tokens, place, analyzer) for place in places)
    given = chain(clocks, days, filter(None, found))
    return tuple(islice(given, _MOST_FIGURES))


def _given(pattern: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    found = pattern.finditer(sentence)
    return (match for match in found if not DENIED.search(_before(sentence, match)))


def _before(sentence: str, match: re.Match[str]) -> str:
    return sentence[max(match.start() - _BEFORE, 0) : match.start()]


def _clock(match: re.Match[str]) -> Figure:
    minutes = Decimal(60 * int(match["hour"]) + int(match["minute"]))
    return Figure(minutes, (CLOCK,), Decimal(1), is_rough=False)


def _day(match: re.Match[str]) -> Figure:
    # Days enough for any month: only whether two are the same one matters.
    day = Decimal(31 * MONTHS[match["month"].casefold()] + int(match["day"]))
    return Figure(day, (DAY,), Decimal(1), is_rough=False)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@lru_cache(maxsize=65_536)
def _is_amount(word: str) -> bool:
    """Tell whether an amount may begin with a word; the same words come again and again."""
    is_name = any(map(str.isdigit, word)) and not _NUMBER.fullmatch(word)
    is_year = _YEAR.fullmatch(word) and _FIRST_YEAR <= int(word) <= _LAST_YEAR
    if is_name or is_year or len(word) > _LONGEST_NUMBER:
        return False
    written = _written(word)
    return word.casefold() in MAGNITUDES if written is None else Decimal(written) > 0


def _written(word: str) -> str | None:
    return next(iter(numbers_in(word)), None)


def _figure(sentence: str, tokens: _Tokens, place: int, analyzer: DutchAnalyzer) -> Figure | None:
    before = _before(sentence, tokens[place])
    if DENIED.search(before) or WHOLE.search(before) or _goes_on(tokens, place):
        return None
    amount, step, behind = _amount(tokens, place)
    units = _units(tokens, place, behind, analyzer) or _unit_before(before, analyzer)
    is_rough = ROUGH.search(before) is not None
    return Figure(amount, tuple(units), step, is_rough=is_rough) if units else None


def _amount(tokens: _Tokens, place: int) -> tuple[Decimal, Decimal, int]:
    """Return the amount that begins at a place, its step, and the place behind it."""
    written = _written(tokens[place][0])
    number, times = Decimal(written or 1), Decimal(1)
    behind = place + (written is not None)
    while behind < len(tokens) and tokens[behind][0].casefold() in MAGNITUDES:
        times *= MAGNITUDES[tokens[behind][0].casefold()]
        # "4,2 mln. daalder"
        behind += 2 if behind + 1 < len(tokens) and tokens[behind + 1][0] == "." else 1
    exponent = number.normalize().as_tuple().exponent
    return number * times, Decimal(10) ** int(exponent) * times, behind


def _goes_on(tokens: _Tokens, place: int) -> bool:
    """Tell whether a word for a magnitude belongs to the number before it."""
    if not place or tokens[place][0].casefold() not in MAGNITUDES:
        return False
    before = tokens[place - 1][0]
    return _is_amount(before) or before.casefold() in {"half", "halve"}


def _units(tokens: _Tokens, place: int, behind: int, analyzer: DutchAnalyzer) -> Sequence[str]:
    """Return the stems of the content words right behind an amount, two at most."""
    if place and tokens[place - 1][0] in SYMBOLS:
        return (SYMBOLS[tokens[place - 1][0]],)
    following = [token[0].casefold() for token in tokens[behind : behind + _REACH]]
    following = list(takewhile(_is_word, following))
    if following and following[0] in PEOPLE_WORDS:
        named = (word for word in following[1:] if _names_unit(word, analyzer))
        became = sorted(named, key=lambda word: word not in SPELLINGS)[:1]
        return (*(_unit(word, analyzer) for word in became), PEOPLE)
    named = takewhile(lambda word: _names_unit(word, analyzer), following[:2])
    return tuple(_unit(word, analyzer) for word in named)


def _is_word(token: str) -> bool:
    return token in SYMBOLS or (token[0].isalpha() and not _is_amount(token))


def _names_unit(word: str, analyzer: DutchAnalyzer) -> bool:
    if word in SYMBOLS:
        return True
    is_other = word in MONTHS or word in _english_stop_words() or _is_amount(word)
    return not is_other and bool(analyzer.content_words(word))


def _unit(word: str, analyzer: DutchAnalyzer) -> str:
    known = SYMBOLS.get(word) or SPELLINGS.get(word)
    return known or (word if word in MEASURES else analyzer.stem(word))


def _unit_before(before: str, analyzer: DutchAnalyzer) -> tuple[str, ...]:
    """Return what "het aantal …" or "het …tal" counts before it says how many."""
    counted = [match["counted"] or match["many"] for match in COUNTED_BEFORE.finditer(before)]
    return tuple(_unit(word.casefold(), analyzer) for word in counted[-1:])


@cache
def _english_stop_words() -> frozenset[str]:
    return read_words("stop-en.txt")
