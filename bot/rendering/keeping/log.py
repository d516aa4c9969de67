"""Acts -> the card that says who did what with the archive, and when."""

from collections.abc import Sequence

from bot.actions import Action, Verb
from bot.card import Accent, Button, Card, Row, Rule
from bot.i18n import say
from bot.keeping.acts import ActName
from bot.ledger import Act
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, Line, Long, draft, small, strong
from bot.rendering.frame import paging_row
from bot.rendering.keeping.measures import moment_in_words

# There is one log; a custom id has to name something all the same.
_ALL = "all"
# What an act is called in the log; another version may have written others.
_KNOWN = frozenset({*ActName, "reindex", "cancel", "rollback"})
# What an act was about and who did it, as far as they are recognised.
_SUBJECT = 80
_NAME = 40


def render_log(acts: Sequence[Act], *, page: int, pages: int, language: str) -> Card:
    """Draw a page, counted from 0, of the log, with a button that hands out all of it."""
    lines = tuple(line for act in acts for line in _lines(act, language))
    none = (strong(say("log.none", language)),)
    number = small(say("page", language, page=page + 1, pages=pages))
    export = Button(say("button.export", language), Action(Verb.EXPORT, _ALL))
    parts: tuple[Drafted, ...] = (
        draft(strong(say("log.title", language))),
        Rule(),
        Draft(lines or none),
        *((draft(number),) if pages > 1 else ()),
        *paging_row(Action(Verb.ACTS, _ALL, page=page), pages=pages, language=language),
        *((Row((export,)),) if acts else ()),
    )
    return fit_card(parts, Accent.NOTICE)


def _lines(act: Act, language: str) -> tuple[Line, ...]:
    about = (" · ", Long(act.subject, _SUBJECT)) if act.subject else ()
    detail = (" · ", Long(act.detail)) if act.detail else ()
    moment = moment_in_words(act.at, language)
    return (
        ("**", Long(_called(act.act, language), _NAME), "**", *about),
        ("-# ", Long(moment), " · ", Long(act.actor_name, _NAME), *detail),
    )


def _called(act: str, language: str) -> str:
    return say(f"act.{act}", language) if act in _KNOWN else act
