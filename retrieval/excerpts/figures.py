"""What an excerpt writes in figures and signs, which no typography decides on."""

import re
import unicodedata

# A sign that changes what a figure says.
_SIGNS = "%‰€$£¥°+=<>±"
_FIGURES = re.compile(rf"\d+(?:[^\w{_SIGNS}]+\d+)*|[{_SIGNS}]")
# What parts a number into thousands: 4.800, 4 800 and 4800 are one number, and 48.00 is another.
_THOUSANDS = re.compile(r"(?<=\d)[.,\s'’](?=\d{3}(?!\d))")
# A point, a comma or a colon between two figures is a matter of taste; that it is there is none.
_POINT = re.compile(r"(?<=\d)[.,:](?=\d)")
_BETWEEN = re.compile(r"[^\w,]+")


def figures_of(text: str) -> tuple[str, ...]:
    """Return the numbers and signs of a text, in order, as any typography would write them."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(_plain(match.group()) for match in _FIGURES.finditer(plain))


def _plain(figures: str) -> str:
    if figures in _SIGNS:
        return figures
    return _BETWEEN.sub(" ", _POINT.sub(",", _THOUSANDS.sub("", figures)))
