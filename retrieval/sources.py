"""Look articles up by words of their title, outlet, date or id, and by period; in memory."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from babel.dates import get_month_names

from corpus.period import Period
from corpus.publication import PublicationDate
from retrieval.analysis import fold, words_of
from retrieval.archive import Entry
from retrieval.scope import overlaps

# As many as fit under a field while somebody types in it.
_SUGGESTED = 25
# Beyond every character that a word can hold: the end of all words with the same beginning.
_LAST = "\U0010ffff"


class Catalogue:
    """Know the words that describe each article; folded once, looked up many times.

    The newest articles come first, undated ones last. May serve several threads.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = sorted(entries, key=_newest_first)
        self._places = _index(self._entries)
        self._words = sorted(self._places)

    def find(self, words: str, period: Period | None = None) -> tuple[Entry, ...]:
        """Return the entries that hold the beginnings of all words and may lie in the period.

        A period leaves undated ones out.
        """
        return tuple(
            entry
            for entry in self._holding(words)
            if period is None or overlaps(entry.published, period)
        )

    def suggest(self, words: str, limit: int = _SUGGESTED) -> tuple[Entry, ...]:
        """Return at most `limit` entries that hold the beginnings of all words typed so far."""
        return tuple(self._holding(words)[:limit])

    def _holding(self, words: str) -> Sequence[Entry]:
        found: set[int] | None = None
        for beginning in set(_words(words)):
            holding = self._beginning_with(beginning)
            found = holding if found is None else found & holding
        return self._entries if found is None else [self._entries[place] for place in sorted(found)]

    def _beginning_with(self, beginning: str) -> set[int]:
        first = bisect_left(self._words, beginning)
        last = bisect_left(self._words, beginning + _LAST)
        return set[int]().union(*map(self._places.__getitem__, self._words[first:last]))


def _index(entries: Sequence[Entry]) -> Mapping[str, Sequence[int]]:
    """Return, for each folded word, the places of the entries that it describes."""
    places: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        for word in set(_words(" ".join(_description(entry)))):
            places.setdefault(word, []).append(place)
    return places


def _words(text: str) -> Iterator[str]:
    return map(_fold, words_of(text))


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    """Fold a word that thousands of titles may hold."""
    return fold(word)


def _description(entry: Entry) -> Iterator[str]:
    """Yield all by which a reader may remember an article."""
    yield entry.title
    yield entry.id
    yield entry.source or ""
    yield _date(entry.published)
    for copy in entry.copies:
        yield copy.source or ""
        yield copy.id


def _date(published: PublicationDate | None) -> str:
    """Return a date in digits and with its month's names; nothing for none."""
    if published is None:
        return ""
    return " ".join((str(published), *_month_names(published.month)))


@cache
def _month_names(month: int | None) -> Sequence[str]:
    """Return a month's names in Dutch and English, whole and short; none for no month."""
    if month is None:
        return ()
    return [
        get_month_names(width, locale=locale)[month]
        for locale in ("nl", "en")
        for width in ("wide", "abbreviated")
    ]


def _newest_first(entry: Entry) -> tuple[bool, int, str]:
    if entry.published is None:
        return True, 0, entry.id
    return False, -entry.published.period.last.toordinal(), entry.id
