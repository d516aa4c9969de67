"""Dates that depend on the clock: gisteren, vorige maand, the past three weeks, two years ago."""

import re
from datetime import date, timedelta

from corpus.period import Period
from retrieval.timeframe.lengths import LENGTH, SINGULAR, length_of
from retrieval.timeframe.mention import Doubt, Mention, Rule, WithinYear, fixed, latest
from retrieval.timeframe.named import season_within
from retrieval.timeframe.spans import Unit, around, earlier, months_of
from retrieval.timeframe.words import (
    ARTICLE,
    LAST_NAMED,
    MONTH,
    NO_DATE_AFTER,
    PREVIOUS,
    SEASON,
    SPACE,
    THIS,
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
_LAST = r"(?:(?:(?<=\bde )|(?<=\bhet ))laatste|(?<=\bthe )last)"
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


def _read_whole(match: re.Match[str], today: date) -> Mention:
    """Read "het jaar" in "sinds het begin van het jaar": the one that is running."""
    period = around(today, SINGULAR[match["unit"]])
    return Mention(*match.span(), lambda _year: period, today.year, Doubt.WHOLE)


def _read_previous_name(match: re.Match[str], today: date) -> Mention | None:
    """Read "afgelopen zomer": the last one that is over."""
    period = latest(_name_within(match), lambda period: period.last < today, today)
    return fixed(match, period) if period else None


def _read_current_name(match: re.Match[str], today: date) -> Mention | None:
    """Read "deze zomer": the last one that has begun."""
    period = latest(_name_within(match), lambda period: period.first <= today, today)
    return fixed(match, period) if period else None


def _name_within(match: re.Match[str]) -> WithinYear:
    if match["season"]:
        return season_within(match["season"])
    month = month_number(match)
    return lambda year: months_of(year, month, 1)


_NAME = rf"(?:{MONTH}|{SEASON}(?!{SPACE}(?:of|van)\b)){NO_DATE_AFTER}"
# "drie weken terug", but not who comes "over twee weken terug" or goes "na een jaar terug naar".
_BACK = (
    rf"(?<!\bna )(?<!\bover )(?<!\bvoor )(?<!\bbinnen ){LENGTH}{SPACE}terug\b"
    rf"(?!{SPACE}(?:aan|bij|in|naar|op|te|thuis|uit|van)\b)"
)

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
    Rule(re.compile(rf"(?<![\w.,-]){_BACK}"), _read_ago),
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
            rf"\b(?:(?P<previous>{PREVIOUS})|{THIS}){SPACE}(?P<unit>{one_of(SINGULAR)})\b"
            rf"(?!(?<=quarter){SPACE}of\b)"
        ),
        _read_calendar,
    ),
    Rule(re.compile(rf"\b{LAST_NAMED}{SPACE}{_NAME}"), _read_previous_name),
    Rule(re.compile(rf"\b{_THIS_NO_MONTH}{THIS}{SPACE}{_NAME}"), _read_current_name),
    Rule(
        re.compile(
            rf"\b{ARTICLE}{SPACE}(?P<unit>jaar|year|maand|month|kwartaal|quarter)\b"
            rf"(?!{SPACE}(?:of\b|van\b|'?\d|{MONTH}))"
        ),
        _read_whole,
    ),
)
