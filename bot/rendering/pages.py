"""An article cut into pages of whole paragraphs, each of which fits on a card."""

import re
from collections.abc import Iterable, Iterator

from corpus.article import Article, Paragraph, Span
from corpus.sentences import split_sentences

# Of Discord's 4 000 characters a page leaves a good third to the title, remarks and marks.
PAGE_LENGTH = 2_500
# What a paragraph costs besides its text: a blank line, its role's word, marks around a quote.
_AROUND = 40
# Whatever may be escaped with a backslash.
_ESCAPED = re.compile(r"[^\w\s]|_")

Page = tuple[Paragraph, ...]


def pages_of(article: Article) -> tuple[Page, ...]:
    """Return an article's paragraphs in pages of at most 2 500 characters as shown; at least one.

    A paragraph longer than a page is cut at its sentences.
    """
    pages: list[list[Paragraph]] = [[]]
    length = 0
    for paragraph in _cut_to_pages(article):
        size = _size(article.text, paragraph.span)
        if pages[-1] and length + size > PAGE_LENGTH:
            pages.append([])
            length = 0
        pages[-1].append(paragraph)
        length += size
    return tuple(map(tuple, pages))


def page_with(article: Article, span: Span) -> int:
    """Return the page, from 0, on which a stretch of an article begins."""
    beginnings = [page[0].span.start for page in pages_of(article) if page]
    return max(sum(beginning <= span.start for beginning in beginnings) - 1, 0)


def _cut_to_pages(article: Article) -> Iterator[Paragraph]:
    for paragraph in article.paragraphs:
        if _size(article.text, paragraph.span) <= PAGE_LENGTH:
            yield paragraph
        else:
            yield from _cut(article.text, paragraph)


def _cut(text: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield stretches of a paragraph as long as a page can be, of whole sentences."""
    taken: list[Span] = []
    # The sentences are found anew: here none may be longer than a page, whatever it says.
    for sentence in split_sentences(text, paragraph.span):
        if taken and _size(text, Span(taken[0].start, sentence.end)) > PAGE_LENGTH:
            yield _stretch(paragraph, taken)
            taken = []
        taken.append(sentence)
    if taken:
        yield _stretch(paragraph, taken)


def _stretch(paragraph: Paragraph, sentences: Iterable[Span]) -> Paragraph:
    spans = tuple(sentences)
    return Paragraph(Span(spans[0].start, spans[-1].end), paragraph.role, spans)


def _size(text: str, span: Span) -> int:
    """Return how many characters a paragraph takes on a card at most."""
    length = span.end - span.start
    return length + len(_ESCAPED.findall(text, span.start, span.end)) + _AROUND
