"""Result -> the card that says what a reindex came to."""

from collections.abc import Iterator
from datetime import timedelta

from bot.actions import Action, Verb
from bot.card import Accent, Button, Card, Row, Rule
from bot.i18n import say, say_count
from bot.ledger import Job
from bot.reindexing import Cancelled, Failed, Published, Result
from bot.rendering.budget import fit_card
from bot.rendering.draft import Drafted, Long, draft, small, strong
from bot.rendering.keeping.changes import changes_in_words, draft_rejected
from bot.rendering.keeping.measures import length_in_words, moment_in_words
from bot.rendering.keeping.sections import draft_section
from bot.rendering.notices import render_notice
from retrieval.building import Built
from retrieval.changes import Changes


def render_result(result: Result, *, language: str) -> Card:
    """Draw what was published, with a button to go back; or that nothing was, and why."""
    match result:
        case Published():
            return _published(result, language)
        case Cancelled():
            return render_notice(say("result.cancelled", language))
        case Failed(why):
            return _failed(why, language)


def render_interrupted(job: Job, *, language: str) -> Card:
    """Draw that a reindex ended when the bot did, with a button to look at it again."""
    moment = moment_in_words(job.started_at, language)
    text = draft((Long(say("result.interrupted", language, moment=moment)),))
    if job.by is None:
        return fit_card((text,), Accent.ALARM)
    again = Button(say("button.offer", language), Action(Verb.OFFER, str(job.by)))
    return fit_card((text, Row((again,))), Accent.ALARM)


def _published(result: Published, language: str) -> Card:
    built = result.built
    name = built.manifest.name
    parts: tuple[Drafted, ...] = (
        draft(
            strong(say("result.published", language, name=name)),
            small(_in_place_of(result.before, language)),
        ),
        Rule(),
        *draft_section(say("result.changes", language), _facts(built, language)),
        *draft_section(say("result.readers", language), _noticed(built.changes, language)),
        *draft_rejected(built.changes.rejected, language),
        *_way_back(result.before, name, language),
    )
    return fit_card(parts, Accent.ANSWER)


def _in_place_of(before: str | None, language: str) -> str:
    if before is None:
        return say("result.first", language)
    return say("result.replaced", language, before=before)


def _facts(built: Built, language: str) -> Iterator[str]:
    yield from changes_in_words(built.changes, language)
    yield say_count("result.embedded", language, built.embedded)
    length = length_in_words(timedelta(seconds=built.seconds), language)
    yield say("result.took", language, length=length)


def _noticed(changes: Changes, language: str) -> Iterator[str]:
    """Yield what readers will notice of the changes."""
    groups = {"added": changes.added, "changed": changes.changed, "removed": changes.removed}
    if not any(groups.values()):
        yield say("result.readers.nothing", language)
    for group, ids in groups.items():
        if ids:
            yield say_count(f"result.readers.{group}", language, len(ids))


def _way_back(before: str | None, name: str, language: str) -> tuple[Row, ...]:
    if before is None:
        return ()
    label = say("button.rollback", language, name=before)
    return (Row((Button(label, Action(Verb.ROLLBACK, name)),)),)


def _failed(why: str, language: str) -> Card:
    parts = (
        draft(
            strong(say("result.failed", language)),
            (Long(why),),
            small(say("result.untouched", language)),
        ),
    )
    return fit_card(parts, Accent.ALARM)
