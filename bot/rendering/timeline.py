"""Timeline -> the card that tells a course of events: dated quotes in order, its gaps visible."""

from collections.abc import Iterable, Iterator, Sequence

from bot.actions import Action, Verb
from bot.card import MOST_BUTTONS, Accent, Card, Rule
from bot.course import Entry, entries_of
from bot.i18n import say
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, draft, small, strong
from bot.rendering.frame import draft_foot, draft_head, opening_row, paging_row
from bot.rendering.paging import take_page
from bot.rendering.quotes import draft_citation
from bot.shown import Shown
from bot.wording import published_in_words
from retrieval.types import Timeline


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
    cut = take_page(entries_of(timeline), page=page, size=MOST_BUTTONS)
    numbers = [entry.citation.number for entry in cut.items]
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


def _chronicle(entries: Sequence[Entry], language: str) -> list[Drafted]:
    """Return the entries under their dates, each date once in a row, with the gaps between."""
    parts: list[Drafted] = []
    spoken: str | None = None
    for place, entry in enumerate(entries):
        gap = entry.gap(language)
        if gap is not None:
            parts.append(draft(small(f"— {gap} —")))
        when = published_in_words(entry.citation.article.published, language)
        if when != spoken and (entry.begins or not place):
            parts.append(draft(strong(when)))
            spoken = when
        parts.extend(_telling(entry, language, is_dated=when != spoken))
    return parts


def _telling(entry: Entry, language: str, *, is_dated: bool) -> Iterator[Draft]:
    """Yield a quote below what it is to those before it, or where the same is told again."""
    told_in, mark = entry.told_in(language), entry.mark(language)
    if mark is not None:
        yield draft(small(mark))
    if told_in is not None:
        yield draft(small(f"{entry.citation.number} · {told_in}"))
    else:
        yield draft_citation(entry.citation, language, is_dated=is_dated)
