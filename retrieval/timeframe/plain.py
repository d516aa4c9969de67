"""A text in plain letters, so that one pattern reads every way of typing it."""

import unicodedata

# An en dash stays itself: between words it joins two dates, where a hyphen makes one word.
_TYPOGRAPHY = {
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{MODIFIER LETTER APOSTROPHE}": "'",
    "\N{GRAVE ACCENT}": "'",
    "\N{ACUTE ACCENT}": "'",
    "\N{PRIME}": "'",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{FIGURE DASH}": "–",
    "\N{EM DASH}": "–",
    "\N{MINUS SIGN}": "–",
}


def plain(text: str) -> str:
    """Return a copy of the same length in small letters, without accents and typography."""
    return text.lower() if text.isascii() and text.isprintable() else "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character.isspace():
        return " "
    letter = unicodedata.normalize("NFD", _TYPOGRAPHY.get(character, character))[0].lower()
    # What has no small letter of one character stays, so that every place in the text stays too.
    return letter if len(letter) == 1 else character
