"""Replies to questions: an answer, the reason for none, a timeline, a claim that was checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.desk import Reply
from bot.edition import Edition
from bot.i18n import say
from bot.ledger import Ledger
from bot.opening import is_sample
from bot.rendering.check import render_check
from bot.rendering.outcome import render_outcome
from bot.rendering.periods import PeriodChoice, period_choices
from bot.rendering.timeline import render_timeline
from bot.replies.remembering import remember
from bot.shown import Kind, Place, Shown
from corpus.period import Period
from retrieval.answering import Answerer
from retrieval.types import Answer, Citation, NoAnswer, Outcome, Question

# A period menu is the same for every answer until the archive changes; a few are in use at once.
_MENUS_KEPT = 64


@dataclass(frozen=True, slots=True)
class Asker:
    """Hold who asks, as a keyed hash, and the language of their Discord, None to follow theirs."""

    reader: str
    language: str | None = None


def answer(edition: Edition, ledger: Ledger, question: Question, asker: Asker) -> Reply:
    """Answer a question, or say why not."""
    outcome = edition.answerer.answer(question)
    language = asker.language or outcome.reading.language
    shown = _shown(outcome, language, asker.reader)
    remember(ledger, shown)
    periods = _periods(edition.answerer, question.filter, language)
    card = render_outcome(
        outcome, shown, language=language, periods=periods, remarks=_remarks(edition, language)
    )
    return Reply(card, shown)


def timeline(edition: Edition, ledger: Ledger, question: Question, asker: Asker) -> Reply:
    """Show a topic's quotes in order of publication."""
    course = edition.answerer.timeline(question)
    language = asker.language or course.reading.language
    shown = Shown(
        Kind.TIMELINE,
        question.text,
        question.today,
        language,
        course.holdings.generation,
        places=_places((*course.citations, *course.undated)),
        published=question.published,
        as_of=question.as_of,
        reader=asker.reader,
    )
    remember(ledger, shown)
    remarks = _remarks(edition, language)
    return Reply(render_timeline(course, shown, language=language, remarks=remarks), shown)


def turn_timeline(edition: Edition, shown: Shown, page: int) -> Reply:
    """Show another page of a timeline, in its language: whoever turns it, others read it too."""
    course = edition.answerer.timeline(shown.question)
    remarks = _remarks(edition, shown.language)
    return Reply(
        render_timeline(course, shown, language=shown.language, page=page, remarks=remarks), shown
    )


def check(edition: Edition, ledger: Ledger, claim: Question, asker: Asker) -> Reply:
    """Show what the archive itself says on a claim."""
    found = edition.answerer.check(claim)
    language = asker.language or found.reading.language
    shown = Shown(
        Kind.CHECK,
        claim.text,
        claim.today,
        language,
        found.holdings.generation,
        places=_places((*found.saying_so, *found.about)),
        reader=asker.reader,
    )
    remember(ledger, shown)
    return Reply(render_check(found, shown, language=language), shown)


def _shown(outcome: Outcome, language: str, reader: str) -> Shown:
    question = outcome.reading.question
    match outcome:
        case Answer():
            citations = (*outcome.citations, *outcome.beside)
            kind, reason = Kind.ANSWER, None
        case NoAnswer(nearest=citations, reason=reason):
            kind = Kind.NO_ANSWER
    return Shown(
        kind,
        question.text,
        question.today,
        language,
        outcome.holdings.generation,
        places=_places(citations),
        published=question.published,
        as_of=question.as_of,
        reason=reason,
        reader=reader,
    )


def _remarks(edition: Edition, language: str) -> tuple[str, ...]:
    """Return what must be said of every answer: invented news must never pass for real."""
    return (say("sample", language),) if is_sample(edition.manifest) else ()


def _places(citations: Sequence[Citation]) -> tuple[Place, ...]:
    return tuple(map(Place.of, citations))


@lru_cache(maxsize=_MENUS_KEPT)
def _periods(
    answerer: Answerer, published: Period | None, language: str
) -> tuple[PeriodChoice, ...]:
    dates = (entry.published for entry in answerer.entries)
    return tuple(period_choices(dates, published, language))
