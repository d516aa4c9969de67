"""Outcome -> the card that answers a question, or says why it is not answered."""

from collections.abc import Iterable, Sequence

from bot.actions import Action, Verb
from bot.card import MOST_BUTTONS, Accent, Button, Card, Menu, Option, Row, Rule
from bot.i18n import say
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, draft, small, strong
from bot.rendering.frame import draft_foot, draft_head, opening_row
from bot.rendering.later import draft_sequel
from bot.rendering.periods import PeriodChoice
from bot.rendering.quotes import draft_citation
from bot.shown import Shown
from retrieval.types import Answer, Citation, NoAnswer, Outcome, Reason

# Reasons that another period may do away with.
_OF_PERIOD = frozenset({Reason.OUTSIDE_PERIOD, Reason.ONLY_UNDATED})


def render_outcome(
    outcome: Outcome,
    shown: Shown,
    *,
    language: str,
    periods: Sequence[PeriodChoice] = (),
    remarks: Iterable[str] = (),
) -> Card:
    """Draw an answer with its citations, or why there is none and what is nearest.

    At most five citations are drawn: as many as a row has buttons to open them. `remarks` are
    sentences of ours that stand at the foot.
    """
    match outcome:
        case Answer():
            citations, accent = outcome.citations[:MOST_BUTTONS], Accent.ANSWER
            sequel = draft_sequel(outcome, language)
            body = [*(draft_citation(each, language) for each in citations), *sequel]
            numbers = [each.number for each in (*citations, *outcome.beside)]
        case NoAnswer():
            citations, accent = outcome.nearest[:MOST_BUTTONS], Accent.NO_ANSWER
            numbers = [each.number for each in citations]
            hint = bool(periods) and outcome.reason in _OF_PERIOD
            body = [
                _reason(outcome.reason, language, hint=hint),
                *_nearest(citations, language),
            ]
    parts: tuple[Drafted, ...] = (
        draft_head(outcome.reading, outcome.excluded, language),
        Rule(),
        *body,
        Rule(),
        draft_foot(outcome.holdings, outcome.degraded, language, more=remarks),
        *opening_row(shown.id, numbers, language),
        _row(shown.id, language),
        *_period_menu(shown.id, periods, language),
    )
    return fit_card(parts, accent)


def _reason(reason: Reason, language: str, *, hint: bool) -> Draft:
    """Return why there is no answer, and that another period may help where one can be chosen."""
    lines = [strong(say(f"reason.{reason}", language))]
    if hint:
        lines.append(small(say("period.hint", language)))
    return draft(*lines)


def _nearest(citations: Sequence[Citation], language: str) -> tuple[Draft, ...]:
    if not citations:
        return ()
    title = draft(strong(f"{say('nearest', language)}:"))
    return (title, *(draft_citation(each, language) for each in citations))


def _row(shown: str, language: str) -> Row:
    return Row(
        (
            Button(say("button.timeline", language), Action(Verb.TIMELINE, shown)),
            Button(say("button.report", language), Action(Verb.REPORT, shown)),
        )
    )


def _period_menu(shown: str, periods: Sequence[PeriodChoice], language: str) -> tuple[Menu, ...]:
    if not periods:
        return ()
    options = tuple(
        Option(each.label, each.value, each.description, each.is_chosen) for each in periods
    )
    return (Menu(Action(Verb.PERIOD, shown), say("period.choose", language), options),)
