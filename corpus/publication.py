"""When an article was published, no finer than is known, and who says so."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from corpus.errors import InvalidDateError
from corpus.period import Period

# ISO 8601 calendar dates at reduced precision; the only spelling that files may use.
_WRITTEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


class Precision(StrEnum):
    """Name how much of a publication date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


class Origin(StrEnum):
    """Name who says when an article was published."""

    STATED = "stated"  # the article's own text
    FILE = "file"  # what its file says beside the text: front matter, a record's field, a meta tag
    MODERATOR = "moderator"


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """Hold a year, perhaps its month, perhaps its day, and their origin.

    Raises InvalidDateError when no such day exists.
    """

    origin: Origin
    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise InvalidDateError(str(self.year), "a day without a month")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise InvalidDateError(str(self), str(error)) from error

    @classmethod
    def parse(cls, text: str, origin: Origin) -> Self:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raises InvalidDateError."""
        match = _WRITTEN.fullmatch(text.strip())
        if match is None:
            raise InvalidDateError(text, "not YYYY, YYYY-MM or YYYY-MM-DD")
        parts = (int(part) if part else None for part in match.group("month", "day"))
        return cls(origin, int(match["year"]), *parts)

    @property
    def precision(self) -> Precision:
        """Tell how much is known: the day, the month or only the year."""
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def period(self) -> Period:
        """Return every day on which the article may have been published."""
        if self.month is None:
            return Period.of_year(self.year)
        if self.day is None:
            return Period.of_month(self.year, self.month)
        return Period.of_day(date(self.year, self.month, self.day))

    def __str__(self) -> str:
        known = (part for part in (self.month, self.day) if part is not None)
        return "-".join((f"{self.year:04d}", *(f"{part:02d}" for part in known)))
