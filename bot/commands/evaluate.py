"""`kernvraag evaluate`: how good the answers are, measured on a set of questions."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import cast

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.day_options import read_today
from bot.given import Given
from bot.json_output import Json, outcome_object
from bot.opening import answerer_for
from bot.progress import count_off
from bot.session import open_session
from retrieval.evaluation import Judged, judge, read_questions, summarise


def run(questions: Path, given: Given, *, details: Path | None, today: str | None) -> None:
    """Measure the answers; raises QuestionSetError."""
    session = open_session(given)
    day = read_today(today)
    items = read_questions(questions)
    if details is not None:
        # Better to learn now that nothing can be written there than after the measuring.
        details.touch()
    with closing(answerer_for(session)) as answerer:
        judged = [
            judge(answerer, item, today=day)
            for item in count_off(items, session.messages, "asking the questions")
        ]
    if details is not None:
        write_details(details, judged)
    summary = summarise(judged)
    session.show(summary, render_summary(summary))


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
        if isinstance(value, int | float):
            yield name, _write(value)
        elif name != "by_language":
            measures = _measures(_group(summary, name))
            yield from ((f"{name} {part}", written) for part, written in measures)


def _group(summary: Mapping[str, object], name: str) -> Mapping[str, object]:
    group = summary.get(name)
    return cast("Mapping[str, object]", group) if isinstance(group, Mapping) else {}


def _write(value: float) -> str:
    # Shares are below 1 and need their digits; milliseconds do not.
    return str(value) if isinstance(value, int) else f"{value:.{3 if value <= 1 else 1}f}"
