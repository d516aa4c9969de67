"""The letters of a text, by which excerpts are found whatever their typography."""

import re
import unicodedata
from functools import lru_cache

# What is left of a text when this is taken out are letters and digits, without their accents.
_NO_LETTERS = re.compile(r"[\W_]+")
# Characters whose letters are kept at hand: more than any language but Chinese writes with.
_KEPT = 4_096


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, small and without accents.

    They are those of its characters one by one, so a piece of a text has a piece of its letters.
    """
    # Compatibility forms hide capitals, and small letters can be compatibility forms.
    small = unicodedata.normalize("NFKD", text).casefold()
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", small))


def place_of(text: str, first: int, last: int) -> tuple[int, int]:
    """Return where `letters_of(text)[first:last]` begin and end in the text, accents included."""
    offsets = [offset for offset, char in enumerate(text) for _ in _letters_of_one(char)]
    end = offsets[last - 1] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return offsets[first], end


@lru_cache(_KEPT)
def _letters_of_one(char: str) -> str:
    return letters_of(char)
