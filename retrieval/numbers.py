"""The numbers of a text, however they are written: 4.800, 4,800, 4800; vier, four, 4."""

import re
from collections.abc import Mapping
from functools import cache

from retrieval.timeframe.words import NUMBERS

# Groups of three after a mark are thousands; anything else after a mark is a fraction.
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_TENS = {
    30: "dertig thirty",
    40: "veertig forty",
    50: "vijftig fifty",
    60: "zestig sixty",
    70: "zeventig seventy",
    80: "tachtig eighty",
    90: "negentig ninety",
}
_TWENTY = 20
_DIGITS_OF_ONE_FIGURE = 10


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of a Dutch or English text in digits, with a point before a fraction.

    One is left out, for its words are articles too; words beyond ninety-nine stay words.
    """
    digits = (_THOUSANDS.sub("", each).replace(",", ".") for each in _DIGITS.findall(text))
    named = (_named().get(word) for word in _WORD.findall(text.casefold()))
    return frozenset((*digits, *(str(number) for number in named if number is not None)))


@cache
def _named() -> Mapping[str, int]:
    """Return the numbers by their words: twee, twenty, drieëntwintig, twenty-three."""
    simple = {word: number for word, number in NUMBERS.items() if number > 1}
    units = {word: number for word, number in NUMBERS.items() if number < _DIGITS_OF_ONE_FIGURE}
    tens = {word: ten for ten, words in _TENS.items() for word in words.split()}
    tens |= {word: number for word, number in NUMBERS.items() if number == _TWENTY}
    compounds = {
        compound: ten + unit
        for ten_word, ten in tens.items()
        for unit_word, unit in units.items()
        for compound in _compounds(unit_word, ten_word)
    }
    return {**simple, **tens, **compounds}


def _compounds(unit: str, ten: str) -> tuple[str, str]:
    """Return a unit and a ten as Dutch joins them, and as English does."""
    link = "ën" if unit.endswith("e") else "en"
    return f"{unit}{link}{ten}", f"{ten}-{unit}"
