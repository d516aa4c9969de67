"""What overtakes an answer, and figures that differ, as they stand below its quotes on a card."""

from collections.abc import Iterator

from bot.rendering.draft import Draft, Line, Long, draft, strong
from bot.rendering.quotes import draft_citation, title_line
from bot.rendering.words import quotation_marks
from bot.sequel import differing_in_words, later_in_words, pairs_to_show
from bot.wording import published_in_words
from retrieval.types import Answer, Citation


def draft_sequel(answer: Answer, language: str) -> Iterator[Draft]:
    """Yield the later report, then the figures that differ, each under its heading."""
    for citation in answer.later:
        yield draft(strong(f"{later_in_words(answer, language)}:"))
        yield draft_citation(citation, language)
    pairs = pairs_to_show(answer)
    if pairs:
        yield draft(strong(f"{differing_in_words(language)}:"))
    for pair in pairs:
        yield Draft(tuple(line for each in pair for line in _side(each, language)))


def _side(citation: Citation, language: str) -> Iterator[Line]:
    """Yield one of two sentences: its date above it, its article beneath it."""
    opening, closing = quotation_marks(citation.quote)
    when = published_in_words(citation.article.published, language)
    yield strong(when)
    yield (f"> **{citation.number}** {opening}", Long(citation.quote), closing)
    yield title_line(citation.article)
