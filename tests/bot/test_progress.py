from io import StringIO

import pytest
from rich.console import Console

from bot.progress import count_off, follow_build
from retrieval.building import BuildEvent, Progress, Remark, Stage
from retrieval.errors import BuildFailedError

EVENTS: tuple[BuildEvent, ...] = (
    Progress(Stage.READING, 0, 0),
    Progress(Stage.READING, 14, 14),
    Progress(Stage.MODEL, 0, 0),
    Remark("The packaged model is used: [the hub] did not answer."),
    Progress(Stage.EMBEDDING, 1, 200),
    Progress(Stage.EMBEDDING, 100, 200),
    Progress(Stage.EMBEDDING, 200, 200),
)


def _follow(events: tuple[BuildEvent, ...], *, terminal: bool) -> str:
    written = StringIO()
    messages = Console(
        file=written, force_terminal=terminal, markup=False, highlight=False, width=100
    )
    with pytest.raises(BuildFailedError):
        follow_build(events, messages)
    return written.getvalue()


def test_a_log_gets_a_line_when_a_stage_begins_and_when_its_count_is_full() -> None:
    assert _follow(EVENTS, terminal=False).splitlines() == [
        "reading the articles …",
        "reading the articles: 14 of 14",
        "finding the model …",
        "The packaged model is used: [the hub] did not answer.",
        "embedding the passages …",
        "embedding the passages: 200 of 200",
    ]


def test_a_terminal_gets_a_bar_and_the_remarks() -> None:
    shown = _follow(EVENTS, terminal=True)

    assert "embedding the passages" in shown
    assert "The packaged model is used: [the hub] did not answer." in shown


def test_a_build_that_falls_silent_has_failed() -> None:
    with pytest.raises(BuildFailedError, match="run it again"):
        follow_build((), Console(file=StringIO()))


@pytest.mark.parametrize("terminal", [True, False])
def test_counting_off_yields_every_item_in_order(terminal: bool) -> None:  # noqa: FBT001
    messages = Console(file=StringIO(), force_terminal=terminal)

    assert list(count_off((3, 1, 2), messages, "counting")) == [3, 1, 2]
