"""Timeline -> the card that tells a course of events: dated quotes in order, its gaps visible."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions import Action, Verb
from bot.card import MOST_BUTTONS, Accent, Card, Rule
from bot.i18n import say, say_count
from bot.rendering.budget import fit_card
from bot.rendering.draft import Drafted, draft, small, strong
from bot.rendering.frame import draft_foot, draft_head, opening_row, paging_row
from bot.rendering.paging import take_page
from bot.rendering.quotes import draft_citation
from bot.shown import Shown
from bot.wording import published_in_words
from retrieval.types import Citation, Timeline

# Fewer whole months without a quote are no gap: monthly papers would be full of them.
_FEWEST_MONTHS = 2


@dataclass(frozen=True, slots=True)
class Event:
    """Hold a citation, and how many whole months without one lie before it."""

    citation: Citation
    months_before: int = 0


def render_timeline(
    timeline: Timeline,
    shown: Shown,
    *,
    language: str,
    page: int = 0,
    remarks: Iterable[str] = (),
) -> Card:
    """Draw a page of five citations by their dates, the undated ones after all others.

    Pages count from 0; a page beyond the last is the last. `remarks` are sentences of ours that
    stand at the foot.
    """
    cut = take_page(events_of(timeline), page=page, size=MOST_BUTTONS)
    numbers = [event.citation.number for event in cut.items]
    number = say("page", language, page=cut.page + 1, pages=cut.pages)
    parts: tuple[Drafted, ...] = (
        draft_head(timeline.reading, timeline.excluded, language),
        Rule(),
        *(_chronicle(cut.items, language) or [draft(strong(say("timeline.none", language)))]),
        Rule(),
        draft_foot(
            timeline.holdings,
            timeline.degraded,
            language,
            more=(*((number,) if cut.pages > 1 else ()), *remarks),
        ),
        *opening_row(shown.id, numbers, language),
        *paging_row(
            Action(Verb.COURSE, shown.id, page=cut.page), pages=cut.pages, language=language
        ),
    )
    return fit_card(parts, Accent.ANSWER if cut.items else Accent.NO_ANSWER)


def events_of(timeline: Timeline) -> tuple[Event, ...]:
    """Return a timeline's citations in order, each with the gap before it.

    A gap counts the calendar months that certainly lie between: an article of which only the year
    is known may be of any of its months.
    """
    return (*_dated(timeline.citations), *map(Event, timeline.undated))


def _dated(citations: Sequence[Citation]) -> Iterator[Event]:
    last: date | None = None
    for citation in citations:
        published = citation.article.published
        if published is None:
            yield Event(citation)
            continue
        period = published.period
        yield Event(citation, _months_between(last, period.first) if last else 0)
        last = max(last or date.min, period.last)


def _months_between(last: date, first: date) -> int:
    """Return how many calendar months lie wholly between two days."""
    return max((first.year - last.year) * 12 + first.month - last.month - 1, 0)


def _chronicle(events: Sequence[Event], language: str) -> list[Drafted]:
    """Return the events under their dates, each date once in a row, with the gaps between."""
    parts: list[Drafted] = []
    spoken: str | None = None
    for event in events:
        if event.months_before >= _FEWEST_MONTHS:
            gap = say_count("timeline.gap", language, event.months_before)
            parts.append(draft(small(f"— {gap} —")))
        when = published_in_words(event.citation.article.published, language)
        if when != spoken:
            parts.append(draft(strong(when)))
            spoken = when
        parts.append(draft_citation(event.citation, language, is_dated=False))
    return parts
