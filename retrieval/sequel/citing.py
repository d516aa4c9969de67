"""Sentences become citations beside those of an answer: whole, and numbered on behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from corpus.article import Article, PassageId, Span
from retrieval.composing import numbered
from retrieval.sequel.corrections import is_correction, leads_up
from retrieval.sequel.events import is_later
from retrieval.sequel.sentence import Sentence
from retrieval.types import Answer, Citation

Pair: TypeAlias = tuple[Citation, Citation]

# "Wij schreven … Dat klopt niet. Het juiste cijfer is …": a correction takes three sentences.
_MOST_BEHIND = 2
_DIGITS = 4


def cite(sentence: Sentence, score: float) -> Citation:
    """Return a sentence as a citation that has no number yet; of a correction, all of it."""
    article = sentence.article
    first = article.sentences.index(sentence.span)
    last = _end_of_correction(article, first)
    start, end = sentence.span.start, article.sentences[last].end
    passage = str(PassageId(article.id, first, last))
    shown = round(min(max(score, 0.0), 1.0), _DIGITS)
    return Citation(0, article, start, end, article.text[start:end], passage, shown)


def narrow(citation: Citation, sentence: Sentence) -> Citation:
    """Return one sentence of a citation, under its number."""
    return _stretch(citation, sentence.span.start, sentence.span.end)


def whole_corrections(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return citations, each of a correction that stops before what is right going on to it.

    What it then holds besides is no citation of its own any more; so all are numbered anew.
    """
    grown = [_whole(citation, citations) for citation in citations]
    kept = (each for each in grown if not any(_holds(other, each) for other in grown))
    return numbered(tuple(kept))


def number_on(answer: Answer, later: Iterable[Citation], pairs: Iterable[Pair]) -> Answer:
    """Return the answer with these, each place that has no number yet numbered on, once."""
    numbers: dict[tuple[str, int], int] = {}

    def with_number(citation: Citation) -> Citation:
        if citation.number:
            return citation
        place = citation.article.id, citation.start
        number = numbers.setdefault(place, len(answer.citations) + len(numbers) + 1)
        return replace(citation, number=number)

    return replace(
        answer,
        later=tuple(map(with_number, later)),
        differing=tuple(
            _oldest_first(with_number(one), with_number(other)) for one, other in pairs
        ),
    )


def _whole(citation: Citation, citations: Iterable[Citation]) -> Citation:
    """Return a citation with what completes it, unless that would cut into another one."""
    article = citation.article
    ends = [span.end for span in article.sentences]
    if not is_correction(article) or citation.end not in ends:
        return citation
    last = _end_of_correction(article, ends.index(citation.end))
    whole = _stretch(citation, citation.start, ends[last])
    others = (each for each in citations if each is not citation and _overlap(whole, each))
    return whole if all(_holds(whole, other) for other in others) else citation


def _holds(one: Citation, other: Citation) -> bool:
    """Tell whether all of a citation stands in another, longer one."""
    is_longer = other.end - other.start < one.end - one.start
    return is_longer and _overlap(one, other) and one.start <= other.start and other.end <= one.end


def _end_of_correction(article: Article, first: int) -> int:
    """Return the number of the sentence that a correction is complete with, from a first one."""
    if not is_correction(article):
        return first
    last, sentences = first, article.sentences
    paragraph = _paragraph_at(article, sentences[first])
    while last < min(first + _MOST_BEHIND, len(sentences) - 1):
        ends_here = not leads_up(article.text[sentences[last].start : sentences[last].end])
        if ends_here or sentences[last + 1].end > paragraph.end:
            break
        last += 1
    return last


def _paragraph_at(article: Article, sentence: Span) -> Span:
    spans = (paragraph.span for paragraph in article.paragraphs)
    return next(span for span in spans if span.start <= sentence.start < span.end)


def _overlap(one: Citation, other: Citation) -> bool:
    in_one_article = one.article.id == other.article.id
    return in_one_article and one.start < other.end and other.start < one.end


def _stretch(citation: Citation, start: int, end: int) -> Citation:
    quote = citation.article.text[start:end]
    return replace(citation, start=start, end=end, quote=quote)


def _oldest_first(one: Citation, other: Citation) -> Pair:
    return (
        (other, one) if is_later(one.article.published, other.article.published) else (one, other)
    )
