"""What a reply to an answer asks, with the question before it in mind; pure."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from corpus.chunking import clean
from retrieval.leaning import leans, says_nothing, without_connection
from retrieval.timeframe import Timeframe, names_month_alone, read_day_or_period, read_timeframe
from retrieval.types import Question

# What may stand before a date and goes with it.
_BEFORE_DATE = r"(?:\b(?:in|op|on|at|during|tijdens|van|of|uit|from)\s+)?(?:\b(?:de|het|the)\s+)?"
_BEFORE_MARK = re.compile(r"\s+(?=[?.!,;:])")
_YEAR = re.compile(r"\d{4}")
# A question with a reply or two fits; what a long talk is about stands at its beginning.
_LONGEST_BEFORE = 500


def follow_up(previous: Question, places: Iterable[str], text: str, *, today: date) -> Question:
    """Return the question that a reply asks; its text shows how the reply was read.

    `previous` is the question that was answered, `places` the ids of the articles it was answered
    from. What stands by itself is asked alone. A period alone takes the place of the previous one,
    and a month alone lies in the same year. What leans on the previous question is joined to it,
    within the same dates, and prefers the same articles.
    """
    reply = _with_year(clean(text), previous, today=today)
    frame = _frame_in(reply, today=today)
    undated = _cut(reply, frame)
    if frame is not None and says_nothing(without_connection(undated)):
        asked = f"{_unmarked(_before(previous, is_redated=True))} {_phrase(reply, frame)}?".strip()
        return Question(asked, today, limit=previous.limit)
    if leans(undated):
        return _join(previous, reply, frozenset(places), frame=frame, today=today)
    return Question(reply, today, limit=previous.limit)


def _join(
    previous: Question,
    reply: str,
    context: frozenset[str],
    *,
    frame: Timeframe | None,
    today: date,
) -> Question:
    before = _before(previous, is_redated=frame is not None)
    asked = replace(previous, text=f"{_marked(before)} {reply}".strip(), context=context)
    if frame is not None:
        return replace(asked, today=today, published=None, as_of=None)
    # "Yesterday" in the question before is still the day that it was when it was asked.
    return asked if _frame_of(previous) else replace(asked, today=today)


def _before(previous: Question, *, is_redated: bool) -> str:
    """Return what was asked before, without its own date where the reply gives another."""
    text = clean(previous.text)
    text = _cut(text, _frame_of(previous)) if is_redated else text
    if len(text) <= _LONGEST_BEFORE:
        return text
    return text[:_LONGEST_BEFORE].rpartition(" ")[0] or text[:_LONGEST_BEFORE]


def _frame_of(question: Question) -> Timeframe | None:
    return read_timeframe(clean(question.text), today=question.today)


def _frame_in(reply: str, *, today: date) -> Timeframe | None:
    """Return the period that a reply names; alone it may be shorter than in a question: "maart"."""
    frame = read_timeframe(reply, today=today)
    if frame is not None:
        return frame
    rest = _unmarked(without_connection(reply))
    period = read_day_or_period(rest, today=today)
    return None if period is None else Timeframe(period, rest)


def _with_year(reply: str, previous: Question, *, today: date) -> str:
    """Return a reply whose month or season alone got the year that was asked about before."""
    frame = _frame_in(reply, today=today)
    year = _year_of(previous)
    if frame is None or year is None or not names_month_alone(frame.words):
        return reply
    words = frame.words.rstrip(".")
    return reply.replace(frame.words, f"{words} {year}", 1)


def _year_of(question: Question) -> int | None:
    """Return the year that a question's dates lie in, or None for none or several."""
    frame = _frame_of(question)
    period = question.filter or (frame.period if frame else None)
    if period is None or period.first.year != period.last.year:
        return None
    return period.first.year


def _cut(text: str, frame: Timeframe | None) -> str:
    """Return a text without a date, and without the small words that belong to it."""
    if frame is None:
        return text
    rest = re.sub(_BEFORE_DATE + re.escape(frame.words), " ", text, count=1, flags=re.IGNORECASE)
    return _BEFORE_MARK.sub("", clean(rest)).lstrip(" ,;:.?!")


def _phrase(reply: str, frame: Timeframe) -> str:
    """Return the date of a reply as the end of a sentence: "in maart 2022", "gisteren"."""
    found = re.search(_BEFORE_DATE + re.escape(frame.words), reply, re.IGNORECASE)
    phrase = without_connection(found.group() if found else frame.words)
    is_bare = phrase == frame.words and (
        _YEAR.fullmatch(phrase) or names_month_alone(_YEAR.sub("", phrase))
    )
    return f"in {phrase}" if is_bare else phrase


def _unmarked(text: str) -> str:
    return text.rstrip(" ?.!,;:…")


def _marked(text: str) -> str:
    """Return a text that ends like a sentence, so that another one can follow."""
    return text if not text or text.endswith(("?", ".", "!", "…")) else f"{text}."
