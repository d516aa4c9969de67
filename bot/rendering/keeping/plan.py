"""Estimate -> the card that shows what a reindex would change, and offers to do it."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from bot.actions import Action, Verb
from bot.card import Accent, Button, ButtonStyle, Card, Row, Rule
from bot.i18n import say, say_count
from bot.reindexing import Estimate
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, Long, draft, small, strong
from bot.rendering.keeping.changes import changes_in_words, draft_rejected
from bot.rendering.keeping.measures import length_in_words
from bot.rendering.keeping.sections import draft_section
from corpus.rejection import Notice, Rejection, printable
from retrieval.changes import Changes, Plan


def render_plan(estimate: Estimate, *, owner: int, generation: str | None, language: str) -> Card:
    """Draw a dry run; its button is bound to the owner, a Discord id.

    `generation` is what answers now, None where nothing does. Where too many articles would go,
    the button says so and carries the number 1.
    """
    plan = estimate.plan
    changes = plan.changes
    alarming = changes.removes_too_much
    parts: tuple[Drafted, ...] = (
        draft(strong(say("plan.title", language)), small(_as_yet(generation, language))),
        Rule(),
        *(_warning(changes, language) if alarming else ()),
        *draft_section(say("plan.changes", language), _changes(changes, language)),
        *draft_section(say("plan.holds", language), _holds(plan, language)),
        *draft_section(say("plan.work", language), _work(estimate, language)),
        *draft_rejected(changes.rejected, language),
        *_remarked(changes, language),
        Row((_start(changes, owner, language),)),
    )
    return fit_card(parts, Accent.ALARM if alarming else Accent.NOTICE)


def rejections_file(rejected: Iterable[Rejection], notices: Iterable[Notice]) -> bytes:
    """Return every sentence on files that were left out or remarked on, one a line, in UTF-8."""
    left_out = (rejection.sentence for rejection in rejected)
    remarks = (f"{notice.path}: {notice.text}" for notice in notices)
    lines = (f"{printable(sentence)}\n" for sentence in (*left_out, *remarks))
    return "".join(lines).encode()


def _as_yet(generation: str | None, language: str) -> str:
    if generation is None:
        return say("plan.first", language)
    return say("plan.kept", language, generation=generation)


def _warning(changes: Changes, language: str) -> tuple[Draft, ...]:
    gone = len(changes.removed)
    before = gone + len(changes.changed) + changes.unchanged
    articles = say_count("articles", language, before)
    return (draft(("**", Long(say_count("plan.gone", language, gone, articles=articles)), "**")),)


def _changes(changes: Changes, language: str) -> Iterator[str]:
    if not (changes.added or changes.changed or changes.removed):
        yield say("plan.nothing", language)
    yield from changes_in_words(changes, language)


def _holds(plan: Plan, language: str) -> Iterator[str]:
    """Yield what of all articles is undated or merged, which more dates or a note would mend."""
    if plan.undated:
        articles = say_count("articles", language, plan.articles)
        yield say_count("plan.undated", language, plan.undated, articles=articles)
    if plan.copies:
        yield say_count("plan.copies", language, plan.copies)


def _work(estimate: Estimate, language: str) -> Iterator[str]:
    if not estimate.plan.passages:
        return
    yield say_count("plan.passages", language, estimate.plan.passages)
    if estimate.seconds is None:
        yield say("plan.length_unknown", language)
    else:
        length = length_in_words(timedelta(seconds=estimate.seconds), language)
        yield say("plan.length", language, length=length)


def _remarked(changes: Changes, language: str) -> tuple[Draft, ...]:
    if not changes.notices:
        return ()
    return (draft(small(say_count("plan.remarks", language, len(changes.notices)))),)


def _start(changes: Changes, owner: int, language: str) -> Button:
    if not changes.removes_too_much:
        action = Action(Verb.REINDEX, str(owner))
        return Button(say("button.start", language), action, ButtonStyle.PRIMARY)
    label = say_count("button.force", language, len(changes.removed))
    return Button(label, Action(Verb.REINDEX, str(owner), number=1), ButtonStyle.DANGER)
