"""Check -> the card that shows what the archive itself says on a claim; never a verdict."""

from collections.abc import Iterator, Sequence

from bot.card import MOST_BUTTONS, Accent, Card, Rule
from bot.i18n import say
from bot.rendering.budget import fit_card
from bot.rendering.draft import Drafted, draft, strong
from bot.rendering.frame import draft_foot, draft_head, opening_row
from bot.rendering.quotes import draft_citation
from bot.shown import Shown
from retrieval.checking import Check
from retrieval.types import Citation

# So many of those that say the same leave room for others about it: a row has five buttons.
_MOST_SAYING_SO = 3


def render_check(check: Check, shown: Shown, *, language: str) -> Card:
    """Draw a claim, the quotes that say the same, and those about it, five in all at most."""
    saying_so = check.saying_so[:_MOST_SAYING_SO]
    about = check.about[: MOST_BUTTONS - len(saying_so)]
    found = (*saying_so, *about)
    parts: tuple[Drafted, ...] = (
        draft_head(check.reading, check.excluded, language),
        Rule(),
        *_group("check.saying_so", saying_so, language),
        *_group("check.about", about, language),
        *(() if found else (draft(strong(say("check.nothing", language))),)),
        Rule(),
        draft_foot(
            check.holdings, check.degraded, language, more=(say("check.no_verdict", language),)
        ),
        *opening_row(shown.id, [citation.number for citation in found], language),
    )
    return fit_card(parts, Accent.SOURCE if found else Accent.NO_ANSWER)


def _group(key: str, citations: Sequence[Citation], language: str) -> Iterator[Drafted]:
    if citations:
        yield draft(strong(say(key, language)))
    for citation in citations:
        yield draft_citation(citation, language)
