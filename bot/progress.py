"""How a build or a measurement goes, for who waits: a bar in a terminal, lines in a log."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from retrieval.building import BuildEvent, Built, Remark, Stage
from retrieval.building import Progress as Step
from retrieval.errors import BuildFailedError

Item = TypeVar("Item")

_STAGES = {
    Stage.READING: "reading the articles",
    Stage.MODEL: "finding the model",
    Stage.EMBEDDING: "embedding the passages",
    Stage.INDEXING: "writing the indexes",
    Stage.VERIFYING: "verifying",
    Stage.PUBLISHING: "publishing",
}


def follow_build(events: Iterable[BuildEvent], messages: Console) -> Built:
    """Show a build while it runs and return what it built; raises what the build raises."""
    if messages.is_terminal:
        with Progress(*_columns(), console=messages, transient=True) as progress:
            return _follow(events, messages, _Bar(progress))
    return _follow(events, messages, _Lines(messages))


def count_off(items: Sequence[Item], messages: Console, what: str) -> Iterator[Item]:
    """Yield items one by one, and show in a terminal how many are left."""
    if not messages.is_terminal:
        yield from items
        return
    with Progress(*_columns(), console=messages, transient=True) as progress:
        yield from progress.track(items, description=what)


class _Bar:
    """Draw one bar, a new one for each stage."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._stage: Stage | None = None
        self._task = progress.add_task("", visible=False)

    def show(self, step: Step) -> None:
        if step.stage is not self._stage:
            # A bar that once had a total cannot go back to having none.
            self._progress.remove_task(self._task)
            self._task = self._progress.add_task(_STAGES[step.stage], total=None)
            self._stage = step.stage
        self._progress.update(self._task, completed=step.done, total=step.total or None)


class _Lines:
    """Write a line when a stage begins, and another when its count is full."""

    def __init__(self, messages: Console) -> None:
        self._messages = messages
        self._stage: Stage | None = None

    def show(self, step: Step) -> None:
        began = step.stage is not self._stage
        self._stage = step.stage
        if step.total and step.done == step.total:
            self._say(f"{_STAGES[step.stage]}: {step.done} of {step.total}")
        elif began:
            self._say(f"{_STAGES[step.stage]} …")

    def _say(self, line: str) -> None:
        self._messages.print(line, soft_wrap=True)


def _follow(events: Iterable[BuildEvent], messages: Console, view: _Bar | _Lines) -> Built:
    for event in events:
        match event:
            case Step():
                view.show(event)
            case Remark():
                messages.print(event.text, soft_wrap=True)
            case Built():
                return event
    raise BuildFailedError("the builder said nothing more; run it again")


class _Count(MofNCompleteColumn):
    """Show a count where the total is known, and nothing where it is not."""

    def render(self, task: Task) -> Text:
        return super().render(task) if task.total else Text()


def _columns() -> tuple[ProgressColumn, ...]:
    return (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        _Count(),
        TimeRemainingColumn(compact=True),
    )
