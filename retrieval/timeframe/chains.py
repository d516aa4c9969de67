"""Dates that belong together: the two ends of a range, the months of a list."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.period import Period
from retrieval.timeframe.mention import Doubt, Mention
from retrieval.timeframe.openings import Frame, opening_of
from retrieval.timeframe.standing import stands
from retrieval.timeframe.words import FILLER, SPACE, TO, one_of

_LONGEST_MONTH = 31
_RANGE = re.compile(
    rf"(?: {{0,3}}[-–] {{0,3}}|,?{SPACE}(?:(?:en|and){SPACE})?(?:{one_of(TO)}){SPACE}"
    rf"(?:(?:in|op|on){SPACE})?){FILLER}"
)
_LIST = re.compile(
    rf"(?:, {{0,3}}| {{0,3}}[/&] {{0,3}}|,?{SPACE}(?:en|and|of|or){SPACE})"
    rf"(?:(?:in|op|on){SPACE})?{FILLER}"
)


def chains(text: str, mentions: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Yield the mentions in order, those that are joined by a word together."""
    chain: list[Mention] = []
    for mention in mentions:
        if chain and not _belong(text, chain, mention):
            yield tuple(chain)
            chain = []
        chain.append(mention)
    if chain:
        yield tuple(chain)


def periods_of(chain: Sequence[Mention], today: date) -> Sequence[Period] | None:
    """Return the period of each; a year that is not named follows from its neighbours.

    "van november tot februari 2023" begins in 2022. Where no year is named at all, the last date
    is the most recent that is not after today. None where the calendar has no such day.
    """
    found = [mention.period for mention in chain]
    if all(mention.year is None for mention in chain):
        found[-1] = chain[-1].latest(today)
    places = range(len(chain) - 1)
    for place in reversed(places):
        after = found[place + 1]
        if chain[place].year is None and after:
            found[place] = chain[place].latest(after.first)
    for place in places:
        before = found[place]
        if found[place + 1] is None and chain[place + 1].year is None and before:
            found[place + 1] = chain[place + 1].earliest(before.first)
    periods = [period for period in found if period]
    return periods if len(periods) == len(chain) else None


def _are_months(left: Mention, right: Mention) -> bool:
    """Tell "in jan en feb 2023", where the first alone may be a man."""
    days = right.period and (right.period.last - right.period.first).days + 1
    is_month = days is not None and days <= _LONGEST_MONTH
    return left.doubt is Doubt.MONTH and right.doubt is None and is_month and not right.is_day


def _belong(text: str, chain: Sequence[Mention], right: Mention) -> bool:
    left = chain[-1]
    if _RANGE.fullmatch(text, left.end, right.start):
        return True
    if not _LIST.fullmatch(text, left.end, right.start):
        return False
    opening = opening_of(text, chain[0])
    if opening and opening.frame is Frame.BETWEEN:
        return True
    if opening and opening.frame is Frame.IN and _are_months(left, right):
        return True
    # "Theresa May, 5 november 2022" is no list.
    return right.doubt is not Doubt.NOW and (len(chain) > 1 or stands(text, left, opening))
