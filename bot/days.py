"""Days and periods as people write them in an option, such as `2022-11` or `november 2022`."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import typer

from bot.given import GivenDays
from corpus.period import Period
from retrieval.timeframe import read_day_or_period


@dataclass(frozen=True, slots=True)
class Days:
    """Hold the clock of a question, and the days that were fixed besides."""

    today: date
    published: Period | None
    as_of: date | None


def read_days(given: GivenDays) -> Days:
    """Return the days that were meant; raises typer.BadParameter with the remedy."""
    today = read_today(given.today)
    first = _read("--from", given.first, today)
    last = _read("--to", given.last, today)
    as_of = _read("--as-of", given.as_of, today)
    end = min((period.last for period in (last, as_of) if period), default=date.max)
    if first is not None and end < first.first:
        raise typer.BadParameter(
            f"the period would end ({end}) before it begins ({first.first}); "
            "give an earlier --from, or a later --to or --as-of"
        )
    return Days(today, _period(first, last), as_of.last if as_of else None)


def read_today(written: str | None) -> date:
    """Return the day that relative dates are read against: today where none was given."""
    # The reader's own day: around midnight it is not everywhere the same one.
    actual = datetime.now(UTC).astimezone().date()
    period = _read("--today", written, actual)
    return period.last if period else actual


def _read(option: str, written: str | None, today: date) -> Period | None:
    if written is None:
        return None
    period = read_day_or_period(written, today=today)
    if period is None:
        raise typer.BadParameter(
            f"“{written[:40]}” names no day or period; "
            "write 2022, 2022-11, 2022-11-05 or “november 2022”",
            param_hint=option,
        )
    return period


def _period(first: Period | None, last: Period | None) -> Period | None:
    if first is None and last is None:
        return None
    return Period(first.first if first else date.min, last.last if last else date.max)
