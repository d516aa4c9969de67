"""The parts of an excerpt that says itself where it leaves something out."""

import re

# Three points or their sign, in brackets or bare.
_POINTS = r"(?:…|\.\s?\.\s?\.[\s.]*)"
_OMISSION = re.compile(rf"\[\s*{_POINTS}\s*\]|\(\s*{_POINTS}\s*\)|{_POINTS}")


def parts_of(excerpt: str) -> tuple[str, ...]:
    """Return the parts between the marks of omission, without blanks around them."""
    return tuple(filter(None, map(str.strip, _OMISSION.split(excerpt))))
