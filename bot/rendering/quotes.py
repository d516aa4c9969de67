"""A quote on a card: its number and words, and beneath it where and when they were published."""

from collections.abc import Iterable, Iterator

from bot.i18n import say
from bot.rendering.draft import Draft, Line, Long, small
from bot.rendering.words import copies_in_words, quotation_marks
from bot.wording import published_in_words
from corpus.article import Article
from corpus.publication import PublicationDate
from retrieval.types import Citation

# What a title and an outlet may take of a card; more of them tells nobody more.
_TITLE = 120
_OUTLET = 60


def draft_citation(citation: Citation, language: str, *, is_dated: bool = True) -> Draft:
    """Return a citation as a block quote with its number, and its article beneath it.

    `is_dated` is False where the date stands above it already.
    """
    return draft_quote(
        citation.number, citation.quote, citation.article, language=language, is_dated=is_dated
    )


def draft_quote(
    number: int,
    quote: str,
    article: Article,
    *,
    language: str,
    remarks: Iterable[str] = (),
    is_dated: bool = True,
) -> Draft:
    """Return a numbered quote, with its article and remarks of ours beneath it."""
    opening, closing = quotation_marks(quote)
    date = (" · ", _date(article.published, language)) if is_dated else ()
    return Draft(
        (
            (f"> **{number}** {opening}", Long(quote), closing),
            (*_name(article.title, article.source), *date),
            *map(small, (*remarks, *remarks_on(article, language))),
        )
    )


def name_line(
    title: str, source: str | None, published: PublicationDate | None, language: str
) -> Line:
    """Return a title, its outlet, and its date at the precision that is known."""
    return (*_name(title, source), " · ", _date(published, language))


def title_line(article: Article) -> Line:
    """Return an article's title and outlet, where its date stands above them."""
    return _name(article.title, article.source)


def remarks_on(article: Article, language: str) -> Iterator[str]:
    """Yield where else the text stands, and what a moderator noted."""
    if article.copies:
        yield copies_in_words(article.copies, language)
    if article.note:
        yield say("note", language, note=article.note)


def _name(title: str, source: str | None) -> Line:
    outlet = (" · ", Long(source, _OUTLET)) if source else ()
    return ("*", Long(title, _TITLE), "*", *outlet)


def _date(published: PublicationDate | None, language: str) -> str:
    return f"**{published_in_words(published, language)}**"
