"""Outcome -> what a terminal shows: calm, in the question's language, and inert."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.style import Style
from rich.text import Text

from bot.course import Entry, entries_of
from bot.i18n import say
from bot.inert import inert, safe_link
from bot.json_output import Described
from bot.layout import Block
from bot.rendering.words import copies_in_words, quotation_marks, reading_in_words
from bot.sequel import differing_in_words, later_in_words, pairs_to_show
from bot.wording import holdings_in_words, published_in_words
from corpus.article import Article
from retrieval.types import (
    Answer,
    Citation,
    Excluded,
    Holdings,
    NoAnswer,
    Outcome,
    Reading,
    Timeline,
)


def render_outcome(outcome: Outcome) -> RenderableType:
    """Draw an answer with its citations, or why there is none and what is nearest."""
    language = outcome.reading.language
    match outcome:
        case Answer():
            body = [*_blocks(outcome.citations, language), *_sequel(outcome, language)]
        case NoAnswer():
            body = [
                Text(say(f"reason.{outcome.reason}", language)),
                *_nearest(outcome.nearest, language),
            ]
    foot = render_foot(outcome.holdings, outcome.degraded, language)
    return spaced((_head(outcome.reading, outcome.excluded), *body, foot))


def render_timeline(timeline: Timeline) -> RenderableType:
    """Draw dated citations in order of publication, then the undated ones."""
    language = timeline.reading.language
    body = list(_chronicle(entries_of(timeline), language))
    if not body:
        body.append(Text(say("timeline.none", language)))
    foot = render_foot(timeline.holdings, timeline.degraded, language)
    return spaced((_head(timeline.reading, timeline.excluded), *body, foot))


def render_foot(holdings: Holdings, degraded: str | None, language: str) -> RenderableType:
    """Draw the span of the archive, and what was missing while answering."""
    lines = [Text(say("span", language, span=holdings_in_words(holdings, language)), "dim")]
    if degraded is not None:
        lines.append(Text(say("degraded", language, sentence=inert(degraded)), "dim yellow"))
    return Group(*lines)


def quoted(quote: str) -> Text:
    """Return a quote between marks that it does not use itself."""
    words = inert(quote)
    opening, closing = quotation_marks(words)
    return Text(f"{opening}{words}{closing}")


def place_of(article: Described, language: str) -> Text:
    """Return an article's title, outlet, date and id on one line."""
    return _describe(article, article.source, published_in_words(article.published, language))


def name_of(article: Described) -> Text:
    """Return an article's title, outlet and id on one line, where its date stands beside it."""
    return _describe(article, article.source)


def remarks_on(article: Article, language: str) -> Iterator[Text]:
    """Yield where else the text stands, and what a moderator noted."""
    if article.copies:
        yield Text(inert(copies_in_words(article.copies, language)), "dim")
    if article.note:
        yield Text(say("note", language, note=inert(article.note)), "yellow")


def spaced(parts: Sequence[RenderableType]) -> RenderableType:
    """Set parts under each other with an empty line between."""
    lines: list[RenderableType] = []
    for part in parts:
        lines.extend((part, ""))
    return Group(*lines[:-1])


def _describe(article: Described, *facts: str | None) -> Text:
    known = "".join(f" · {inert(fact)}" for fact in facts if fact)
    link = Style(dim=True, link=safe_link(article.url))
    return Text.assemble((inert(article.title), "italic"), known, " · ", (inert(article.id), link))


def _head(reading: Reading, excluded: Excluded) -> RenderableType:
    understood = inert(reading_in_words(reading, excluded, reading.language))
    return Group(Text(inert(reading.question.text), "bold"), Text(understood, "dim"))


def _nearest(citations: Sequence[Citation], language: str) -> Iterator[RenderableType]:
    if citations:
        yield Text(say("nearest", language), "bold yellow")
        yield from _blocks(citations, language)


def _sequel(answer: Answer, language: str) -> Iterator[RenderableType]:
    """Draw what overtakes an answer, and sentences with other figures side by side."""
    if answer.later:
        yield Text(later_in_words(answer, language), "bold yellow")
        yield from _blocks(answer.later, language)
    pairs = pairs_to_show(answer)
    if pairs:
        yield Text(differing_in_words(language), "bold yellow")
    for pair in pairs:
        yield Group(*(_side(each, language) for each in pair))


def _side(citation: Citation, language: str) -> Block:
    when = Text(published_in_words(citation.article.published, language), "bold")
    said = Text.assemble(when, ": ", quoted(citation.quote))
    return Block(f"{citation.number:>2}", (said, name_of(citation.article)))


def _chronicle(entries: Iterable[Entry], language: str) -> Iterator[RenderableType]:
    """Draw tellings under their dates, each date once in a row, with the gaps between."""
    spoken: str | None = None
    for entry in entries:
        gap = entry.gap(language)
        if gap is not None:
            yield Text(f"— {gap} —", "dim")
        when = published_in_words(entry.citation.article.published, language)
        if when != spoken and entry.begins:
            yield Text(when, "bold")
            spoken = when
        yield _telling(entry, language)


def _telling(entry: Entry, language: str) -> RenderableType:
    """Draw a quote with what it is to those before it, or where the same is told again."""
    told_in, mark = entry.told_in(language), entry.mark(language)
    if told_in is not None:
        place = Text.assemble(inert(told_in), " · ", inert(entry.citation.article.id))
        return Block(f"{entry.citation.number:>2}", (place,))
    (quote,) = _blocks((entry.citation,), language)
    return quote if mark is None else Group(Text(mark, "yellow"), quote)


def _blocks(citations: Iterable[Citation], language: str) -> Iterator[RenderableType]:
    for citation in citations:
        article = citation.article
        place = place_of(article, language)
        lines = (quoted(citation.quote), place, *remarks_on(article, language))
        yield Block(f"{citation.number:>2}", lines)
