"""Two runs over the same questions, side by side: as a table, and as scripts see them."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.inert import inert
from bot.json_output import Json
from retrieval.evaluation.comparison import Change, Comparison, Verdict

_HEADINGS = ("before", "now", "change", "95 % interval", "")
_WORDS = {
    Verdict.BETTER: Text("better", "green"),
    Verdict.WORSE: Text("worse", "bold red"),
    Verdict.NOISE: Text("within noise", "dim"),
    Verdict.SAME: Text("the same", "dim"),
}
# More ids than these tell nobody anything.
_IDS_TOLD = 5


def comparison_object(comparison: Comparison) -> Json:
    """Return what changed, each measure in the place that it has in the summary."""
    return {
        "questions": comparison.questions,
        "only_before": list(comparison.only_before),
        "only_now": list(comparison.only_now),
        **_changes_object(comparison.overall),
        "by_language": {
            language.value: _changes_object(changes)
            for language, changes in comparison.by_language.items()
        },
    }


def render_comparison(comparison: Comparison) -> RenderableType:
    """Draw every measure over all questions, and what moved in each of several languages."""
    blocks: dict[str, Sequence[Change]] = {"all": comparison.overall}
    if len(comparison.by_language) > 1:
        blocks |= {
            language.value: [each for each in changes if each.verdict is not Verdict.SAME]
            for language, changes in comparison.by_language.items()
        }
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    for _ in _HEADINGS[:-1]:
        table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True)
    for name, changes in ((name, changes) for name, changes in blocks.items() if changes):
        table.add_row(Text(name, "bold"), *(Text(each, "dim") for each in _HEADINGS))
        for change in changes:
            table.add_row(*_row(change))
    return Group(*_left_out(comparison), table)


def in_words(change: Change) -> tuple[str, str]:
    """Return a difference and its interval, signed."""
    low, high = change.interval.low, change.interval.high
    return f"{change.difference:+.3f}", f"{low:+.3f} to {high:+.3f}"


def _row(change: Change) -> Iterator[RenderableType]:
    yield f"{change.measure.group} {change.measure.name}"
    yield f"{change.before:.3f}"
    yield f"{change.now:.3f}"
    yield from in_words(change)
    yield _WORDS[change.verdict]


def _left_out(comparison: Comparison) -> Iterator[Text]:
    """Say how many questions are compared, and which are not."""
    yield Text(f"{comparison.questions} questions, before and now")
    for when, ids in (("before", comparison.only_before), ("now", comparison.only_now)):
        if ids:
            yield Text(f"{len(ids)} asked {when} alone, left out: {_some(ids)}", "yellow")


def _some(ids: Sequence[str]) -> str:
    told = ", ".join(inert(each) for each in ids[:_IDS_TOLD])
    return told if len(ids) <= _IDS_TOLD else f"{told} …"


def _changes_object(changes: Iterable[Change]) -> Json:
    groups: dict[str, Json] = {}
    for change in changes:
        groups.setdefault(change.measure.group, {})[change.measure.name] = {
            "before": change.before,
            "now": change.now,
            "difference": change.difference,
            "low": change.interval.low,
            "high": change.interval.high,
            "verdict": change.verdict.value,
        }
    return {**groups}
