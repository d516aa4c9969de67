"""Days by their place in a week or month: dinsdag vorige week, the 5th of last month."""

import re
from datetime import date, timedelta

from corpus.period import Period
from retrieval.timeframe.mention import Mention, Rule, fixed
from retrieval.timeframe.spans import Unit, around, day_of, earlier
from retrieval.timeframe.words import (
    DAY,
    LAST_NAMED,
    NO_DATE_AFTER,
    ORDINAL_ENDING,
    PREVIOUS,
    SPACE,
    THIS,
    WEEKDAY,
    WEEKDAYS,
)

_WHICH = rf"(?:(?P<previous>{PREVIOUS})|{THIS}){SPACE}"
_OF = rf"(?:(?:van|of){SPACE})?"
# "maandag jl.", "dinsdag jongstleden"
_LATELY = r"(?:jl\b\.?|l\.l\.|jongstleden\b|laatstleden\b)"


def _read_last(match: re.Match[str], today: date) -> Mention:
    days = (today.isoweekday() - WEEKDAYS[match["weekday"]] - 1) % 7 + 1
    return fixed(match, Period.of_day(today - timedelta(days=days)))


def _read_of_week(match: re.Match[str], today: date) -> Mention:
    """Read "dinsdag vorige week" as that one day of the week before this one."""
    monday = around(_day_within(match, today, Unit.WEEK), Unit.WEEK).first
    day = monday + timedelta(days=WEEKDAYS[match["weekday"]] - 1)
    return fixed(match, Period.of_day(day))


def _read_of_month(match: re.Match[str], today: date) -> Mention | None:
    """Read "de 5de van vorige maand"; None where that month has no such day."""
    month = _day_within(match, today, Unit.MONTH)
    period = day_of(month.year, month.month, int(match["day"]))
    return fixed(match, period) if period else None


def _day_within(match: re.Match[str], today: date, unit: Unit) -> date:
    return earlier(today, 1 if match["previous"] else 0, unit)


WEEKDAY_RULES = (
    Rule(re.compile(rf"\b{LAST_NAMED}{SPACE}{WEEKDAY}{NO_DATE_AFTER}"), _read_last),
    Rule(re.compile(rf"{WEEKDAY}{SPACE}{_LATELY}"), _read_last),
    Rule(re.compile(rf"{WEEKDAY}{SPACE}{_OF}{_WHICH}week\b"), _read_of_week),
    Rule(
        re.compile(rf"\b{_WHICH}week{SPACE}(?:(?:op|on){SPACE})?{WEEKDAY}{NO_DATE_AFTER}"),
        _read_of_week,
    ),
    Rule(
        re.compile(
            rf"\b(?P<day>{DAY}){ORDINAL_ENDING}{SPACE}(?:van|of){SPACE}{_WHICH}(?:maand|month)\b"
        ),
        _read_of_month,
    ),
)
