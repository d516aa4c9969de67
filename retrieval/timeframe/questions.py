"""The one period that a question asks about, out of all that it names."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.period import Period
from retrieval.timeframe.knowledge import asks_what_was_known, asks_what_was_told
from retrieval.timeframe.phrases import Phrase, phrases
from retrieval.timeframe.plain import plain
from retrieval.timeframe.words import ARTICLE, MONTHS, SEASONS

# A year before it is one that events took place in ("in 1950 zei Truman"): archives of news
# articles in digital form begin about then.
_FIRST_YEAR = 1990
# A year beyond it is rather a number; up to it, the asker is told that nothing was published yet.
_YEARS_AHEAD = 20
# What an option may begin with and adds nothing: "in november 2022", "de afgelopen week".
_LEAD = re.compile(rf"in (?:(?:in|op|on) )?(?:{ARTICLE} )?")


@dataclass(frozen=True, slots=True)
class Timeframe:
    """Hold the publication period a question asks about, and the words that named it.

    `words` stands in the question exactly so. `as_of` tells that the question asks what was known
    at a time: the period is then everything up to the end of what the words name.
    """

    period: Period
    words: str
    as_of: bool = False


def read_timeframe(question: str, *, today: date) -> Timeframe | None:
    """Return the publication period that a question names, or None where it names none.

    A year counts from 1990 to twenty years ahead. Of several dates the first wins; any other date
    wins over a bare year, which is as often the year of an event. `today` lies in the years 1000
    to 2999, as do all years that can be named.
    """
    text = plain(question)
    found = [phrase for phrase in phrases(text, today) if _is_plausible(phrase, today)]
    if not found:
        return None
    phrase = next((phrase for phrase in found if not phrase.is_bare_year), found[0])
    words = question[phrase.start : phrase.end]
    if _is_as_of(text, phrase):
        return Timeframe(Period(date.min, phrase.period.last), words, as_of=True)
    return Timeframe(phrase.period, words)


def names_month_alone(words: str) -> bool:
    """Tell words that name a month or a season and nothing else, not even its year."""
    return plain(words).strip(" .") in {*MONTHS, *SEASONS}


def read_day_or_period(text: str, *, today: date) -> Period | None:
    """Return the period that an option names, or None where it is not one date or period."""
    # Read as the end of a sentence, where a lone month or year is a date. Nothing is too old
    # here: whoever gives an option means a date.
    sentence = plain(f"in {text.strip()}")
    for phrase in phrases(sentence, today):
        if phrase.end == len(sentence) and _LEAD.fullmatch(sentence, 0, phrase.start):
            return phrase.period
    return None


def _is_as_of(text: str, phrase: Phrase) -> bool:
    if phrase.as_of or (phrase.has_end and asks_what_was_known(text)):
        return True
    return phrase.period.first == date.min and asks_what_was_told(text)


def _is_plausible(phrase: Phrase, today: date) -> bool:
    first, last = phrase.years
    return first >= _FIRST_YEAR and last <= today.year + _YEARS_AHEAD
