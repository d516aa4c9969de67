"""The way back to the generation before -> the card that says what it changes."""

from datetime import datetime

from bot.card import Accent, Card, Rule
from bot.i18n import say
from bot.rendering.budget import fit_card
from bot.rendering.draft import Drafted, draft, small, strong
from bot.rendering.keeping.changes import changes_in_words
from bot.rendering.keeping.measures import moment_in_words
from bot.rendering.keeping.sections import draft_section
from bot.rendering.notices import render_notice
from retrieval.changes import Changes
from retrieval.manifest import Manifest


def render_rollback(
    before: Manifest, now: Manifest, changes: Changes | None, *, language: str
) -> Card:
    """Draw which generation answers again; `changes` lead from `before` to `now`, if known."""
    replaced = say(
        "rollback.replaced",
        language,
        moment=_built(now, language),
        before=before.name,
        before_moment=_built(before, language),
    )
    lines = () if changes is None else changes_in_words(changes, language, way="rollback")
    parts: tuple[Drafted, ...] = (
        draft(strong(say("rollback.title", language, name=now.name)), small(replaced)),
        Rule(),
        *draft_section(say("result.changes", language), lines),
        draft(small(say("rollback.kept", language))),
    )
    return fit_card(parts, Accent.ANSWER)


def render_no_rollback(*, language: str) -> Card:
    """Say that no earlier generation is kept."""
    return render_notice(say("rollback.none", language))


def _built(manifest: Manifest, language: str) -> str:
    return moment_in_words(datetime.fromisoformat(manifest.created), language)
