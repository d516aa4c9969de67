"""`kernvraag tune`: settings that suit an operator's own questions, measured before and after."""

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import TypeVar

from bot.day_options import read_today
from bot.env_file import write_settings
from bot.given import Given
from bot.opening import generation_for
from bot.progress import count_off
from bot.session import Session, open_session
from bot.tuned import found_by_variable, remarks, render_tuning, tuning_object
from retrieval.answering import Answerer
from retrieval.errors import TooFewQuestionsError
from retrieval.evaluation.question_set import Item, read_questions
from retrieval.generations import Generations
from retrieval.manifest import Manifest
from retrieval.model.kept import Models
from retrieval.opening import answer_from
from retrieval.options import Options
from retrieval.tuning.tune import LEAST_QUESTIONS, Tuning, in_force, sound_value, tune

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Target:
    """Hold where settings are written, and whether they are only shown."""

    path: Path
    dry_run: bool


def run(questions: Path, given: Given, target: Target, *, today: str | None) -> None:
    """Fit the settings and write those that gain; raises TooFewQuestionsError."""
    session = open_session(given)
    day, items = read_today(today), read_questions(questions)
    if len(items) < LEAST_QUESTIONS:
        raise TooFewQuestionsError(questions, len(items), LEAST_QUESTIONS)
    tuning = _tune(items, session, day)
    settings = {name: sound_value(found) for name, found in found_by_variable(tuning).items()}
    values = {name: f"{value:g}" for name, value in settings.items() if value is not None}
    is_written = bool(values) and not target.dry_run
    if is_written:
        write_settings(target.path, values, note=f"before `kernvraag tune` of {day}")
    written = target.path if is_written else None
    session.show(tuning_object(tuning, written), render_tuning(tuning))
    for sentence in remarks(values, written, os.environ):
        session.remark(sentence)


def _tune(items: Sequence[Item], session: Session, today: date) -> Tuning:
    # As the bot embeds questions: one core each, which one at a time is as quick.
    models = Models(threads=1, precision=session.options.precision)
    passes = count(1)

    def survey(options: Options, ask: Callable[[Answerer, Item], Found]) -> list[Found]:
        opened = answer_from(Generations(session.data).open(), session.data, options, models)
        doing = f"asking the questions, pass {next(passes)}"
        with closing(opened) as answerer:
            return [ask(answerer, item) for item in count_off(items, session.messages, doing)]

    present = in_force(_manifest(session), session.options)
    return tune(items, survey, options=session.options, present=present, today=today)


def _manifest(session: Session) -> Manifest:
    """Return the manifest of the published generation, built first where there is none."""
    generation = generation_for(session)
    generation.archive.close()
    return generation.manifest
