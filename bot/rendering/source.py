"""Article -> the card that shows a page of it, with the sentences that were quoted marked."""

from collections.abc import Sequence
from itertools import islice

from bot.actions import Action, Verb
from bot.card import Accent, Card, Row, Rule, Text
from bot.i18n import say
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, Line, Long, draft, small, strong
from bot.rendering.frame import paging_row
from bot.rendering.links import link_to
from bot.rendering.pages import Page, pages_of
from bot.rendering.paging import take_page
from bot.rendering.passages import marked_within, write_paragraph
from bot.rendering.quotes import remarks_on
from bot.rendering.words import dated_in_words
from corpus.article import Article, Span

# What a title and a name may take of a card; more of them tells nobody more.
_TITLE = 250
_NAME = 80
# More marks than quotes are ever shown; each takes characters that a page has not set aside.
_MOST_MARKS = 25


def render_source(
    article: Article,
    *,
    shown: str,
    marked: Sequence[Span],
    number: int,
    page: int,
    language: str,
    remark: str | None = None,
) -> Card:
    """Draw a page of an article, counted from 0; a page beyond the last is the last.

    `shown` and `number` say which citation was opened, `marked` what was quoted of the
    article; at most 25 stretches of it are marked. `remark` stands above everything.
    """
    turned = take_page(pages_of(article), page=page, size=1)
    marks = _marks_on(turned.items[0], marked)
    address = link_to(article.url, say("button.web", language))
    action = Action(Verb.PAGE, shown, number, turned.page)
    parts: tuple[Drafted, ...] = (
        *((draft(strong(remark)), Rule()) if remark else ()),
        _head(article, language),
        Rule(),
        Text(_body(article, turned.items[0], marks, language)),
        Rule(),
        draft(
            *((small(say("source.marked", language)),) if marks else ()),
            small(say("page", language, page=turned.page + 1, pages=turned.pages)),
        ),
        *paging_row(action, pages=turned.pages, language=language),
        *((Row(address),) if address else ()),
    )
    return fit_card(parts, Accent.SOURCE)


def _marks_on(page: Page, marked: Sequence[Span]) -> tuple[Span, ...]:
    marks = (mark for paragraph in page for mark in marked_within(paragraph.span, marked))
    return tuple(islice(marks, _MOST_MARKS))


def _head(article: Article, language: str) -> Draft:
    """Return an article's title, where, by whom and when it was published, and what is noted."""
    names = (name for name in (article.source, article.author) if name)
    facts = (piece for name in names for piece in (Long(name, _NAME), " · "))
    dated: Line = (*facts, f"**{dated_in_words(article.published, language)}**")
    title: Line = ("### ", Long(article.title, _TITLE))
    return draft(title, dated, *map(small, remarks_on(article, language)))


def _body(article: Article, page: Page, marks: Sequence[Span], language: str) -> str:
    paragraphs = (
        write_paragraph(article, paragraph, marked=marks, language=language) for paragraph in page
    )
    return "\n\n".join(filter(None, paragraphs)) or say("source.empty", language)
