"""Previews -> the card that shows what would be added, and the one that says what was."""

from collections.abc import Iterator, Sequence

from bot.actions import Action, Verb
from bot.card import Accent, Button, ButtonStyle, Card, Row, Rule
from bot.i18n import say, say_count
from bot.keeping.intake import Added, Intake
from bot.keeping.previews import Preview, Previewed, addable, count_roles, first_words
from bot.keeping.uploads import Refused
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, Long, draft, small, strong
from bot.rendering.keeping.refusals import refusal_in_words
from bot.rendering.keeping.sections import item
from bot.rendering.words import dated_in_words
from corpus.article import Article, Role

# What a title may take of a card; more of it tells nobody more.
_TITLE = 120
# Remarks of the reader on one file; one file seldom earns more.
_NOTICES = 3


def render_previews(previews: Sequence[Previewed], *, token: str, language: str) -> Card:
    """Draw what a build would make of uploads, and a button that adds those that can be.

    `token` names the previews until they are added.
    """
    count = len(addable(previews))
    yet = (small(say("preview.not_yet", language)),) if count else ()
    parts: tuple[Drafted, ...] = (
        draft(strong(say_count("preview.title", language, count)), *yet),
        Rule(),
        *(_previewed(each, language) for each in previews),
        *(_add(count, token, language) if count else ()),
    )
    return fit_card(parts, Accent.SOURCE if count else Accent.NO_ANSWER)


def render_added(intakes: Sequence[Intake], *, owner: int, language: str) -> Card:
    """Draw what was added and what was there already, by the articles' ids.

    Where something was added, a button bound to the owner, a Discord id, shows what a reindex
    would change.
    """
    count = sum(isinstance(intake, Added) for intake in intakes)
    lines = (item(_taken(intake, language)) for intake in intakes)
    after = (draft(small(say("added.after", language))),) if count else ()
    offer = Button(say("button.offer", language), Action(Verb.OFFER, str(owner)))
    parts: tuple[Drafted, ...] = (
        draft(strong(say_count("added.title", language, count)), *lines),
        *after,
        *((Row((offer,)),) if count else ()),
    )
    return fit_card(parts, Accent.ANSWER if count else Accent.NOTICE)


def _previewed(previewed: Previewed, language: str) -> Draft:
    match previewed:
        case Preview():
            return _preview(previewed, language)
        case Refused():
            why = refusal_in_words(previewed, language)
            return draft(("✗ ", Long(previewed.label), ": ", Long(why)))


def _preview(preview: Preview, language: str) -> Draft:
    article = preview.article
    date = dated_in_words(article.published, language)
    return draft(
        ("**", Long(article.title, _TITLE), "** · ", Long(date)),
        *map(small, _details(preview, language)),
    )


def _details(preview: Preview, language: str) -> Iterator[str]:
    yield say("preview.id", language, label=preview.label, id=preview.name)
    yield " · ".join(_roles(preview.article, language))
    for alike in preview.alike:
        share = round(alike.share * 100)
        other = alike.article
        yield say("preview.alike", language, share=share, title=other.title, id=other.id)
    yield from preview.notices[:_NOTICES]


def _roles(article: Article, language: str) -> Iterator[str]:
    """Yield each role that paragraphs have: how many, and how the first of them begins."""
    counts = count_roles(article)
    for role in Role:
        first = next((each for each in article.paragraphs if each.role is role), None)
        if first is not None:
            words = first_words(article, first)
            yield f"{counts[role]} × {say(f'role.{role}', language)} (“{words}”)"


def _add(count: int, token: str, language: str) -> tuple[Row, ...]:
    label = say_count("button.add", language, count)
    return (Row((Button(label, Action(Verb.ADD, token), ButtonStyle.PRIMARY),)),)


def _taken(intake: Intake, language: str) -> str:
    if isinstance(intake, Added):
        return intake.article_id
    return say("added.there", language, id=intake.article_id)
