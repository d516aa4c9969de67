"""How a question was read and where a text stands, in plain words; markup is put on later."""

from collections.abc import Iterator, Sequence

from bot.i18n import say, say_count
from bot.wording import (
    holdings_in_words,
    period_in_words,
    published_in_words,
    timeframe_in_words,
)
from corpus.article import Copy
from corpus.publication import PublicationDate
from retrieval.types import Excluded, Holdings, Reading

# Quotation marks for a quote that brings its own: the other pair, so that both can be told apart.
_DOUBLE_MARKS = frozenset('“”„"«»')


def reading_in_words(reading: Reading, excluded: Excluded, language: str) -> str:
    """Return in what language and period a question was understood, and what that leaves out."""
    return " · ".join((*_understood(reading, language), *_left_out(excluded, language)))


def copies_in_words(copies: Sequence[Copy], language: str) -> str:
    """Return where else the same text stands."""
    return say("copies", language, places=", ".join(_copy(copy, language) for copy in copies))


def dated_in_words(published: PublicationDate | None, language: str) -> str:
    """Return a publication date and who says so."""
    words = published_in_words(published, language)
    if published is None:
        return words
    return f"{words} ({say(f'origin.{published.origin}', language)})"


def foot_in_words(holdings: Holdings, degraded: str | None, language: str) -> Iterator[str]:
    """Yield the span of the archive, and what was missing while answering."""
    yield say("span", language, span=holdings_in_words(holdings, language))
    if degraded:
        # Which means these are is for operators: it is on /about, in the log and in /healthz.
        yield say("degraded.reader", language)


def quotation_marks(quote: str) -> tuple[str, str]:
    """Return the marks to open and close a quote with: a pair that it does not use itself."""
    return ("‘", "’") if _DOUBLE_MARKS.intersection(quote) else ("“", "”")


def _understood(reading: Reading, language: str) -> Iterator[str]:
    fixed, frame = reading.question.filter, reading.timeframe
    yield say(f"understood.{reading.language}", language)
    if frame is not None:
        yield timeframe_in_words(frame, language)
    if fixed is not None:
        yield say("understood.filter", language, period=period_in_words(fixed, language))


def _left_out(excluded: Excluded, language: str) -> Iterator[str]:
    counts = {
        "outside": excluded.outside_period,
        "undated": excluded.undated,
        "suppressed": excluded.suppressed,
    }
    for why, count in counts.items():
        if count:
            yield say_count(f"excluded.{why}", language, count)


def _copy(copy: Copy, language: str) -> str:
    return f"{copy.source or copy.id} ({published_in_words(copy.published, language)})"
