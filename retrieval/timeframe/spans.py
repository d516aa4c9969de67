"""Arithmetic on days and periods, by the Dutch calendar: weeks run from Monday to Sunday."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from corpus.period import Period

_ONE_DAY = timedelta(days=1)
# The usual thirds of a month: 1-10, 11-20 and the rest.
_THIRD_OF_MONTH = 10
_HALF_OF_MONTH = 15
# Days after the Monday of a week.
_SATURDAY, _SUNDAY = timedelta(days=5), timedelta(days=6)


class Unit(StrEnum):
    """Name a unit of the calendar."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def day_of(year: int, month: int, day: int) -> Period | None:
    """Return a single day, or None where the calendar has no such day."""
    try:
        return Period.of_day(date(year, month, day))
    except ValueError:
        return None


def week_of(year: int, number: int) -> Period | None:
    """Return a week by its ISO 8601 number, or None where the year has no such week."""
    try:
        return around(date.fromisocalendar(year, number, 1), Unit.WEEK)
    except ValueError:
        return None


def months_of(year: int, first: int, number: int) -> Period:
    """Return whole months from the first, 1 to 12; they may run on into the next year."""
    begin = date(year, first, 1)
    return Period(begin, _months_later(begin, number) - _ONE_DAY)


def around(day: date, unit: Unit) -> Period:
    """Return the whole unit of the calendar in which a day lies."""
    if unit in _MONTHS:
        size = _MONTHS[unit]
        return months_of(day.year, (day.month - 1) // size * size + 1, size)
    if unit is Unit.DAY:
        return Period.of_day(day)
    monday = day - timedelta(days=day.weekday())
    return Period(monday if unit is Unit.WEEK else monday + _SATURDAY, monday + _SUNDAY)


def earlier(day: date, number: int, unit: Unit) -> date:
    """Return the same day so many units earlier, at most the last day of its month."""
    if unit in _MONTHS:
        return _months_later(day, -number * _MONTHS[unit])
    return day - timedelta(days=number * _DAYS[unit])


def units_from_first(period: Period, number: int, unit: Unit, *, place: int) -> Period:
    """Return so many units of a period: the first (1) that many, the second (2) or later ones."""
    first = earlier(period.first, -number * (place - 1), unit)
    return Period(first, earlier(first, -number, unit) - _ONE_DAY)


def units_to_last(period: Period, number: int, unit: Unit) -> Period:
    """Return so many units up to the last day of a period."""
    return Period(earlier(period.last + _ONE_DAY, number, unit), period.last)


def third(period: Period, place: int) -> Period:
    """Return the first (0), middle (1) or last (2) third; a day has no thirds."""
    return _part(period, place, parts=3, days_of_month=_THIRD_OF_MONTH)


def half(period: Period, place: int) -> Period:
    """Return the first (0) or second (1) half; a day has no halves."""
    return _part(period, place, parts=2, days_of_month=_HALF_OF_MONTH)


def _part(period: Period, place: int, *, parts: int, days_of_month: int) -> Period:
    """Cut in whole months where that comes out, else in days; the last part has what is left."""
    days = (period.last - period.first).days + 1
    if days < parts:
        return period
    months = round(days * 12 / 365)  # 1 for 28 to 31 days, 12 for a year
    if months and months % parts == 0:
        step = months // parts
        edges = [_months_later(period.first, step * number) for number in range(parts)]
    else:
        step = days_of_month if months == 1 else days // parts
        edges = [period.first + timedelta(days=step * number) for number in range(parts)]
    edges.append(period.last + _ONE_DAY)
    return Period(edges[place], edges[place + 1] - _ONE_DAY)


def _months_later(day: date, number: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
