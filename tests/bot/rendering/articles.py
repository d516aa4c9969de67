"""Articles of several paragraphs, written down with their roles."""

from corpus.article import Article, Paragraph, Role, Span
from corpus.sentences import split_sentences
from tests.bot.builders import NOVEMBER

Written = tuple[Role, str]


def make_long_article(*written: Written) -> Article:
    """Return an article of these paragraphs, with a blank line between them."""
    text = "\n\n".join(words for _, words in written)
    return Article("001-sluis", "Sluis dicht", text, _paragraphs(written), NOVEMBER)


def span_of(article: Article, quote: str) -> Span:
    start = article.text.index(quote)
    return Span(start, start + len(quote))


def _paragraphs(written: tuple[Written, ...]) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = []
    start = 0
    text = "\n\n".join(words for _, words in written)
    for role, words in written:
        span = Span(start, start + len(words))
        paragraphs.append(Paragraph(span, role, split_sentences(text, span)))
        start = span.end + 2
    return tuple(paragraphs)
