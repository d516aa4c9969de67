"""Replies that show articles: one of them in its pages, a list, where an excerpt is from."""

from dataclasses import dataclass

from bot.days import today
from bot.desk import Reply
from bot.edition import Edition
from bot.failures import ReaderError
from bot.i18n import spoken
from bot.ledger import Ledger
from bot.rendering import notices
from bot.rendering.excerpt import render_excerpt
from bot.rendering.keys import key_of
from bot.rendering.listing import render_list
from bot.rendering.pages import page_with
from bot.rendering.source import render_source
from bot.replies.answers import Asker
from bot.replies.remembering import remember
from bot.shown import Kind, Place, Shown, digest_of
from corpus.article import Article, Span
from retrieval.answering import Answerer
from retrieval.archive import Entry
from retrieval.types import Question

# An article that is looked up without a quote has nothing to mark.
_UNMARKED = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold what a reader looks for in a list: words, an outlet, a period and the clock."""

    question: Question
    outlet: str | None = None


def open_citation(
    edition: Edition, shown: Shown, number: int, *, page: int | None, language: str
) -> Reply:
    """Show the article of a citation, at the page of the quote or another."""
    place = shown.place(number)
    article_id = place.article_id if place else shown.article_id
    article = edition.answerer.article(article_id) if article_id else None
    if article is None:
        raise ReaderError(notices.gone(language=language))
    if place is None or place.start == place.end:
        return _pages(article, shown, _UNMARKED, page=page or 0, language=language)
    if not place.stands_in(article):
        remark = notices.changed_in_words(language=language)
        return _pages(article, shown, number, page=page or 0, language=language, remark=remark)
    span = Span(place.start, place.end)
    marked = tuple(
        Span(each.start, each.end)
        for each in shown.places
        if each.article_id == article_id and each.stands_in(article)
    )
    at = page_with(article, span) if page is None else page
    return _pages(article, shown, number, page=at, language=language, marked=marked)


def source(edition: Edition, ledger: Ledger, words: str, asker: Asker) -> Reply:
    """Show the article that was chosen or meant."""
    language = spoken(asker.language)
    article = find_article(edition.answerer, words)
    if article is None:
        found = edition.answerer.catalogue.suggest(words)
        if len(found) != 1:
            raise ReaderError(notices.unknown_article(words, language=language))
        article = edition.answerer.article(found[0].id)
    if article is None:
        raise ReaderError(notices.gone(language=language))
    return show_article(edition, ledger, article, asker)


def show_article(edition: Edition, ledger: Ledger, article: Article, asker: Asker) -> Reply:
    """Show an article from its beginning."""
    language = spoken(asker.language)
    shown = Shown(
        Kind.SOURCE,
        article.id,
        today(),
        language,
        edition.generation.name,
        reader=asker.reader,
        article_id=article.id,
    )
    remember(ledger, shown)
    return Reply(
        render_source(
            article, shown=shown.id, marked=(), number=_UNMARKED, page=0, language=language
        ),
        shown,
    )


def find_article(answerer: Answerer, key: str) -> Article | None:
    """Return the article that a key of `key_of` names, or None."""
    if not key.startswith("#"):
        return answerer.article(key)
    ids = (entry.id for entry in answerer.entries if key_of(entry.id) == key)
    return next((answerer.article(article_id) for article_id in ids), None)


def find_entries(answerer: Answerer, shown: Shown) -> tuple[Entry, ...]:
    """Return the entries of a list that was shown, as the archive holds them now."""
    words, _, outlet = shown.text.partition("\n")
    entries = answerer.catalogue.find(words, shown.published)
    return tuple(entry for entry in entries if not outlet or entry.source == outlet)


def listing(edition: Edition, ledger: Ledger, wanted: Wanted, asker: Asker) -> Reply:
    """List the articles that fit."""
    question, language = wanted.question, spoken(asker.language)
    shown = Shown(
        Kind.LIST,
        # One field keeps both; neither words nor an outlet holds a line break.
        f"{' '.join(question.text.split())}\n{wanted.outlet or ''}",
        question.today,
        language,
        edition.generation.name,
        published=question.published,
        reader=asker.reader,
    )
    remember(ledger, shown)
    return turn_list(edition, shown, 0)


def turn_list(edition: Edition, shown: Shown, page: int) -> Reply:
    """Show a page of a list, in its language: whoever turns it, others may read it too."""
    entries = find_entries(edition.answerer, shown)
    holdings = edition.answerer.holdings
    return Reply(
        render_list(entries, shown, page=page, language=shown.language, holdings=holdings), shown
    )


def quote(edition: Edition, ledger: Ledger, excerpt: str, asker: Asker) -> Reply:
    """Show where an excerpt is from, and how it differs."""
    language = spoken(asker.language)
    report = edition.answerer.excerpt(excerpt)
    shown = Shown(
        Kind.QUOTE,
        excerpt,
        today(),
        language,
        edition.generation.name,
        places=tuple(
            Place(match.article.id, match.start, match.end, digest_of(match.quote))
            for match in report.matches
        ),
        reader=asker.reader,
    )
    remember(ledger, shown)
    return Reply(render_excerpt(report, shown, language=language), shown)


def _pages(
    article: Article,
    shown: Shown,
    number: int,
    *,
    page: int,
    language: str,
    marked: tuple[Span, ...] = (),
    remark: str | None = None,
) -> Reply:
    return Reply(
        render_source(
            article,
            shown=shown.id,
            marked=marked,
            number=number,
            page=page,
            language=language,
            remark=remark,
        )
    )
