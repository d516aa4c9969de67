"""Dates, periods and counts in words, never finer than they are known."""

from datetime import date

from babel.dates import format_date

from bot.i18n import say, say_count, spoken
from corpus.period import Period
from corpus.publication import Precision, PublicationDate
from retrieval.timeframe import Timeframe
from retrieval.types import Holdings

# CLDR patterns; the month in full, so that no reader has to know which number comes first.
_PATTERNS = {Precision.DAY: "d MMMM y", Precision.MONTH: "MMMM y", Precision.YEAR: "y"}


def published_in_words(published: PublicationDate | None, language: str) -> str:
    """Return `5 november 2022`, `november 2022`, `2022` or `zonder datum`."""
    if published is None:
        return say("undated", language)
    return _write(published.period.first, published.precision, language)


def period_in_words(period: Period, language: str) -> str:
    """Return a period as shortly as its ends allow, such as `november 2022 – maart 2023`."""
    precision = _precision(period)
    first = _write(period.first, precision, language)
    last = _write(period.last, precision, language)
    if period.first == date.min and period.last == date.max:
        return say("period.any", language)
    if period.first == date.min:
        return say("period.until", language, last=last)
    if period.last == date.max:
        return say("period.since", language, first=first)
    return first if first == last else f"{first} – {last}"


def timeframe_in_words(timeframe: Timeframe, language: str) -> str:
    """Return the period that a question names, and the words that it was read from."""
    # Until when something was known is another matter than when it was published.
    key = "understood.known" if timeframe.as_of else "understood.period"
    period = period_in_words(timeframe.period, language)
    return say(key, language, period=period, words=timeframe.words)


def holdings_in_words(holdings: Holdings, language: str) -> str:
    """Return the span of an archive: `5 artikelen, november 2022 – maart 2023, 2 zonder datum`."""
    ends = [
        published_in_words(end, language)
        for end in (holdings.first, holdings.last)
        if end is not None
    ]
    parts = [
        say_count("articles", language, holdings.articles),
        " – ".join(dict.fromkeys(ends)),
        say("count.undated", language, count=holdings.undated) if holdings.undated else "",
    ]
    return ", ".join(part for part in parts if part)


def _precision(period: Period) -> Precision:
    first, last = period.first, period.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Precision.YEAR
    whole_months = first.day == 1 and last == Period.of_month(last.year, last.month).last
    return Precision.MONTH if whole_months else Precision.DAY


def _write(day: date, precision: Precision, language: str) -> str:
    return format_date(day, _PATTERNS[precision], locale=spoken(language))
