"""Which articles an explicit period lets through, and the month keys that the indexes filter on."""

from collections.abc import Iterable, Mapping

from corpus.period import Period
from corpus.publication import PublicationDate
from retrieval.types import Excluded, Question, Scope

# The month key of an article without a date, and the month of one that only has a year.
UNDATED = 0
WHOLE_YEAR = 0


def month_key(published: PublicationDate | None) -> int:
    """Return `yyyymm`, `yyyy00` when only the year is known, 0 when nothing is."""
    if published is None:
        return UNDATED
    return published.year * 100 + (published.month or WHOLE_YEAR)


def is_within(published: PublicationDate | None, question: Question) -> bool:
    """Tell whether an article may answer a question with explicit dates.

    A period takes every article that may lie in it; "as of" only those that certainly existed.
    """
    wanted = question.filter
    if wanted is None:
        return True
    if published is None or not published.period.overlaps(wanted):
        return False
    return question.as_of is None or published.period.last <= question.as_of


def scope_of(
    question: Question,
    dates: Mapping[str, PublicationDate | None],
    suppressed: Iterable[str],
    *,
    indexed: Mapping[str, PublicationDate | None] | None = None,
) -> tuple[Scope, Excluded]:
    """Return what may be searched for a question, and how many articles that leaves out, by why.

    `indexed` are the dates that the indexes were built with, where these are others.
    """
    indexed = dates if indexed is None else indexed
    gone = {article_id for article_id in suppressed if article_id in dates}
    if question.filter is None:
        return Scope(hidden=frozenset(gone)), Excluded(suppressed=len(gone))
    kept = {id_ for id_, published in dates.items() if is_within(published, question)}
    undated = sum(dates[id_] is None for id_ in dates.keys() - gone)
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
