"""Everything in a text that names a period, from left to right, each with its year and part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from retrieval.timeframe.mention import Doubt, Mention
from retrieval.timeframe.named import NAMED_RULES
from retrieval.timeframe.numeric import NUMERIC_RULES
from retrieval.timeframe.parts import attach_part
from retrieval.timeframe.relative import RELATIVE_RULES
from retrieval.timeframe.weekdays import WEEKDAY_RULES
from retrieval.timeframe.words import ARTICLE, FILLER, SPACE

# Where two rules read the same words, the first decides: "last quarter" is relative.
_RULES = (*NUMERIC_RULES, *RELATIVE_RULES, *WEEKDAY_RULES, *NAMED_RULES)

# "november 2022", "November, 2022", "zomer van het jaar 2022", "februari (2023)".
_THEN_YEAR = re.compile(
    rf"(?:,? {{1,3}}|,)(?:(?:van|of){SPACE})?(?:{ARTICLE}{SPACE}(?:jaar|year){SPACE})?\(?"
)
# "vorig jaar februari", "last year in the summer", "2022 Q3".
_YEAR_THEN = re.compile(rf",?(?: {{1,3}}|-)(?:(?:in|op|on|of){SPACE})?{FILLER}")


def scan(text: str, today: date) -> list[Mention]:
    """Return the mentions in a plain text, none overlapping another."""
    mentions = list(_without_overlap(_found(text, today)))
    ends = (0, *(mention.end for mention in mentions))
    parts = [
        attach_part(text, mention, after=end) for mention, end in zip(mentions, ends, strict=False)
    ]
    named = [
        part
        for mention, part in zip(mentions, parts, strict=True)
        if _is_named(mention, part, today)
    ]
    return _with_years(text, named)


def _is_named(mention: Mention, part: Mention, today: date) -> bool:
    """Tell whether a part of the running year is named that has begun."""
    if mention.doubt is not Doubt.WHOLE:
        return True
    return part.doubt is None and part.period is not None and part.period.first <= today


def _found(text: str, today: date) -> Iterator[Mention]:
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            mention = rule.read(match, today)
            if mention is not None:
                yield mention


def _without_overlap(mentions: Iterator[Mention]) -> Iterator[Mention]:
    """Yield the leftmost mentions, of those the longest."""
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _with_years(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give a year to what has none, from the year that stands after or else before it."""
    for pattern in (_THEN_YEAR, _YEAR_THEN):
        joined: list[Mention] = []
        for mention in mentions:
            one = _joined(text, pattern, joined[-1], mention) if joined else None
            joined[-1:] = [one] if one else [*joined[-1:], mention]
        mentions = joined
    return list(mentions)


def _joined(text: str, pattern: re.Pattern[str], left: Mention, right: Mention) -> Mention | None:
    if pattern.fullmatch(text, left.end, right.start) is None:
        return None
    named, year = (left, right) if pattern is _THEN_YEAR else (right, left)
    if named.year is not None or not year.is_year:
        return None
    return replace(named, start=left.start, end=right.end, year=year.year, doubt=None)
