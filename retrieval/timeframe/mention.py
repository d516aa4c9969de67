"""A stretch of a question that names a period, perhaps without saying of which year."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MINYEAR, date
from enum import StrEnum
from typing import TypeAlias

from corpus.period import Period

# The longest wait for a 29 February, around a century that has none.
_LONGEST_WAIT = 8

WithinYear: TypeAlias = Callable[[int], Period | None]


class Doubt(StrEnum):
    """Name what a mention is, where it may as well be no date at all."""

    YEAR = "year"  # or a number of soldiers
    MONTH = "month"  # or somebody's name; a week is doubted like it
    MONTH_DAY = "month and day"  # or a month and a number ("in november 20 tanks")
    QUARTER = "quarter"  # or of something else ("the second quarter of the game")
    DAY = "day"  # or what is named after it ("de 1 mei viering")
    SEASON = "season"  # or a noun ("the fall of the city")
    NOW = "now"  # only the second end of a range
    WHOLE = "whole"  # only with a part before it ("the first half of the year")


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold where a period is named, and which it is in a given year.

    `year` is None where the text names none. `within` returns None where that year has no such
    day. `spans` tells that the words name both ends themselves ("5-12 november").
    """

    start: int
    end: int
    within: WithinYear
    year: int | None = None
    doubt: Doubt | None = None
    spans: bool = False

    @property
    def period(self) -> Period | None:
        """Return the period, or None where the year is not named."""
        return None if self.year is None else self.within(self.year)

    @property
    def is_year(self) -> bool:
        """Tell whether a whole year is named."""
        return self.year is not None and self.period == Period.of_year(self.year)

    @property
    def is_day(self) -> bool:
        """Tell whether a single day is named."""
        leap_year = 2000  # has every day that any year has
        period = self.within(self.year or leap_year)
        return period is not None and period.first == period.last

    def latest(self, day: date) -> Period | None:
        """Return the last such period that begins on or before a day."""
        return latest(self.within, lambda period: period.first <= day, day)

    def earliest(self, day: date) -> Period | None:
        """Return the first such period that ends on or after a day."""
        years = range(max(day.year - 1, MINYEAR), day.year + _LONGEST_WAIT + 1)
        periods = (self.within(year) for year in years)
        return next((period for period in periods if period and period.last >= day), None)


def latest(within: WithinYear, fits: Callable[[Period], bool], day: date) -> Period | None:
    """Return the period of the last year up to a day's that exists and fits."""
    years = range(day.year, max(day.year - _LONGEST_WAIT, MINYEAR) - 1, -1)
    periods = (within(year) for year in years)
    return next((period for period in periods if period and fits(period)), None)


def fixed(match: re.Match[str], period: Period, *, spans: bool = False) -> Mention:
    """Return a mention of one period, whatever the year."""
    return Mention(*match.span(), lambda _year: period, period.first.year, spans=spans)


Reader: TypeAlias = Callable[[re.Match[str], date], Mention | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold a pattern and what its matches mean on a given day; None where they mean nothing."""

    pattern: re.Pattern[str]
    read: Reader
