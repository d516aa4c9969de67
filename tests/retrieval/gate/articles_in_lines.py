"""Articles whose sentences are given one by one."""

from corpus.article import Article, Paragraph, Role, Span


def article_of(*sentences: str, id: str = "001-veerpont") -> Article:  # noqa: A002 - its name
    """Return an article of one paragraph with these sentences."""
    spans: list[Span] = []
    for sentence in sentences:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(sentence)))
    text = " ".join(sentences)
    paragraph = Paragraph(Span(0, len(text)), Role.BODY, tuple(spans))
    return Article(id=id, title="", text=text, paragraphs=(paragraph,), published=None)
