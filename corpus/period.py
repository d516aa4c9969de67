"""A stretch of days, both ends included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True)
class Period:
    """Hold a first and a last day, both included.

    An open end is `date.min` or `date.max`. Raises ValueError when the last day comes before the
    first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end ({self.last}) before it begins ({self.first})")

    @classmethod
    def of_year(cls, year: int) -> Self:
        """Return the whole of a year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        """Return the whole of a month, 1 to 12."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def of_day(cls, day: date) -> Self:
        """Return a single day."""
        return cls(day, day)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether at least one day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def covers(self, other: "Period") -> bool:
        """Tell whether every day of the other lies in this one."""
        return self.first <= other.first and other.last <= self.last
