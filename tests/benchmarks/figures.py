"""Figures beside their targets, as the benchmarks print them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

# Wide enough for every column where the output is no terminal.
_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold what was measured, in words; `is_met` is None where there is no target."""

    name: str
    value: str
    target: str = ""
    is_met: bool | None = None


def at_most(name: str, value: float, limit: float, *, unit: str = "") -> Figure:
    """Return a figure that is to stay within a limit."""
    return Figure(name, _written(value, unit), f"≤ {_written(limit, unit)}", value <= limit)


def exactly(name: str, value: int, wanted: int) -> Figure:
    """Return a count that is to be one number and no other."""
    return Figure(name, str(value), str(wanted), value == wanted)


def shown(name: str, value: float, *, unit: str = "") -> Figure:
    """Return a figure that has no target."""
    return Figure(name, _written(value, unit))


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that so many in a hundred do not exceed; 0 where there are none."""
    # What the library asks for.
    if len(values) < 2:
        return max(values, default=0.0)
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def print_figures(title: str, figures: Sequence[Figure]) -> bool:
    """Print a table; tell whether every target was met."""
    table = Table("figure", "value", "target", "", title=title, title_justify="left")
    marks = {True: "met", False: "NOT MET", None: ""}
    for figure in figures:
        table.add_row(figure.name, figure.value, figure.target, marks[figure.is_met])
    Console(width=_WIDTH).print(table)
    return all(figure.is_met is not False for figure in figures)


def _written(value: float, unit: str) -> str:
    number = f"{value:,}" if isinstance(value, int) else f"{value:,.3g}"
    return f"{number} {unit}".strip()
