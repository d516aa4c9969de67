"""From a draft to an article: its paragraphs, its title, and what to tell the operator."""

from collections.abc import Iterator, Sequence
from datetime import date

from corpus.article import Article, Paragraph, Role
from corpus.errors import RejectedError
from corpus.formats.draft import Draft
from corpus.formats.facts import shorten
from corpus.layout import lay_out
from corpus.rejection import RejectionReason

# One line of a list in a chat window.
_DERIVED_TITLE_LIMIT = 90


def assemble(draft: Draft, article_id: str) -> Article:
    """Return the article that a draft makes; raises RejectedError when it says nothing."""
    if not any(map(str.isalnum, draft.text)):
        raise RejectedError(RejectionReason.EMPTY)
    facts = draft.facts
    paragraphs = lay_out(draft.text, told=draft.told)
    return Article(
        id=article_id,
        title=facts.title or _derive_title(draft.text, paragraphs),
        text=draft.text,
        paragraphs=paragraphs,
        published=facts.published,
        source=facts.source,
        url=facts.url,
        author=facts.author,
        language=facts.language,
        titled=facts.title is not None,
    )


def remarks_on(article: Article, draft: Draft, *, today: date) -> Iterator[str]:
    """Yield what the operator should know of an article, one remark at a time."""
    yield from draft.remarks
    yield from draft.facts.remarks
    if article.published is not None and article.published.period.first > today:
        yield f"dated {article.published}, in the future"
    if not article.sentences:
        yield "no sentence of it can be quoted: it holds headings, captions and the like only"


def _derive_title(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """Return the lead's first sentence, shortened to a line."""
    leads = (paragraph for paragraph in paragraphs if paragraph.role is Role.LEAD)
    sentence = next(leads, paragraphs[0]).sentences[0]
    line = " ".join(text[sentence.start : sentence.end].split())
    return shorten(line, limit=_DERIVED_TITLE_LIMIT)
