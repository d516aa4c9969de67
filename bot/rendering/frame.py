"""What stands around the quotes of a card: the question above, the archive and buttons below."""

from collections.abc import Iterable, Sequence

from bot.actions import Action, Verb
from bot.card import MOST_BUTTONS, Button, ButtonStyle, Row
from bot.i18n import say
from bot.rendering.draft import Draft, Long, draft, small
from bot.rendering.words import foot_in_words, reading_in_words
from retrieval.types import Excluded, Holdings, Reading

# A question as it was asked; a longer one is still recognised by its beginning.
_QUESTION = 400


def draft_head(reading: Reading, excluded: Excluded, language: str) -> Draft:
    """Return what was asked, as it was asked, and how it was understood."""
    asked = ("**", Long(reading.question.text, _QUESTION), "**")
    return draft(asked, small(reading_in_words(reading, excluded, language)))


def draft_foot(
    holdings: Holdings, degraded: str | None, language: str, *, more: Iterable[str] = ()
) -> Draft:
    """Return the span of the archive, what was missing, and what else there is to say."""
    return Draft(tuple(map(small, (*more, *foot_in_words(holdings, degraded, language)))))


def opening_row(shown: str, numbers: Sequence[int], language: str) -> tuple[Row, ...]:
    """Return a row of buttons that open the articles of these citations, if there are any."""
    buttons = tuple(
        Button(
            say("button.open", language, number=number),
            Action(Verb.OPEN, shown, number),
            ButtonStyle.PRIMARY,
        )
        for number in numbers[:MOST_BUTTONS]
    )
    return (Row(buttons),) if buttons else ()


def paging_row(action: Action, *, pages: int, language: str) -> tuple[Row, ...]:
    """Return buttons to the page before and the page after that of an action, if there are any.

    At either end the button that leads nowhere is disabled.
    """
    if pages < 2:  # noqa: PLR2004 - a single page is no reason for buttons
        return ()
    page = action.page
    # Before the first page comes none: its button stands disabled on the first page's own number.
    back = Action(action.verb, action.shown, action.number, max(page - 1, 0))
    on = Action(action.verb, action.shown, action.number, page + 1)
    return (
        Row(
            (
                Button(say("page.previous", language), back, is_disabled=page == 0),
                Button(say("page.next", language), on, is_disabled=page == pages - 1),
            )
        ),
    )
