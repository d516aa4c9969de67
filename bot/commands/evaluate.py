"""`kernvraag evaluate`: how good the answers are, measured on a set of questions."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.days import read_today
from bot.given import Given
from bot.json_output import Json, outcome_object
from bot.opening import open_answerer
from bot.progress import count_off
from bot.session import open_session

if TYPE_CHECKING:
    from retrieval.evaluation import Judged


def run(questions: Path, given: Given, *, details: Path | None, today: str | None) -> None:
    """Measure the answers; raises QuestionSetError."""
    # Brings in what answers questions, which the other commands must not wait for.
    from retrieval.evaluation import judge, read_questions, summarise  # noqa: PLC0415

    session = open_session(given)
    day = read_today(today)
    items = read_questions(questions)
    with closing(open_answerer(session)) as answerer:
        judged = [
            judge(answerer, item, today=day)
            for item in count_off(items, session.messages, "asking the questions")
        ]
    if details is not None:
        write_details(details, judged)
    summary = summarise(judged)
    session.show(summary, render_summary(summary))


def write_details(path: Path, judged: Iterable["Judged"]) -> None:
    """Write a line of JSON for each question, from which anyone can score again."""
    lines = (json.dumps(details_object(one), ensure_ascii=False) for one in judged)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8", "backslashreplace")


def details_object(judged: "Judged") -> Json:
    """Return what came of one question, before and after the gate."""
    return {
        "id": judged.item.id,
        "answer": outcome_object(judged.outcome),
        "ranked": list(judged.ranked),
        "evidence": judged.evidence,
    }


def render_summary(summary: Mapping[str, object]) -> RenderableType:
    """Draw the measures of all questions, and of each language beside them."""
    languages = _group(summary, "by_language")
    columns = {"all": dict(_measures(summary))}
    columns |= {name: dict(_measures(_group(languages, name))) for name in languages}
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    for _ in columns:
        table.add_column(no_wrap=True, justify="right")
    table.add_row("", *(Text(name, "bold") for name in columns))
    for measure in columns["all"]:
        table.add_row(measure, *(values.get(measure, "") for values in columns.values()))
    return table


def _measures(summary: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in summary.items():
        if isinstance(value, Mapping) and name != "by_language":
            yield from ((f"{name} {part}", written) for part, written in _measures(value))
        elif isinstance(value, int | float):
            yield name, _write(value)


def _group(summary: Mapping[str, object], name: str) -> Mapping[str, object]:
    group = summary.get(name)
    return group if isinstance(group, Mapping) else {}


def _write(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"
