"""ExcerptReport -> the card that says where an excerpt is from, and how it differs."""

from collections.abc import Iterator, Sequence

from bot.card import MOST_BUTTONS, Accent, Card, Rule
from bot.i18n import say
from bot.rendering.budget import fit_card
from bot.rendering.differences import write_differences
from bot.rendering.draft import Draft, Drafted, Line, Long, draft, small, strong
from bot.rendering.frame import opening_row
from bot.rendering.quotes import draft_quote
from bot.rendering.words import quotation_marks
from bot.shown import Shown
from corpus.article import Article
from retrieval.differences import differences
from retrieval.excerpts.finding import ExcerptReport, Match, Verdict

_ACCENTS = {
    Verdict.VERBATIM: Accent.ANSWER,
    Verdict.TYPOGRAPHIC: Accent.ANSWER,
    Verdict.ALTERED: Accent.NO_ANSWER,
    Verdict.ABSENT: Accent.NO_ANSWER,
}
# What was looked for is known to who looks for it: its beginning will do.
_EXCERPT = 300
# What the difference may take of a card, in characters; quotes and their places take the rest.
_DIFFERENCE = 1_500


def render_excerpt(report: ExcerptReport, shown: Shown, *, language: str) -> Card:
    """Draw a verdict, the places it rests on, and for an altered excerpt the words that differ.

    At most five places are drawn; the words are compared with the first, which is the likest.
    """
    matches = report.matches[:MOST_BUTTONS]
    parts: tuple[Drafted, ...] = (
        draft(
            strong(say(f"verdict.{report.verdict}", language)),
            _looked_for(report.excerpt, language),
            *_joined(report, language),
        ),
        *((Rule(),) if matches else ()),
        *_places(matches, language),
        *(_difference(report, language) if report.verdict is Verdict.ALTERED else ()),
        *opening_row(shown.id, range(1, len(matches) + 1), language),
    )
    return fit_card(parts, _ACCENTS[report.verdict])


def _looked_for(excerpt: str, language: str) -> Line:
    opening, closing = quotation_marks(excerpt)
    return (f"-# {say('excerpt.asked', language)}: {opening}", Long(excerpt, _EXCERPT), closing)


def _joined(report: ExcerptReport, language: str) -> Iterator[Line]:
    if report.is_joined:
        yield small(say("excerpt.joined", language, count=len(report.matches)))


def _places(matches: Sequence[Match], language: str) -> Iterator[Draft]:
    for number, match in enumerate(matches, start=1):
        place = say("place", language, start=match.start, end=match.end)
        paragraph = say(
            "place.paragraph", language, number=paragraph_at(match.article, match.start)
        )
        yield draft_quote(
            number,
            match.quote,
            match.article,
            language=language,
            remarks=(f"{paragraph}, {place}",),
        )


def paragraph_at(article: Article, offset: int) -> int:
    """Return which paragraph, counted from 1, an offset of an article lies in."""
    return max(sum(paragraph.span.start <= offset for paragraph in article.paragraphs), 1)


def _difference(report: ExcerptReport, language: str) -> Iterator[Drafted]:
    """Yield the words that differ from the likest place, and what their marks mean.

    What is joined differs from its parts together.
    """
    parts = report.matches if report.is_joined else report.matches[:1]
    if parts:
        found = differences(report.excerpt, " ".join(match.quote for match in parts))
        title = "difference.joined" if report.is_joined else "difference"
        yield Rule()
        yield draft(
            strong(say(title, language)),
            (write_differences(found, _DIFFERENCE),),
            small(say("difference.legend", language)),
        )
