"""What was found becomes an outcome: its citations in order and numbered, or why there is none."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from retrieval.retriever import Retrieved
from retrieval.timeframe import names_sequence
from retrieval.types import Answer, Citation, Excluded, Holdings, NoAnswer, Outcome, Reading, Reason


@dataclass(frozen=True, slots=True)
class Examined:
    """Hold a question with everything that was found for it, before the gate."""

    reading: Reading
    retrieved: Retrieved
    excluded: Excluded
    evidence: float


def compose(
    examined: Examined,
    quotes: Sequence[Citation],
    reason: Reason | None,
    holdings: Holdings,
    degraded: str | None,
) -> Outcome:
    """Return the outcome: an answer when there is no reason against it and something to quote."""
    reading, excluded = examined.reading, examined.excluded
    if reason is None and quotes:
        ordered = in_order_of_time(quotes) if names_sequence(reading.question.text) else quotes
        return Answer(reading, numbered(ordered), excluded, holdings, degraded)
    reason = reason or Reason.NOT_IN_ARCHIVE
    return NoAnswer(reading, reason, tuple(quotes), excluded, holdings, degraded)


def in_order_of_time(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return citations by publication, the oldest first, those without a date last."""

    def key(citation: Citation) -> tuple[bool, str, str, int]:
        published = citation.article.published
        day = published.period.first.isoformat() if published else ""
        return published is None, day, citation.article.id, citation.start

    return tuple(sorted(citations, key=key))


def few_of_each(citations: Iterable[Citation], most: int) -> tuple[Citation, ...]:
    """Return the citations in their order, of each article no more than the first so many."""
    seen = Counter[str]()
    kept: list[Citation] = []
    for citation in citations:
        seen[citation.article.id] += 1
        if seen[citation.article.id] <= most:
            kept.append(citation)
    return tuple(kept)


def numbered(citations: Sequence[Citation], *, start: int = 1) -> tuple[Citation, ...]:
    """Return the citations numbered in their order."""
    return tuple(replace(each, number=number) for number, each in enumerate(citations, start))
