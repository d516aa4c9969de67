"""Name where else a report stands in nearly the same words: one source, however many print it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.article import Article, Copy
from retrieval.analysis import DutchAnalyzer
from retrieval.likeness import share_of
from retrieval.types import Citation, RankedPassage

# An editor may change one word in eight of a wire story, and it is the same story still.
_SAME_TEXT = 0.6
# Without this share of a quote's words, another article does not say what the quote says.
_SAME_QUOTE = 0.8


def name_versions(
    citations: Sequence[Citation], passages: Sequence[RankedPassage], analyzer: DutchAnalyzer
) -> tuple[Citation, ...]:
    """Return the citations, those articles named as copies that were read and tell the same."""
    read = [(each, frozenset(analyzer.content_words(each.text))) for each in passages]
    return tuple(_name_versions(citation, read, analyzer) for citation in citations)


def _name_versions(
    citation: Citation,
    passages: Sequence[tuple[RankedPassage, frozenset[str]]],
    analyzer: DutchAnalyzer,
) -> Citation:
    article = citation.article
    words = frozenset(analyzer.content_words(citation.quote))
    copies = {copy.id: copy for copy in article.copies}
    for passage, said in passages:
        other = passage.article
        if other.id != article.id and _tells(said, words) and _is_same(article, other):
            copies |= {copy.id: copy for copy in _places_of(other) if copy.id not in copies}
    if len(copies) == len(article.copies):
        return citation
    return replace(citation, article=replace(article, copies=tuple(copies.values())))


def _tells(said: frozenset[str], words: frozenset[str]) -> bool:
    return len(words & said) >= _SAME_QUOTE * len(words)


def _is_same(article: Article, other: Article) -> bool:
    return share_of(article.text, other.text) >= _SAME_TEXT


def _places_of(article: Article) -> Iterator[Copy]:
    yield Copy(article.id, article.source, article.url, article.published)
    yield from article.copies
