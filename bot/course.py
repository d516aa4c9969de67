"""A timeline line by line: its events in order, their tellings, and the gaps between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.i18n import say, say_count
from bot.wording import published_in_words
from corpus.period import Period
from retrieval.types import Bearing, Citation, Event, Telling, Timeline

# Fewer whole months without a quote are no gap: monthly papers would be full of them.
_FEWEST_MONTHS = 2
# What stands above a quote that is not the first on its event.
_MARKS = {
    Bearing.OTHERWISE: "timeline.otherwise",
    Bearing.CORRECTION: "timeline.correction",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold a telling, whether an event begins with it, and the whole months without one before."""

    telling: Telling
    begins: bool = True
    months_before: int = 0

    @property
    def citation(self) -> Citation:
        """Return what is quoted."""
        return self.telling.citation

    def gap(self, language: str) -> str | None:
        """Return in words how long nothing was told before, None where it was not long."""
        if self.months_before < _FEWEST_MONTHS:
            return None
        return say_count("timeline.gap", language, self.months_before)

    def mark(self, language: str) -> str | None:
        """Return in words what the quote is to those before it, None where it needs no words."""
        key = _MARKS.get(self.telling.bearing)
        return None if key is None else say(key, language)

    def told_in(self, language: str) -> str | None:
        """Return where the same is told once more, None for what is quoted by itself."""
        if self.telling.bearing is not Bearing.ALSO:
            return None
        article = self.citation.article
        published = published_in_words(article.published, language)
        place = " · ".join(filter(None, (article.title, article.source, published)))
        return say("timeline.also", language, place=place)


def entries_of(timeline: Timeline) -> tuple[Entry, ...]:
    """Return the tellings of a timeline's events in order, and the undated citations after them.

    A gap counts the calendar months that certainly lie between: an article of which only the year
    is known may be of any of its months.
    """
    events = timeline.events or tuple(Event((Telling(each),)) for each in timeline.citations)
    undated = (Entry(Telling(each)) for each in timeline.undated)
    return (*_dated(events), *undated)


def _dated(events: Sequence[Event]) -> Iterator[Entry]:
    last: date | None = None
    for event in events:
        periods = [*_periods(event)]
        begun = min((period.first for period in periods), default=None)
        months = _months_between(last, begun) if last and begun else 0
        for place, telling in enumerate(event.tellings):
            yield Entry(telling, begins=not place, months_before=0 if place else months)
        last = max((*(period.last for period in periods), last or date.min))


def _periods(event: Event) -> Iterator[Period]:
    for telling in event.tellings:
        published = telling.citation.article.published
        if published is not None:
            yield published.period


def _months_between(last: date, first: date) -> int:
    """Return how many calendar months lie wholly between two days."""
    return max((first.year - last.year) * 12 + first.month - last.month - 1, 0)
