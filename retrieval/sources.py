"""Look articles up by words of their title, outlet, date or id, and by period; pure."""

from collections.abc import Iterable

from babel.dates import get_month_names

from corpus.period import Period
from retrieval.analysis import fold, words_of
from retrieval.archive import Entry
from retrieval.scope import overlaps


def find_sources(entries: Iterable[Entry], words: str, period: Period | None) -> tuple[Entry, ...]:
    """Return the entries that hold the beginnings of all words and may lie in the period.

    The newest come first, undated ones last; a period leaves undated ones out.
    """
    wanted = [fold(word) for word in words_of(words)]
    found = [
        entry
        for entry in entries
        if (period is None or overlaps(entry.published, period)) and _matches(entry, wanted)
    ]
    return tuple(sorted(found, key=_newest_first))


def _matches(entry: Entry, wanted: Iterable[str]) -> bool:
    described = [fold(word) for text in _description(entry) for word in words_of(text)]
    return all(any(word.startswith(part) for word in described) for part in wanted)


def _description(entry: Entry) -> Iterable[str]:
    """Yield all by which a reader may remember an article."""
    yield entry.title
    yield entry.id
    yield entry.source or ""
    if entry.published is not None:
        yield str(entry.published)
        if entry.published.month is not None:
            for locale in ("nl", "en"):
                yield get_month_names("wide", locale=locale)[entry.published.month]
    for copy in entry.copies:
        yield copy.source or ""
        yield copy.id


def _newest_first(entry: Entry) -> tuple[bool, int, str]:
    if entry.published is None:
        return True, 0, entry.id
    return False, -entry.published.period.last.toordinal(), entry.id
