"""Step -> the card that shows how far a reindex is."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.actions import Action, Verb
from bot.card import Accent, Button, ButtonStyle, Card, Row
from bot.i18n import say
from bot.reindexing import Step
from bot.rendering.budget import fit_card
from bot.rendering.draft import Drafted, Line, Long, draft, small, strong
from bot.rendering.keeping.measures import length_in_words, moment_in_words, speed_in_words
from retrieval.building import Stage

# Cells of the bar: one for each five per cent, which still fit one line of a telephone.
_CELLS = 20


def render_progress(
    step: Step, *, job: int, started: datetime, previous: str | None, language: str
) -> Card:
    """Draw the stage, how far it is where that can be counted, and a button to break it off.

    `previous` is the generation that answers meanwhile, None where there is none yet.
    """
    stages = list(Stage)
    title = say(
        "progress.title",
        language,
        step=stages.index(step.stage) + 1,
        steps=len(stages),
        stage=say(f"stage.{step.stage}", language),
    )
    cancel = Button(
        say("button.cancel", language), Action(Verb.CANCEL, str(job)), ButtonStyle.DANGER
    )
    parts: tuple[Drafted, ...] = (
        draft(strong(title), *_counted(step, language)),
        draft(
            small(say("progress.started", language, moment=moment_in_words(started, language))),
            small(_meanwhile(previous, language)),
        ),
        Row((cancel,)),
    )
    return fit_card(parts, Accent.NOTICE)


def _counted(step: Step, language: str) -> tuple[Line, ...]:
    # Only embedding is counted as it goes; the other stages are done before they have said much.
    if step.stage is not Stage.EMBEDDING or not step.total:
        return ()
    share = min(step.done / step.total, 1.0)
    full = int(share * _CELLS)
    bar = f"{'▰' * full}{'▱' * (_CELLS - full)} {int(share * 100)} %"
    return ((bar,), (Long(" · ".join(_facts(step, language))),))


def _facts(step: Step, language: str) -> Iterator[str]:
    yield say("progress.done", language, done=step.done, total=step.total)
    if step.per_second is not None:
        yield say("progress.speed", language, speed=speed_in_words(step.per_second, language))
    if step.left is not None:
        length = length_in_words(timedelta(seconds=step.left), language)
        yield say("progress.left", language, length=length)


def _meanwhile(previous: str | None, language: str) -> str:
    if previous is None:
        return say("progress.first", language)
    return say("progress.previous", language, generation=previous)
