"""Questions in which brackets stand around the words that name the period."""

from datetime import date

from corpus.period import Period
from retrieval.timeframe import Timeframe


def expected(marked: str, first: str, last: str, *, as_of: bool = False) -> Timeframe:
    """Return the timeframe of a marked question; an end that is left empty is open."""
    period = Period(
        date.fromisoformat(first) if first else date.min,
        date.fromisoformat(last) if last else date.max,
    )
    return Timeframe(period, marked[marked.index("[") + 1 : marked.index("]")], as_of)


def question(marked: str) -> str:
    """Return a marked question as it is asked."""
    return marked.replace("[", "").replace("]", "")
