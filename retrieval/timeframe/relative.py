"""Dates that depend on the clock: gisteren, vorige maand, the past three weeks, two years ago."""

import re
from datetime import date, timedelta

from corpus.period import Period
from retrieval.timeframe.lengths import LENGTH, SINGULAR, length_of
from retrieval.timeframe.mention import Doubt, Mention, Rule, WithinYear, fixed, latest
from retrieval.timeframe.named import season_within
from retrieval.timeframe.spans import Unit, around, earlier, months_of
from retrieval.timeframe.words import (
    MONTH,
    SEASON,
    SPACE,
    WEEKDAY,
    WEEKDAYS,
    month_number,
    one_of,
)

_DAYS_AGO = {
    **dict.fromkeys(("vandaag", "vanmorgen", "vanochtend", "vanmiddag", "vanavond"), 0),
    **dict.fromkeys(("today", "tonight"), 0),
    **dict.fromkeys(("deze morgen", "deze ochtend", "deze middag", "deze namiddag"), 0),
    **dict.fromkeys(("deze avond", "this morning", "this afternoon", "this evening"), 0),
    **dict.fromkeys(("gisteren", "gistermorgen", "gisterochtend", "gistermiddag"), 1),
    **dict.fromkeys(("gisteravond", "yesterday"), 1),
    **dict.fromkeys(("vorige nacht", "last night"), 1),
    "eergisteren": 2,
    "the day before yesterday": 2,
}
# "the last month" runs up to today where "last month" is the month before this one.
_PREVIOUS = r"(?:vorige?|verleden|(?<!\bthe )last)"
_CURRENT = "(?:deze|dit|this|huidige|lopende|current)"
_LAST = r"(?:(?:(?<=\bde )|(?<=\bhet ))laatste|(?<=\bthe )last)"
# "last november 2022" names the date itself, whatever comes before it.
_NO_DATE_AFTER = r"(?!,? {0,3}'?\d)"
# Verbs and nouns that look like months: "how this may affect", "this march on the capital".
_THIS_NO_MONTH = rf"(?!this{SPACE}(?:may|march|august)\b)"


def _read_day(match: re.Match[str], today: date) -> Mention:
    days = _DAYS_AGO[re.sub(" +", " ", match["day"])]
    return fixed(match, Period.of_day(today - timedelta(days=days)))


def _read_now(match: re.Match[str], today: date) -> Mention:
    period = Period.of_day(today)
    return Mention(*match.span(), lambda _year: period, today.year, Doubt.NOW)


def _read_ago(match: re.Match[str], today: date) -> Mention | None:
    """Read "twee jaar geleden" as that whole year, "drie weken geleden" as that whole week."""
    length = length_of(match)
    if length is None or not (match["count"] or match["length"]):
        return None
    return fixed(match, around(earlier(today, *length), length[1]))


def _read_rolling(match: re.Match[str], today: date) -> Mention | None:
    """Read "de afgelopen drie maanden": from the same day three months ago to today."""
    length = length_of(match)
    if length is None or (match["before"] is None and match["count"] is None):
        return None
    if length[1] is Unit.WEEKEND:
        return fixed(match, around(earlier(today, *length), Unit.WEEKEND))
    return fixed(match, Period(earlier(today, *length), today))


def _read_calendar(match: re.Match[str], today: date) -> Mention:
    unit = SINGULAR[match["unit"]]
    return fixed(match, around(earlier(today, 1 if match["previous"] else 0, unit), unit))


def _read_previous_name(match: re.Match[str], today: date) -> Mention | None:
    """Read "afgelopen zomer": the last one that is over."""
    period = latest(_name_within(match), lambda period: period.last < today, today)
    return fixed(match, period) if period else None


def _read_current_name(match: re.Match[str], today: date) -> Mention | None:
    """Read "deze zomer": the last one that has begun."""
    period = latest(_name_within(match), lambda period: period.first <= today, today)
    return fixed(match, period) if period else None


def _read_weekday(match: re.Match[str], today: date) -> Mention:
    days = (today.isoweekday() - WEEKDAYS[match["weekday"]] - 1) % 7 + 1
    return fixed(match, Period.of_day(today - timedelta(days=days)))


def _name_within(match: re.Match[str]) -> WithinYear:
    if match["season"]:
        return season_within(match["season"])
    month = month_number(match)
    return lambda year: months_of(year, month, 1)


_NAME = rf"(?:{MONTH}|{SEASON}(?!{SPACE}(?:of|van)\b)){_NO_DATE_AFTER}"
_BEFORE_NAME = r"(?:vorige?|afgelopen|voorbije|verleden|(?<!\bthe )(?:last|past))"

RELATIVE_RULES = (
    Rule(
        # Russia Today and USA Today are names; "vandaag de dag" is no day.
        re.compile(
            rf"(?<!\brussia )(?<!\busa )\b(?P<day>{one_of(_DAYS_AGO)})\b(?!{SPACE}de{SPACE}dag\b)"
        ),
        _read_day,
    ),
    Rule(
        re.compile(rf"\b(?:nu(?:{SPACE}toe)?|(?:het{SPACE})?heden|now|(?:the{SPACE})?present)\b"),
        _read_now,
    ),
    Rule(re.compile(rf"(?<![\w.,-]){LENGTH}{SPACE}(?:geleden|ago)\b"), _read_ago),
    Rule(
        re.compile(rf"\b(?P<before>afgelopen|voorbije|past){SPACE}{LENGTH}"),
        _read_rolling,
    ),
    Rule(
        re.compile(
            # Not "the last month of the siege".
            rf"\b(?:(?P<before>{_LAST})|vorige|last|previous|verleden){SPACE}{LENGTH}"
            rf"(?!{SPACE}(?:of|van)\b)"
        ),
        _read_rolling,
    ),
    Rule(
        re.compile(
            rf"\b(?:(?P<previous>{_PREVIOUS})|{_CURRENT}){SPACE}(?P<unit>{one_of(SINGULAR)})\b"
            rf"(?!(?<=quarter){SPACE}of\b)"
        ),
        _read_calendar,
    ),
    Rule(re.compile(rf"\b{_BEFORE_NAME}{SPACE}{_NAME}"), _read_previous_name),
    Rule(re.compile(rf"\b{_THIS_NO_MONTH}{_CURRENT}{SPACE}{_NAME}"), _read_current_name),
    Rule(re.compile(rf"\b{_BEFORE_NAME}{SPACE}{WEEKDAY}{_NO_DATE_AFTER}"), _read_weekday),
)
