"""`kernvraag evaluate`: how good the answers are, measured on a set of questions."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.comparing import comparison_object, render_comparison
from bot.day_options import read_today
from bot.errors import FiguresDroppedError
from bot.given import Given
from bot.json_output import Json, outcome_object
from bot.opening import answerer_for
from bot.progress import count_off
from bot.session import Session, open_session
from retrieval.evaluation.comparison import Comparison, compare
from retrieval.evaluation.earlier_run import EarlierRun, read_earlier_run, write_record
from retrieval.evaluation.measuring import Judged, judge, margins, summarise
from retrieval.evaluation.question_set import Item, read_questions

Summary = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Files:
    """Hold the files of a run: what it writes, and the earlier run that it is compared with."""

    questions: Path
    details: Path | None = None
    record: Path | None = None
    against: Path | None = None


def run(files: Files, given: Given, *, today: str | None, fail_on_drop: bool) -> None:
    """Measure the answers; raises QuestionSetError, EarlierRunError and FiguresDroppedError."""
    if fail_on_drop and files.against is None:
        raise typer.BadParameter("it needs a run to compare with; name one with --against")
    session = open_session(given)
    items = read_questions(files.questions)
    earlier = None if files.against is None else read_earlier_run(files.against, items)
    judged = _ask(items, session, files, today)
    comparison = None if earlier is None else _compare(earlier, judged)
    _show(session, judged, comparison)
    if fail_on_drop and comparison is not None and comparison.dropped:
        raise FiguresDroppedError(comparison.dropped)


def write_details(path: Path, judged: Iterable[Judged]) -> None:
    """Write a line of JSON for each question, from which anyone can score again."""
    lines = (json.dumps(details_object(one), ensure_ascii=False) for one in judged)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8", "backslashreplace")


def details_object(judged: Judged) -> Json:
    """Return what came of one question, before and after the gate."""
    return {
        "id": judged.item.id,
        "answer": outcome_object(judged.outcome),
        "ranked": list(judged.ranked),
        "evidence": judged.evidence,
    }


def render_summary(summary: Summary, margin: Summary | None = None) -> RenderableType:
    """Draw the measures of all questions, and of each language beside them.

    Each with its margin: half the interval in which it lies for 95 of 100 sets of questions.
    """
    languages, margin = _group(summary, "by_language"), margin or {}
    scopes = {"all": (summary, margin)}
    for name in languages:
        scopes[name] = _group(languages, name), _group(_group(margin, "by_language"), name)
    columns = {name: dict(_measures(*scope)) for name, scope in scopes.items()}
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    for _ in columns:
        table.add_column(no_wrap=True, justify="right")
    table.add_row("", *(Text(name, "bold") for name in columns))
    for measure in columns["all"]:
        table.add_row(measure, *(values.get(measure, "") for values in columns.values()))
    return table


def _ask(items: Sequence[Item], session: Session, files: Files, today: str | None) -> list[Judged]:
    day = read_today(today)
    for path in filter(None, (files.details, files.record)):
        # Better to learn now that nothing can be written there than after the measuring.
        path.touch()
    with closing(answerer_for(session)) as answerer:
        judged = [
            judge(answerer, item, today=day)
            for item in count_off(items, session.messages, "asking the questions")
        ]
    if files.details is not None:
        write_details(files.details, judged)
    if files.record is not None:
        write_record(files.record, [each.judgement for each in judged])
    return judged


def _compare(earlier: EarlierRun, judged: Sequence[Judged]) -> Comparison:
    now = [each.judgement for each in judged]
    return compare(earlier.judgements, now, others=earlier.others)


def _show(session: Session, judged: Sequence[Judged], comparison: Comparison | None) -> None:
    summary = summarise(judged)
    if comparison is None:
        session.show(summary, render_summary(summary, margins(judged)))
        return
    document = {**summary, "against": comparison_object(comparison)}
    session.show(document, Group(render_summary(summary), "", render_comparison(comparison)))


def _measures(summary: Summary, margin: Summary) -> Iterator[tuple[str, str]]:
    for name, value in summary.items():
        if isinstance(value, int | float):
            yield name, _write(value, margin.get(name))
        elif name != "by_language":
            measures = _measures(_group(summary, name), _group(margin, name))
            yield from ((f"{name} {part}", written) for part, written in measures)


def _group(summary: Summary, name: str) -> Summary:
    group = summary.get(name)
    return cast("Summary", group) if isinstance(group, Mapping) else {}


def _write(value: float, margin: object) -> str:
    # Shares are below 1 and need their digits; milliseconds do not.
    written = str(value) if isinstance(value, int) else f"{value:.{3 if value <= 1 else 1}f}"
    return f"{written} ±{margin:.3f}" if isinstance(margin, float) else written
