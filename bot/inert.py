"""Text from articles and readers, made harmless to show: for display only, never for quoting."""

import re
from unicodedata import category

import regex

# C0 and C1 controls, formats (bidi overrides, zero-width), surrogates, private use, unassigned:
# nothing in these categories has a shape of its own, and some of them command a terminal.
_SHAPELESS = {"Cc", "Cf", "Cs", "Co", "Cn"}
# Languages that pile marks on a letter need no more than four; more of them bury the next line.
_PILED_MARKS = regex.compile(r"(\p{M}{4})\p{M}+")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What may stand in a terminal's hyperlink: visible ASCII, and the web alone.
_WEB_ADDRESS = re.compile(r"https?://[!-~]+")


def inert(text: str) -> str:
    """Return a text in one line that no terminal can read as a command."""
    # Blanks first: some control characters part words, and words must not run together.
    blank = " ".join(text.split())
    shaped = "".join(char for char in blank if category(char) not in _SHAPELESS)
    return _PILED_MARKS.sub(r"\1", " ".join(shaped.split()))


def without_surrogates(text: str) -> str:
    """Return a text that can be encoded: bytes that were no UTF-8 become the replacement mark."""
    return _SURROGATE.sub("\ufffd", text)


def safe_link(url: str | None) -> str | None:
    """Return an address that may be put behind a text, or None."""
    return url if url and _WEB_ADDRESS.fullmatch(url) else None
