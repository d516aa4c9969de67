"""Which articles the dates of a question let through, and the month keys that indexes filter on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.period import Period
from corpus.publication import PublicationDate
from retrieval.types import Excluded, Question, Reading, Scope

# The month key of an article without a date, and the month of one that only has a year.
UNDATED = 0
WHOLE_YEAR = 0


def month_key(published: PublicationDate | None) -> int:
    """Return `yyyymm`, `yyyy00` when only the year is known, 0 when nothing is."""
    if published is None:
        return UNDATED
    return published.year * 100 + (published.month or WHOLE_YEAR)


def bounded(reading: Reading) -> Question:
    """Return a question within the dates that hold: its options, else what was known by then.

    Who asks what was known at a time is not answered with what was published after it.
    """
    question, frame = reading.question, reading.timeframe
    if question.filter is not None or frame is None or not frame.as_of:
        return question
    return replace(question, as_of=frame.period.last)


def unbounded(reading: Reading) -> Reading:
    """Return a reading without dates that leave articles out; a named period still prefers."""
    question = replace(reading.question, published=None, as_of=None)
    frame = reading.timeframe
    return replace(
        reading, question=question, timeframe=frame if frame and not frame.as_of else None
    )


def is_within(
    published: PublicationDate | None, question: Question, *, takes_undated: bool = False
) -> bool:
    """Tell whether an article may answer a question with dates that leave articles out.

    A period takes every article that may lie in it; "as of" only those that certainly existed.
    """
    wanted = question.filter
    if wanted is None:
        return True
    if published is None:
        return takes_undated
    if not published.period.overlaps(wanted):
        return False
    return question.as_of is None or published.period.last <= question.as_of


def scope_of(
    question: Question,
    dates: Mapping[str, PublicationDate | None],
    suppressed: Iterable[str],
    *,
    indexed: Mapping[str, PublicationDate | None] | None = None,
    takes_undated: bool = False,
) -> tuple[Scope, Excluded]:
    """Return what may be searched for a question, and how many articles that leaves out, by why.

    `indexed` are the dates that the indexes were built with, where these are others.
    `takes_undated` lets articles through that may have been published at any time.
    """
    indexed = dates if indexed is None else indexed
    gone = {article_id for article_id in suppressed if article_id in dates}
    if question.filter is None:
        return Scope(hidden=frozenset(gone)), Excluded(suppressed=len(gone))
    kept = {
        id_
        for id_, published in dates.items()
        if is_within(published, question, takes_undated=takes_undated)
    }
    undated = sum(dates[id_] is None for id_ in dates.keys() - gone - kept)
    months = frozenset(month_key(indexed[id_]) for id_ in kept)
    # The month keys are coarser than the days asked for, and older than what was decided since:
    # what slips through is hidden by name.
    slipped = {id_ for id_, day in indexed.items() if month_key(day) in months and id_ not in kept}
    outside = len(dates) - len(kept | gone) - undated
    return (
        Scope(months=months, hidden=frozenset(gone | slipped)),
        Excluded(outside_period=outside, undated=undated, suppressed=len(gone)),
    )


def overlaps(published: PublicationDate | None, period: Period) -> bool:
    """Tell whether an article may have been published in a period; an undated one never."""
    return published is not None and published.period.overlaps(period)
