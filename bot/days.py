"""Days and periods as people write them in an option, such as `2022-11` or `november 2022`."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeAlias

from bot.given import GivenDays
from corpus.period import Period
from retrieval.timeframe import read_day_or_period


@dataclass(frozen=True, slots=True)
class Days:
    """Hold the clock of a question, and the days that were fixed besides."""

    today: date
    published: Period | None
    as_of: date | None


@dataclass(frozen=True, slots=True)
class NoDay:
    """Say that what was written for an option, `from`, `to`, `as_of` or `today`, names no day."""

    option: str
    written: str


@dataclass(frozen=True, slots=True)
class Backwards:
    """Say that a period would end before it begins."""

    first: date
    last: date


Misread: TypeAlias = NoDay | Backwards


def today() -> date:
    """Return the reader's own day: around midnight it is not everywhere the same one."""
    return datetime.now(UTC).astimezone().date()


def understand_days(given: GivenDays) -> Days | Misread:
    """Return the days that were meant, or why they cannot be."""
    actual = today()
    clock = _read("today", given.today, actual)
    if isinstance(clock, NoDay):
        return clock
    day = clock.last if clock else actual
    first = _read("from", given.first, day)
    if isinstance(first, NoDay):
        return first
    last = _read("to", given.last, day)
    if isinstance(last, NoDay):
        return last
    as_of = _read("as_of", given.as_of, day)
    if isinstance(as_of, NoDay):
        return as_of
    return _combine(day, first, last, as_of)


def _combine(
    day: date, first: Period | None, last: Period | None, as_of: Period | None
) -> Days | Backwards:
    end = min((period.last for period in (last, as_of) if period), default=date.max)
    if first is not None and end < first.first:
        return Backwards(first.first, end)
    return Days(day, _period(first, last), as_of.last if as_of else None)


def _read(option: str, written: str | None, day: date) -> Period | NoDay | None:
    if written is None:
        return None
    return read_day_or_period(written, today=day) or NoDay(option, written)


def _period(first: Period | None, last: Period | None) -> Period | None:
    if first is None and last is None:
        return None
    return Period(first.first if first else date.min, last.last if last else date.max)
