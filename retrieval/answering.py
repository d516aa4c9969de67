"""The one door in: a question becomes an answer of verbatim citations, or the reason for none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.decisions import Decisions
from retrieval.archive import Archive
from retrieval.evidence import Evidence
from retrieval.quoting import PASSAGES_READ, Quoter
from retrieval.reading import QuestionReader
from retrieval.retriever import Retrieved, Retriever
from retrieval.scope import overlaps, scope_of
from retrieval.timeframe import names_month_alone, names_sequence
from retrieval.types import (
    Answer,
    Citation,
    Excluded,
    Holdings,
    NoAnswer,
    Outcome,
    Question,
    Reading,
    Reason,
    Timeline,
)

# A timeline shows more than an answer, from more passages.
_TIMELINE_PASSAGES = 12
_TIMELINE_CITATIONS = 10


@dataclass(frozen=True, slots=True)
class Examined:
    """Hold a question with everything that was found for it, before the gate."""

    reading: Reading
    retrieved: Retrieved
    excluded: Excluded
    evidence: float


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold what an Answerer is put together from.

    `degraded` says what is missing from the start, `closing` lets go of what was opened.
    """

    archive: Archive
    holdings: Holdings
    decisions: Decisions
    reader: QuestionReader
    retriever: Retriever
    quoter: Quoter
    evidence: Evidence
    threshold: float
    degraded: str | None = None
    closing: tuple[Callable[[], None], ...] = ()


class Answerer:
    """Answer questions from one generation; may serve several threads."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @property
    def holdings(self) -> Holdings:
        """Return what the archive holds."""
        return self._parts.holdings

    def answer(self, question: Question) -> Outcome:
        """Return an answer or the reason for none; never fails for what was asked."""
        return self.conclude(self.examine(question))

    def examine(self, question: Question) -> Examined:
        """Return everything found for a question, whether it suffices or not."""
        return self._find(question, PASSAGES_READ)

    def conclude(self, examined: Examined) -> Outcome:
        """Return the outcome that what was found allows."""
        reason = self._reason_against(examined)
        limit = examined.reading.question.limit
        quotes = self._quote(examined, limit)
        if reason is not None and not examined.retrieved.passages:
            # Nothing was published in the period asked for; a reader is never left with nothing.
            quotes = self._quote(self._examine_all_periods(examined), limit)
        return compose(
            examined, quotes, reason, self._parts.holdings, self._degraded(examined.retrieved)
        )

    def timeline(self, question: Question) -> Timeline:
        """Return citations on a topic in order of publication; none where evidence is weak."""
        examined = self._find(question, _TIMELINE_PASSAGES)
        found = self._parts.evidence.covers(examined.reading, examined.retrieved)
        quotes = self._quote(examined, _TIMELINE_CITATIONS) if found else ()
        dated = [quote for quote in quotes if quote.article.published is not None]
        undated = [quote for quote in quotes if quote.article.published is None]
        return Timeline(
            reading=examined.reading,
            citations=numbered(in_order_of_time(dated)),
            undated=numbered(undated, start=len(dated) + 1),
            excluded=examined.excluded,
            holdings=self._parts.holdings,
            degraded=self._degraded(examined.retrieved),
        )

    def _find(self, question: Question, limit: int) -> Examined:
        parts = self._parts
        reading = parts.reader.read(question)
        scope, excluded = scope_of(question, parts.archive.dates, parts.decisions.suppressed)
        retrieved = parts.retriever.retrieve(reading, scope, limit)
        evidence = parts.evidence.weigh(reading, retrieved)
        return Examined(reading, retrieved, excluded, evidence)

    def _quote(self, examined: Examined, limit: int) -> tuple[Citation, ...]:
        return self._parts.quoter.choose(examined.reading, examined.retrieved.passages, limit)

    def _reason_against(self, examined: Examined) -> Reason | None:
        """Return why what was found is no answer, or None when it is one."""
        if not examined.reading.words:
            return Reason.TOO_VAGUE
        if self._asks_about_another_time(examined):
            return Reason.OUTSIDE_PERIOD
        if examined.evidence >= self._parts.threshold and examined.retrieved.passages:
            return None
        return self._reason_within_period(examined)

    def _reason_within_period(self, examined: Examined) -> Reason:
        """Tell an archive without the answer from one that has it outside the period asked for."""
        if examined.reading.question.filter is None:
            return Reason.NOT_IN_ARCHIVE
        anywhere = self._examine_all_periods(examined)
        if anywhere.evidence < self._parts.threshold or not anywhere.retrieved.passages:
            return Reason.NOT_IN_ARCHIVE
        best = anywhere.retrieved.passages[0].article
        return Reason.ONLY_UNDATED if best.published is None else Reason.OUTSIDE_PERIOD

    def _examine_all_periods(self, examined: Examined) -> Examined:
        return self.examine(replace(examined.reading.question, published=None, as_of=None))

    def _asks_about_another_time(self, examined: Examined) -> bool:
        """Tell whether a period is named in which nothing was published and which nothing mentions.

        An article may well tell of an earlier year; then its own words name it.
        """
        timeframe = examined.reading.timeframe
        if timeframe is None or examined.reading.question.filter is not None:
            return False
        if names_month_alone(timeframe.words):
            # Read as the last such month, which the asker need not have meant.
            return False
        dates = self._parts.archive.dates.values()
        if any(overlaps(published, timeframe.period) for published in dates):
            return False
        return not self._parts.reader.mentions(
            timeframe.words, [passage.text for passage in examined.retrieved.passages]
        )

    def _degraded(self, retrieved: Retrieved) -> str | None:
        failed = (f"the {name} does not answer" for name in retrieved.failed)
        return "; ".join(filter(None, (self._parts.degraded, *failed))) or None

    def close(self) -> None:
        """Let go of the generation's files."""
        for close in self._parts.closing:
            close()


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


def numbered(citations: Sequence[Citation], *, start: int = 1) -> tuple[Citation, ...]:
    """Return the citations numbered in their order."""
    return tuple(replace(each, number=number) for number, each in enumerate(citations, start))
