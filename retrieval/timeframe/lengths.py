"""Lengths of time in words: drie weken, a month, een half jaar."""

import re

from retrieval.timeframe.spans import Unit
from retrieval.timeframe.words import NUMBER, SPACE, count, one_of

SINGULAR = {
    "dag": Unit.DAY,
    "day": Unit.DAY,
    "week": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "maand": Unit.MONTH,
    "month": Unit.MONTH,
    "kwartaal": Unit.QUARTER,
    "trimester": Unit.QUARTER,
    "quarter": Unit.QUARTER,
    "jaar": Unit.YEAR,
    "year": Unit.YEAR,
}
_PLURAL = {
    "dagen": Unit.DAY,
    "days": Unit.DAY,
    "weken": Unit.WEEK,
    "weeks": Unit.WEEK,
    "maanden": Unit.MONTH,
    "months": Unit.MONTH,
    "kwartalen": Unit.QUARTER,
    "trimesters": Unit.QUARTER,
    "quarters": Unit.QUARTER,
    "jaren": Unit.YEAR,
    "years": Unit.YEAR,
}
_UNITS = {**SINGULAR, **_PLURAL}
_LENGTHS = {
    **dict.fromkeys(("half jaar", "een half jaar", "half year", "half a year"), (6, Unit.MONTH)),
    **dict.fromkeys(("fortnight", "a fortnight"), (2, Unit.WEEK)),
    "anderhalf jaar": (18, Unit.MONTH),
    **dict.fromkeys(("24 uur", "24 hours"), (1, Unit.DAY)),
    **dict.fromkeys(("48 uur", "48 hours"), (2, Unit.DAY)),
}
LENGTH = (
    rf"(?:(?P<length>{one_of(_LENGTHS)})"
    rf"|(?:(?P<count>{NUMBER}){SPACE})?(?P<unit>{one_of(_UNITS)}))\b"
)


def length_of(match: re.Match[str]) -> tuple[int, Unit] | None:
    """Return a number of units; a single one needs no number, several do."""
    if match["length"]:
        return _LENGTHS[re.sub(" +", " ", match["length"])]
    if match["count"]:
        return count(match["count"]), _UNITS[match["unit"]]
    return (1, SINGULAR[match["unit"]]) if match["unit"] in SINGULAR else None
