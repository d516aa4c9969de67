"""The one door in: a question becomes an answer of verbatim citations, or the reason for none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.article import Article
from corpus.decisions import Decisions
from retrieval.archive import Archive, Entry
from retrieval.checking import Check, Comparer, Echo, merge, statements_of, without_numbers
from retrieval.composing import Examined, compose, few_of_each, in_order_of_time, numbered
from retrieval.decided import DecidedArchive
from retrieval.excerpts.finding import ExcerptFinder, ExcerptReport
from retrieval.gate.evidence import Evidence
from retrieval.quoting import PASSAGES_QUOTED, PASSAGES_READ, Quoter
from retrieval.reading import QuestionReader
from retrieval.retriever import Retrieved, Retriever
from retrieval.scope import bounded, overlaps, scope_of, unbounded
from retrieval.sequel.chronicle import group_by_event
from retrieval.sequel.citing import whole_corrections
from retrieval.sequel.events import EventJudge
from retrieval.sequel.finding import PASSAGES_COMPARED, SequelFinder
from retrieval.sources import Catalogue
from retrieval.timeframe import names_month_alone
from retrieval.types import (
    Answer,
    Citation,
    Excluded,
    Holdings,
    Outcome,
    Question,
    Reading,
    Reason,
    Scope,
    Timeline,
)

# A timeline shows more than an answer, from more passages.
_TIMELINE_PASSAGES = 12
_TIMELINE_CITATIONS = 10
# One article may tell the most, but a course of events is told by several.
_TIMELINE_EACH = 3
_TIMELINE_CHOSEN = 2 * _TIMELINE_CITATIONS
# What a claim is compared with: more than an answer shows, for what says so need not come first.
_CHECKED_PASSAGES = 6
_CHECKED_QUOTES = 8
# Of the evidence for an answer: what is merely about a claim need not answer anything.
_ABOUT_SHARE = 0.75


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
    excerpts: ExcerptFinder
    comparer: Comparer
    events: EventJudge
    threshold: float
    degraded: str | None = None
    closing: tuple[Callable[[], None], ...] = ()


class Answerer:
    """Answer questions from one generation; may serve several threads."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._archive = DecidedArchive(parts.archive, parts.decisions)
        self._retriever = parts.retriever.over(self._archive)

    def with_decisions(self, decisions: Decisions) -> "Answerer":
        """Return one that answers as moderators decided since, at once and without a new build.

        It shares the opened generation with this one: close either of them, once, when neither is
        asked any more.
        """
        reader = self._parts.reader.with_glossary(decisions.glossary)
        return Answerer(replace(self._parts, decisions=decisions, reader=reader))

    @property
    def degraded(self) -> str | None:
        """Return in a sentence what is missing from the start, or None."""
        return self._parts.degraded

    @property
    def holdings(self) -> Holdings:
        """Return what the archive holds."""
        return self._parts.holdings

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the entry of every article that readers may see, in order of id."""
        return self._archive.entries

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return what looks those articles up by words; made when it is first asked for."""
        return Catalogue(self.entries)

    def article(self, article_id: str) -> Article | None:
        """Return the article of that id or of a copy's, or None where readers see none."""
        return self._archive.article(article_id)

    def excerpt(self, text: str) -> ExcerptReport:
        """Return where an excerpt comes from."""
        return self._parts.excerpts.find(self._archive, text)

    def answer(self, question: Question) -> Outcome:
        """Return an answer or the reason for none; never fails for what was asked."""
        return self.conclude(self.examine(question))

    def examine(self, question: Question) -> Examined:
        """Return everything found for a question, whether it suffices or not."""
        return self._find(self._read(question), PASSAGES_QUOTED)

    def conclude(self, examined: Examined) -> Outcome:
        """Return the outcome that what was found allows."""
        reason = self._reason_against(examined)
        limit = examined.reading.question.limit
        quotes = self._quote(examined, limit)
        if reason is not None and not examined.retrieved.passages:
            # Nothing was published in the period asked for; a reader is never left with nothing.
            quotes = self._quote(self._examine_all_periods(examined), limit)
        outcome = compose(
            examined, quotes, reason, self._parts.holdings, self._degraded(examined.retrieved)
        )
        return self._follow(outcome, examined.retrieved) if isinstance(outcome, Answer) else outcome

    def _follow(self, answer: Answer, retrieved: Retrieved) -> Answer:
        """Return an answer with what else was found that overtakes or contradicts its quotes."""
        passages = self._retriever.read(retrieved, PASSAGES_COMPARED)
        return SequelFinder(self._parts.events).complete(answer, passages)

    def timeline(self, question: Question) -> Timeline:
        """Return citations on a topic in order of publication; none where evidence is weak."""
        # Guesses find answers that are worded otherwise; in a course of events they are strangers.
        examined = self._find(self._read(question).sure, _TIMELINE_PASSAGES)
        found = self._parts.evidence.covers(examined.reading, examined.retrieved)
        found_quotes = self._quote(examined, _TIMELINE_CHOSEN) if found else ()
        quotes = few_of_each(found_quotes, _TIMELINE_EACH)[:_TIMELINE_CITATIONS]
        dated = [quote for quote in quotes if quote.article.published is not None]
        undated = [quote for quote in quotes if quote.article.published is None]
        citations = numbered(in_order_of_time(dated))
        return Timeline(
            reading=examined.reading,
            citations=citations,
            undated=numbered(undated, start=len(dated) + 1),
            excluded=examined.excluded,
            holdings=self._parts.holdings,
            degraded=self._degraded(examined.retrieved),
            events=group_by_event(citations, self._parts.events),
        )

    def check(self, claim: Question) -> Check:
        """Return the quotes that say what a claim says, and others about it; never a verdict.

        Each of its first sentences is looked up by itself.
        """
        examined = [
            self._find(self._read(each), _CHECKED_PASSAGES) for each in statements_of(claim)
        ]
        saying_so, about = merge([self._echo(each) for each in examined])
        reading = self._read(claim)
        _, excluded = self._scope(reading)
        degraded = (self._degraded(each.retrieved) for each in examined)
        return Check(
            reading=reading,
            saying_so=saying_so,
            about=about,
            excluded=excluded,
            holdings=self._parts.holdings,
            degraded=next(filter(None, degraded), self._parts.degraded),
        )

    def _echo(self, examined: Examined) -> Echo:
        quotes = self._quote(examined, _CHECKED_QUOTES)
        echo = self._parts.comparer.sort(examined.reading, quotes)
        is_covered = self._parts.evidence.covers(examined.reading.sure, examined.retrieved)
        # What the archive says with other figures is about the claim more than anything else.
        subject = without_numbers(examined.reading)
        evidence = self._parts.evidence.weigh(subject, examined.retrieved)
        is_told_of = evidence >= _ABOUT_SHARE * self._parts.threshold
        return echo if is_covered and is_told_of else replace(echo, about=())

    def _find(self, reading: Reading, limit: int) -> Examined:
        scope, excluded = self._scope(reading)
        retrieved = self._retriever.retrieve(reading, scope, limit)
        evidence = self._parts.evidence.weigh(reading, retrieved)
        return Examined(reading, retrieved, excluded, evidence)

    def _read(self, question: Question) -> Reading:
        return self._parts.reader.read(question)

    def _scope(self, reading: Reading) -> tuple[Scope, Excluded]:
        question = bounded(reading)
        return scope_of(
            question,
            self._archive.all_dates,
            self._parts.decisions.suppressed,
            indexed=self._parts.archive.dates,
            # Options are strict. In plain words, what may have been known by then is worth
            # reading, and says itself that it has no date.
            takes_undated=question != reading.question,
        )

    def _quote(self, examined: Examined, limit: int) -> tuple[Citation, ...]:
        passages = examined.retrieved.passages
        return whole_corrections(self._parts.quoter.choose(examined.reading, passages, limit))

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
        if bounded(examined.reading).filter is None:
            return Reason.NOT_IN_ARCHIVE
        anywhere = self._examine_all_periods(examined)
        if anywhere.evidence < self._parts.threshold or not anywhere.retrieved.passages:
            return Reason.NOT_IN_ARCHIVE
        best = anywhere.retrieved.passages[0].article
        return Reason.ONLY_UNDATED if best.published is None else Reason.OUTSIDE_PERIOD

    def _examine_all_periods(self, examined: Examined) -> Examined:
        return self._find(unbounded(examined.reading), PASSAGES_QUOTED)

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
        dates = self._archive.dates.values()
        if any(overlaps(published, timeframe.period) for published in dates):
            return False
        return not self._parts.reader.mentions(
            timeframe.words,
            [passage.text for passage in examined.retrieved.passages[:PASSAGES_READ]],
        )

    def _degraded(self, retrieved: Retrieved) -> str | None:
        failed = (f"the {name} does not answer" for name in retrieved.failed)
        return "; ".join(filter(None, (self._parts.degraded, *failed))) or None

    def close(self) -> None:
        """Let go of the generation's files."""
        for close in self._parts.closing:
            close()
