"""Dates with the words that frame them: sinds november 2022, between May and July, as of today."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.period import Period
from retrieval.timeframe.chains import chains, periods_of
from retrieval.timeframe.mention import Doubt, Mention
from retrieval.timeframe.openings import Frame, Opening, opening_of
from retrieval.timeframe.parts import names_end
from retrieval.timeframe.scanning import scan
from retrieval.timeframe.standing import stands
from retrieval.timeframe.words import SPACE

_ONE_DAY = timedelta(days=1)
# "from November 2022 onwards", "van november af", "from 2022 on?"
_ONWARDS = re.compile(r" {1,3}(?:onwards?|af|on(?= {0,3}(?:$|[?.!,;])))(?!\w)")
_AND = re.compile(rf",?{SPACE}(?:(?:en|and|maar|but){SPACE})?")
# With two dates these open a range rather than an open end: "vanaf mei tot juli".
_RANGE_FRAMES = frozenset({Frame.BETWEEN, Frame.FROM, Frame.SINCE})
_OPEN_FRAMES = frozenset(
    {Frame.SINCE, Frame.AFTER, Frame.BEFORE, Frame.UNTIL, Frame.AS_OF, Frame.BY}
)
_ENDLESS_FRAMES = frozenset({Frame.SINCE, Frame.AFTER})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold a period and where it is named.

    `years` are the first and the last year that the words name, whatever the period makes of
    them. `has_end` tells that a state of knowledge may be asked for: one date, or all up to it.
    """

    start: int
    end: int
    period: Period
    years: tuple[int, int]
    is_bare_year: bool
    has_end: bool
    as_of: bool


def phrases(text: str, today: date) -> Sequence[Phrase]:
    """Return the periods that a plain text names, from left to right."""
    met: list[Phrase] = []
    for phrase in _phrases(text, today):
        both = _met(text, met[-1], phrase) if met else None
        met[-1:] = [both] if both else [*met[-1:], phrase]
    return met


def _met(text: str, left: Phrase, right: Phrase) -> Phrase | None:
    """Return what lies in both, for "after 1 May and before 1 July"; None for anything else."""
    after, before = (left, right) if left.period.last == date.max else (right, left)
    is_open = after.period.last == date.max and before.period.first == date.min
    if not is_open or before.as_of or not _AND.fullmatch(text, left.end, right.start):
        return None
    if not after.period.overlaps(before.period):
        return None
    return replace(
        left,
        end=right.end,
        period=Period(after.period.first, before.period.last),
        years=(min(left.years[0], right.years[0]), max(left.years[1], right.years[1])),
        has_end=False,
    )


def _phrases(text: str, today: date) -> Iterator[Phrase]:
    for chain in chains(text, scan(text, today)):
        opening = opening_of(text, chain[0])
        if len(chain) > 1 or stands(text, chain[0], opening):
            periods = periods_of(chain, today)
            if periods:
                yield _phrase(text, chain, opening, periods)


def _phrase(
    text: str, chain: Sequence[Mention], opening: Opening | None, periods: Sequence[Period]
) -> Phrase:
    is_range = len(chain) > 1 or chain[0].spans
    frame = _frame(opening, is_range=is_range)
    end = chain[-1].end
    onwards = _ONWARDS.match(text, end) if frame is Frame.FROM else None
    if onwards:
        frame, end = Frame.SINCE, onwards.end()
    framed = frame in _OPEN_FRAMES or (is_range and frame in _RANGE_FRAMES)
    named = Period(min(one.first for one in periods), max(one.last for one in periods))
    return Phrase(
        start=opening.start if opening and framed else chain[0].start,
        end=end,
        period=_framed(named, frame, to_end=names_end(text, chain[0])),
        years=(min(one.first.year for one in periods), max(one.first.year for one in periods)),
        is_bare_year=chain[0].doubt is Doubt.YEAR and not is_range and not framed,
        has_end=not is_range and frame not in _ENDLESS_FRAMES,
        as_of=frame is Frame.AS_OF,
    )


def _frame(opening: Opening | None, *, is_range: bool) -> Frame | None:
    if opening is None:
        return None
    return Frame.BETWEEN if is_range and opening.frame in _RANGE_FRAMES else opening.frame


def _framed(named: Period, frame: Frame | None, *, to_end: bool) -> Period:
    match frame:
        case Frame.SINCE:
            return Period(named.first, date.max)
        case Frame.AFTER:
            return Period(named.last + _ONE_DAY, date.max)
        case Frame.BEFORE:
            # "before the end of 2022" is up to its last day, not up to its last third.
            return Period(date.min, named.last if to_end else named.first - _ONE_DAY)
        case Frame.UNTIL | Frame.AS_OF | Frame.BY:
            return Period(date.min, named.last)
        case _:
            return named
