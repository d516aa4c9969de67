"""A part of what is named: begin 2022, late November, the first half of, de laatste week van."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from corpus.period import Period
from retrieval.timeframe.lengths import LENGTH, SINGULAR, length_of
from retrieval.timeframe.mention import Doubt, Mention
from retrieval.timeframe.spans import around, half, third, units_from_first, units_to_last
from retrieval.timeframe.words import ARTICLE, FILLER, ORDINALS, SPACE, one_of

Part: TypeAlias = Callable[[Period], Period]

# More than any words that name a part.
_LONGEST = 60
_OF = f"(?:van|of){SPACE}"

_HALF = re.compile(
    rf"(?<![\w-])(?:(?P<first>eerste|1e|1ste|first|1st)|tweede|2e|2de|laatste|second|2nd|last|latter)"
    rf"{SPACE}(?:helft|jaarhelft|half|semester){SPACE}(?:{_OF}|in{SPACE})?{FILLER}$"
)
_UNITS = re.compile(
    rf"(?<![\w-])(?:laatste|last|(?P<ordinal>{one_of(ORDINALS)})){SPACE}{LENGTH}{SPACE}"
    # Not "last year in November".
    rf"(?:{_OF}|(?<!\blast year )in{SPACE}){FILLER}$"
)
_THIRD = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?P<first>(?:begin|aanvang|start){SPACE}(?:van{SPACE})?|(?:beginning|start){SPACE}of{SPACE}"
    rf"|(?:early|vroeg){SPACE}(?:in{SPACE})?)"
    rf"|(?P<middle>(?:half|halfweg|halverwege|medio|midden){SPACE}(?:(?:van|in){SPACE})?"
    rf"|mid(?:-|{SPACE})|(?:middle{SPACE}of|(?:half|mid)way{SPACE}through){SPACE})"
    rf"|(?:einde?|slot){SPACE}(?:van{SPACE})?|end{SPACE}of{SPACE}|(?:late|laat){SPACE}(?:in{SPACE})?"
    rf"){FILLER}$"
)
_AROUND = re.compile(
    rf"(?<![\w-])(?P<unit>week|weekend){SPACE}(?:(?:van|of|rond|around){SPACE})?"
    rf"(?:{ARTICLE}{SPACE})?$"
)
_END = re.compile(rf"(?:einde?|end{SPACE}of)\b")


def attach_part(text: str, mention: Mention, *, after: int) -> Mention:
    """Return the part of a mention that the words before it name, or the mention itself.

    Words before the place `after` belong to another mention.
    """
    if mention.doubt is Doubt.NOW:
        return mention
    before = text[max(after, mention.start - _LONGEST) : mention.start]
    for pattern, read in _PARTS_OF_DAY if mention.is_day else _PARTS:
        match = pattern.search(before)
        part = read(match) if match else None
        if match and part:
            return _cut(mention, part, mention.start - len(match.group()))
    return mention


def names_end(text: str, mention: Mention) -> bool:
    """Tell whether the end itself is named ("before the end of 2022")."""
    return _END.match(text, mention.start) is not None


def _cut(mention: Mention, part: Part, start: int) -> Mention:
    def within(year: int) -> Period | None:
        whole = mention.within(year)
        return part(whole) if whole else None

    return replace(mention, start=start, within=within, doubt=None)


def _read_half(match: re.Match[str]) -> Part:
    return partial(half, place=0 if match["first"] else 1)


def _read_units(match: re.Match[str]) -> Part | None:
    """Read "de eerste drie maanden van", "tweede week van", "the last ten days of"."""
    length = length_of(match)
    if length is None:
        return None
    if match["ordinal"] is None:
        return lambda period: units_to_last(period, *length)
    place = ORDINALS[match["ordinal"]]
    return lambda period: units_from_first(period, *length, place=place)


def _read_third(match: re.Match[str]) -> Part:
    return partial(third, place=0 if match["first"] else 1 if match["middle"] else 2)


def _read_around(match: re.Match[str]) -> Part:
    """Read "de week van 5 november": from the Monday before it to the Sunday after it."""
    unit = SINGULAR[match["unit"]]
    return lambda period: around(period.first, unit)


_PARTS = ((_HALF, _read_half), (_UNITS, _read_units), (_THIRD, _read_third))
_PARTS_OF_DAY = ((_AROUND, _read_around),)
