"""Dates in digits, day before month: 05-11-2022, 2022-11, 2022-2023, 2022, '22."""

import re
from datetime import date

from corpus.period import Period
from retrieval.timeframe.mention import Doubt, Mention, Rule, fixed
from retrieval.timeframe.spans import day_of

_LAST_MONTH = 12
# No part of a longer number, a sum of money, a type (T-2000) or a telephone number.
_BEFORE = r"(?<![\w#$€£+.,/:'-])(?<![$€£] )"
_AFTER = r"(?![\w%]|[.,:/-]\d| ?[%€$])"


def _read_day(match: re.Match[str], today: date) -> Mention | None:
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    if match["year"] and len(match["year"]) == len("22"):
        year = _century(year, today)
    period = day_of(year, month, day)
    if period is None and month > _LAST_MONTH:
        period = day_of(year, day, month)  # month before day: there is no other reading
    return fixed(match, period) if period else None


def _read_month(match: re.Match[str], _today: date) -> Mention | None:
    month = int(match["month"])
    if not 1 <= month <= _LAST_MONTH:
        return None
    return fixed(match, Period.of_month(int(match["year"]), month))


def _read_years(match: re.Match[str], _today: date) -> Mention | None:
    first, second = int(match["first"]), int(match["second"])
    if len(match["second"]) == len("23"):
        # Two digits only for the next year, as in a season: "2022-23", "2022/23".
        if (first + 1) % 100 != second:
            return None
        second = first + 1
    first, second = sorted((first, second))
    return fixed(match, Period(date(first, 1, 1), date(second, 12, 31)), spans=True)


def _read_year(match: re.Match[str], _today: date) -> Mention:
    return Mention(*match.span(), Period.of_year, int(match["year"]), Doubt.YEAR)


def _read_short_year(match: re.Match[str], today: date) -> Mention:
    year = _century(int(match["year"]), today)
    return Mention(*match.span(), Period.of_year, year, Doubt.YEAR)


def _century(year: int, today: date) -> int:
    """Return a year of two digits in full, the last that is not after this one."""
    this_century = today.year // 100 * 100
    return year + this_century - (100 if year > today.year % 100 else 0)


NUMERIC_RULES = (
    Rule(
        re.compile(
            rf"{_BEFORE}(?P<year>[12]\d{{3}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)"
            r"(?P<day>\d{1,2})(?!\d|[./-]\d)"
        ),
        _read_day,
    ),
    Rule(
        re.compile(
            rf"{_BEFORE}(?P<day>\d{{1,2}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)"
            rf"(?P<year>[12]\d{{3}}|(?<![.])\d\d){_AFTER}"
        ),
        _read_day,
    ),
    Rule(
        re.compile(rf"{_BEFORE}(?P<year>[12]\d{{3}})[-/](?P<month>\d\d){_AFTER}"),
        _read_month,
    ),
    Rule(
        re.compile(rf"{_BEFORE}(?P<month>\d{{1,2}})[-/](?P<year>[12]\d{{3}}){_AFTER}"),
        _read_month,
    ),
    Rule(
        re.compile(rf"{_BEFORE}(?P<first>[12]\d{{3}})[-–/](?P<second>[12]\d{{3}}|\d\d){_AFTER}"),
        _read_years,
    ),
    Rule(
        re.compile(rf"(?:(?<=\bmid-)|{_BEFORE})(?P<year>[12]\d{{3}}){_AFTER}(?!-(?!q[1-4])[a-z])"),
        _read_year,
    ),
    Rule(re.compile(r"(?<!\w)'(?P<year>\d\d)(?![\w'–-])"), _read_short_year),
)
