"""`kernvraag source`: an article in full, as it was read."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from bot.given import Given
from bot.i18n import say, terminal_language
from bot.inert import inert
from bot.json_output import source_object
from bot.opening import generation_for
from bot.session import open_session
from bot.terminal import remarks_on, spaced
from bot.wording import published_in_words
from corpus.article import Article, Paragraph, Role
from corpus.decisions import read_decisions
from retrieval.changes import DECISIONS_FILE
from retrieval.decided import DecidedArchive
from retrieval.errors import ArticleUnknownError


def run(article_id: str, given: Given) -> None:
    """Show the article of an id; raises ArticleUnknownError."""
    session = open_session(given)
    decisions = read_decisions(session.data / DECISIONS_FILE)
    article = DecidedArchive(generation_for(session).archive, decisions).article(article_id)
    if article is None:
        raise ArticleUnknownError(article_id)
    session.show(source_object(article), render_article(article, terminal_language()))


def render_article(article: Article, language: str) -> RenderableType:
    """Draw a whole article, each paragraph that is no plain text marked with its role."""
    paragraphs = (_paragraph(article, paragraph, language) for paragraph in article.paragraphs)
    return spaced((Group(*_head(article, language)), *paragraphs))


def _head(article: Article, language: str) -> Iterator[Text]:
    facts = (article.source, article.author, _dated(article, language), article.id, article.url)
    yield Text(inert(article.title), "bold")
    yield Text(" · ".join(inert(fact) for fact in facts if fact), "dim")
    yield from remarks_on(article, language)


def _dated(article: Article, language: str) -> str:
    words = published_in_words(article.published, language)
    if article.published is None:
        return words
    return f"{words} ({say(f'origin.{article.published.origin}', language)})"


def _paragraph(article: Article, paragraph: Paragraph, language: str) -> Text:
    text = inert(article.text[paragraph.span.start : paragraph.span.end])
    if paragraph.role.is_claim:
        return Text(text)
    mark = (f"{say(f'role.{paragraph.role}', language)}: ", "dim")
    return Text.assemble(mark, (text, "bold" if paragraph.role is Role.HEADING else "dim"))
