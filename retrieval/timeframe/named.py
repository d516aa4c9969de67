"""Days, weeks, months, quarters and seasons by name; their year stands beside them."""

import re
from dataclasses import replace
from datetime import date
from functools import partial

from corpus.period import Period
from retrieval.timeframe.mention import Doubt, Mention, Rule, WithinYear, fixed
from retrieval.timeframe.spans import day_of, months_of, week_of
from retrieval.timeframe.words import (
    ARTICLE,
    DAY,
    MONTH,
    ORDINAL_ENDING,
    ORDINALS,
    SEASON,
    SEASONS,
    SPACE,
    TO,
    WEEKDAY,
    month_number,
    one_of,
)

_SEASON_MONTHS = 3
_LAST_MONTH = 12
_LAST = ("laatste", "last")
_BEFORE_DAY = r"(?<![\w.,:/+-])"
_ON_WEEKDAY = rf"(?:{WEEKDAY},?{SPACE}(?:{ARTICLE}{SPACE})?)?"
_TO_DAY = (
    rf"(?: {{0,3}}[-–/] {{0,3}}|{SPACE}(?:{one_of((*TO, 'en', 'and', 'of', 'or', 'op', '&'))})"
    rf"{SPACE}(?:{ARTICLE}{SPACE})?)"
)
_OF_MONTH = rf"(?:-|{SPACE}(?:(?:of|van){SPACE})?)"
_AFTER_DAY = r"(?![\w%]|[.,:/-]\d| ?%)"
# "5-nov-2022", "feb.2023"
_HYPHEN_YEAR = r"(?:(?:-|(?<=[a-z]\.))(?P<year>[12]\d{3})\b)?"


def _day_within(match: re.Match[str]) -> WithinYear:
    month, day = month_number(match), int(match["day"])
    return lambda year: day_of(year, month, day)


def _read_day(match: re.Match[str], _today: date) -> Mention:
    named = _with_hyphen_year(match, _day_within(match))
    return replace(named, doubt=None if named.year or match["ordinal"] else Doubt.DAY)


def _read_slashed_day(match: re.Match[str], _today: date) -> Mention | None:
    """Read "op 5/11" as 5 November; None where no month has that number."""
    month, day = int(match["number"]), int(match["day"])
    if not 1 <= month <= _LAST_MONTH:
        return None
    return Mention(*match.span(), lambda year: day_of(year, month, day))


def _with_hyphen_year(match: re.Match[str], within: WithinYear) -> Mention:
    year = int(match["year"]) if match["year"] else None
    return Mention(*match.span(), within, year, Doubt.MONTH if year is None else None)


def _read_month_day(match: re.Match[str], _today: date) -> Mention:
    doubt = None if match["ordinal"] else Doubt.MONTH_DAY
    return Mention(*match.span(), _day_within(match), doubt=doubt)


def _read_days(match: re.Match[str], _today: date) -> Mention:
    month = month_number(match)
    first, last = sorted((int(match["day"]), int(match["second"])))

    def within(year: int) -> Period | None:
        ends = day_of(year, month, first), day_of(year, month, last)
        return Period(ends[0].first, ends[1].last) if ends[0] and ends[1] else None

    return Mention(*match.span(), within, spans=True)


def _read_month(match: re.Match[str], _today: date) -> Mention:
    month = month_number(match)
    return _with_hyphen_year(match, lambda year: months_of(year, month, 1))


def _read_quarter(match: re.Match[str], _today: date) -> Mention:
    quarter = int(match["digit"]) if match["digit"] else _quarter(match["ordinal"])
    named = _with_hyphen_year(match, lambda year: months_of(year, 3 * quarter - 2, 3))
    return named if named.year else replace(named, doubt=Doubt.QUARTER)


def _quarter(ordinal: str) -> int:
    return 4 if ordinal in _LAST else ORDINALS[ordinal]


def _read_week(match: re.Match[str], _today: date) -> Mention:
    number = int(match["number"])
    return Mention(*match.span(), lambda year: week_of(year, number), doubt=Doubt.MONTH)


def _read_season(match: re.Match[str], _today: date) -> Mention:
    return Mention(*match.span(), season_within(match["season"]), doubt=Doubt.SEASON)


def _read_winter(match: re.Match[str], _today: date) -> Mention:
    """Read a winter by the two years it lies in; it is named after the first."""
    return fixed(match, months_of(int(match["year"]), SEASONS["winter"], _SEASON_MONTHS))


def season_within(season: str) -> WithinYear:
    """Return the season by year: three whole months; a winter begins in the year it is named."""
    return partial(months_of, first=SEASONS[season], number=_SEASON_MONTHS)


NAMED_RULES = (
    Rule(
        re.compile(
            rf"{_BEFORE_DAY}{_ON_WEEKDAY}(?P<day>{DAY})(?P<ordinal>{ORDINAL_ENDING})?{_OF_MONTH}"
            rf"{MONTH}{_HYPHEN_YEAR}"
        ),
        _read_day,
    ),
    Rule(
        # A score and a share look the same without "op"; 9/11 and 24/7 are names.
        re.compile(
            r"(?<=\bop |\bon )(?!9/11\b|24/7\b)(?P<day>[0-3]?\d)/(?P<number>[01]?\d)"
            rf"(?![\w%/]|[.,:-]\d|{SPACE}(?:of|van)\b)"
        ),
        _read_slashed_day,
    ),
    Rule(
        re.compile(
            rf"{_ON_WEEKDAY}{MONTH}{SPACE}(?:the{SPACE})?(?P<day>{DAY})"
            rf"(?P<ordinal>{ORDINAL_ENDING})?{_AFTER_DAY}"
        ),
        _read_month_day,
    ),
    Rule(
        re.compile(
            rf"{_BEFORE_DAY}(?P<day>{DAY}){ORDINAL_ENDING}?(?:, ?{DAY}){{0,5}}{_TO_DAY}"
            rf"(?P<second>{DAY}){ORDINAL_ENDING}?{_OF_MONTH}{MONTH}"
        ),
        _read_days,
    ),
    Rule(
        re.compile(
            rf"{MONTH}{SPACE}(?P<day>{DAY}){ORDINAL_ENDING}?{_TO_DAY}"
            rf"(?P<second>{DAY}){ORDINAL_ENDING}?{_AFTER_DAY}"
        ),
        _read_days,
    ),
    Rule(re.compile(rf"{MONTH}{_HYPHEN_YEAR}"), _read_month),
    Rule(
        re.compile(
            rf"\b(?:q(?P<digit>[1-4])"
            rf"|(?P<ordinal>{one_of((*ORDINALS, *_LAST))}){SPACE}(?:kwartaal|quarter))\b"
            rf"{_HYPHEN_YEAR}(?!-)"
        ),
        _read_quarter,
    ),
    Rule(re.compile(r"\bweek (?P<number>[1-9]|[1-4]\d|5[0-3])(?![\w%]|[.,:/-]\d)"), _read_week),
    Rule(re.compile(SEASON), _read_season),
    Rule(
        re.compile(
            rf"\bwinter{SPACE}(?:(?:van|of){SPACE})?(?P<year>[12]\d{{3}})"
            rf"(?: {{0,3}}[-–/] {{0,3}}|{SPACE}(?:op|naar|to){SPACE})(?:[12]\d{{3}}|\d\d)\b"
        ),
        _read_winter,
    ),
)
