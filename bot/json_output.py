"""What a command shows, as the JSON that scripts rely on: keys and their order are a contract."""

from datetime import date
from typing import TypeAlias

from corpus.article import Article, Copy
from corpus.period import Period
from corpus.publication import Precision, PublicationDate
from retrieval.archive import Entry
from retrieval.types import (
    Answer,
    Citation,
    Excluded,
    Holdings,
    NoAnswer,
    Outcome,
    Reading,
    Timeline,
)

Json: TypeAlias = dict[str, object]
# Whatever names an article: the whole of it, or what a list knows.
Described: TypeAlias = Article | Entry

# Digits of a score: enough to order by, few enough to be the same on every processor.
_DIGITS = 4


def outcome_object(outcome: Outcome) -> Json:
    """Return an answer, or why there is none."""
    match outcome:
        case Answer():
            name, reason, citations, nearest = "answer", None, outcome.citations, ()
        case NoAnswer():
            name, reason, citations, nearest = "no_answer", outcome.reason, (), outcome.nearest
    return {
        "question": outcome.reading.question.text,
        "language": outcome.reading.language.value,
        "outcome": name,
        "reason": None if reason is None else reason.value,
        "period": period_object(outcome.reading),
        "citations": [citation_object(citation) for citation in citations],
        "nearest": [citation_object(citation) for citation in nearest],
        "degraded": outcome.degraded,
        "excluded": excluded_object(outcome.excluded),
        "corpus": holdings_object(outcome.holdings),
        **_sequel(outcome),
    }


def timeline_object(timeline: Timeline) -> Json:
    """Return dated citations in order, and the undated ones apart."""
    return {
        "topic": timeline.reading.question.text,
        "language": timeline.reading.language.value,
        "period": period_object(timeline.reading),
        "citations": [citation_object(citation) for citation in timeline.citations],
        "undated": [citation_object(citation) for citation in timeline.undated],
        "degraded": timeline.degraded,
        "excluded": excluded_object(timeline.excluded),
        "corpus": holdings_object(timeline.holdings),
    }


def citation_object(citation: Citation) -> Json:
    """Return a quote and its place in its article."""
    return {
        "number": citation.number,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "passage": citation.passage_id,
        "score": score(citation.score),
        "article": article_object(citation.article),
    }


def article_object(article: Described) -> Json:
    """Return what names an article, with its date as precisely as it is known."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        **publication_object(article.published),
    }


def publication_object(published: PublicationDate | None) -> Json:
    """Return a date, how precise it is, and who says so."""
    if published is None:
        return {"published": None, "precision": Precision.NONE.value, "origin": None}
    return {
        "published": str(published),
        "precision": published.precision.value,
        "origin": published.origin.value,
    }


def source_object(article: Article) -> Json:
    """Return a whole article: the text that offsets count in, and its paragraphs."""
    return {
        "id": article.id,
        "title": article.title,
        "titled": article.titled,
        "source": article.source,
        "url": article.url,
        "author": article.author,
        "language": article.language,
        **publication_object(article.published),
        "text": article.text,
        "paragraphs": [
            {"start": paragraph.span.start, "end": paragraph.span.end, "role": paragraph.role.value}
            for paragraph in article.paragraphs
        ],
        "copies": [_copy_object(copy) for copy in article.copies],
        "note": article.note,
    }


def period_object(reading: Reading) -> Json | None:
    """Return the period that was asked for, an explicit one before one that the words name."""
    if reading.question.filter is not None:
        return {**_ends(reading.question.filter), "words": None, "filter": True}
    if reading.timeframe is None:
        return None
    frame = reading.timeframe
    return {**_ends(frame.period), "words": frame.words, "filter": frame.as_of}


def excluded_object(excluded: Excluded) -> Json:
    """Return how many articles could not be used, by why."""
    return {
        "outside_period": excluded.outside_period,
        "undated": excluded.undated,
        "suppressed": excluded.suppressed,
    }


def holdings_object(holdings: Holdings) -> Json:
    """Return what the archive holds."""
    return {
        "generation": holdings.generation,
        "articles": holdings.articles,
        "passages": holdings.passages,
        "undated": holdings.undated,
        "first": _date(holdings.first),
        "last": _date(holdings.last),
    }


def score(value: float) -> float:
    """Return a score at the digits that are shown."""
    return round(float(value), _DIGITS)


def _sequel(outcome: Outcome) -> Json:
    """Return what overtakes or contradicts an answer, each key only where something does."""
    if not isinstance(outcome, Answer):
        return {}
    found: Json = {
        "later": [citation_object(each) for each in outcome.later],
        "differing": [[citation_object(each) for each in pair] for pair in outcome.differing],
    }
    return {key: citations for key, citations in found.items() if citations}


def _copy_object(copy: Copy) -> Json:
    return {
        "id": copy.id,
        "source": copy.source,
        "url": copy.url,
        **publication_object(copy.published),
    }


def _ends(period: Period) -> Json:
    return {
        "first": None if period.first == date.min else period.first.isoformat(),
        "last": None if period.last == date.max else period.last.isoformat(),
    }


def _date(published: PublicationDate | None) -> str | None:
    return None if published is None else str(published)
