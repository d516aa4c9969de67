"""Gaps -> the card that lists which questions had no answer, most asked first."""

from collections.abc import Sequence

from bot.card import Accent, Card, Rule
from bot.i18n import say, say_count
from bot.ledger import Gap
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, Line, Long, draft, small, strong
from bot.rendering.keeping.measures import moment_in_words
from bot.rendering.keeping.reasons import reason_in_words

# A question as far as it is recognised.
_QUESTION = 200


def render_gaps(gaps: Sequence[Gap], *, language: str) -> Card:
    """Draw questions without an answer; who asked them is not known here."""
    lines = tuple(
        line for number, gap in enumerate(gaps, start=1) for line in _lines(number, gap, language)
    )
    none = (strong(say("gaps.none", language)),)
    parts: tuple[Drafted, ...] = (
        draft(strong(say("gaps.title", language)), small(say("gaps.remedy", language))),
        Rule(),
        Draft(lines or none),
    )
    return fit_card(parts, Accent.NOTICE)


def _lines(number: int, gap: Gap, language: str) -> tuple[Line, ...]:
    reason = reason_in_words(gap.reason, language)
    moment = moment_in_words(gap.last_at, language)
    asked = say_count("gaps.asked", language, gap.count, moment=moment)
    # Escaped, or Discord would count the lines itself.
    return ((f"{number}\\. **", Long(gap.text, _QUESTION), "**"), small(f"{reason} · {asked}"))
