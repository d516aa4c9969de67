"""What people do to sentences that they quote, by rules and by chance from a seed."""

import random
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

Alteration: TypeAlias = Callable[[str, str, random.Random], str]

_NUMBER = re.compile(r"\d+")
_NAMES = re.compile(r"[^\W\d_]{3,}")


def change_word(sentence: str, other: str, chance: random.Random) -> str:
    """Put a word of another sentence in the place of one."""
    words = sentence.split()
    at = chance.randrange(len(words))
    strange = [word for word in _NAMES.findall(other) if word != words[at].strip(".,")]
    strange = strange or ["zeppelin"]
    return " ".join((*words[:at], chance.choice(strange), *words[at + 1 :]))


def drop_word(sentence: str, _other: str, chance: random.Random) -> str:
    """Leave a word out, neither the first nor the last."""
    words = sentence.split()
    at = chance.randrange(1, len(words) - 1)
    return " ".join((*words[:at], *words[at + 1 :]))


def change_number(sentence: str, other: str, chance: random.Random) -> str:
    """Put another number in the place of one; where there is none, put one in front of a word."""
    number = str(chance.randrange(100, 10_000))
    if _NUMBER.search(sentence):
        return _NUMBER.sub(number, sentence, count=1)
    words = sentence.split()
    at = chance.randrange(1, len(words))
    return " ".join((*words[:at], number, *words[at:]))


def swap_words(sentence: str, _other: str, chance: random.Random) -> str:
    """Let two neighbours change places."""
    words = sentence.split()
    others = [at for at in range(len(words) - 1) if words[at] != words[at + 1]]
    at = chance.choice(others)
    return " ".join((*words[:at], words[at + 1], words[at], *words[at + 2 :]))


def turn_around(sentence: str, _other: str, chance: random.Random) -> str:
    """Let the second half stand before the first."""
    words = sentence.split()
    at = len(words) // 2 + chance.randrange(-1, 2)
    return " ".join((*words[at:], *words[:at]))


def insert_words(sentence: str, other: str, chance: random.Random) -> str:
    """Put two words of another sentence somewhere between."""
    words, strange = sentence.split(), other.split()
    at, begin = chance.randrange(1, len(words)), chance.randrange(max(len(strange) - 1, 1))
    return " ".join((*words[:at], *strange[begin : begin + 2], *words[at:]))


def cut_out(sentence: str, _other: str, chance: random.Random) -> str:
    """Leave three words in a row out."""
    words = sentence.split()
    at = chance.randrange(1, len(words) - 3)
    return " ".join((*words[:at], *words[at + 3 :]))


def break_off(sentence: str, other: str, chance: random.Random) -> str:
    """Leave the last quarter out, and change a word of the rest."""
    words = sentence.split()
    return change_word(" ".join(words[: len(words) * 3 // 4]), other, chance)


def misspell(sentence: str, _other: str, chance: random.Random) -> str:
    """Leave a letter out of every third word."""
    words = sentence.split()
    for at in range(chance.randrange(3), len(words), 3):
        drop = len(words[at]) // 2
        words[at] = words[at][:drop] + words[at][drop + 1 :]
    return " ".join(words)


ALTERATIONS: Mapping[str, Alteration] = MappingProxyType(
    {
        "word changed": change_word,
        "word dropped": drop_word,
        "number changed": change_number,
        "neighbours swapped": swap_words,
        "halves swapped": turn_around,
        "words inserted": insert_words,
        "words cut out": cut_out,
        "broken off and changed": break_off,
        "misspelled": misspell,
    }
)
_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "-": "–", "é": "e"})


def retype(sentence: str) -> str:
    """Return a sentence in capitals, with other marks, blanks and accents."""
    return "«" + sentence.upper().translate(_TYPOGRAPHY).replace(" ", "  ") + "»"
