"""Blocks of text beside a label: wrapped in a terminal, one line each in a pipe."""

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

# Narrower columns break every word; a terminal that narrow scrolls sideways instead.
_NARROWEST = 24


@dataclass(frozen=True, slots=True)
class Block:
    """Set lines beside a label, such as a citation's number, under a bar where one can be drawn."""

    label: str
    lines: tuple[Text, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        bar = " │ " if console.is_terminal and not options.ascii_only else " "
        indent = " " * len(self.label)
        width = max(options.max_width - len(self.label) - len(bar), _NARROWEST)
        parts = [part for line in self.lines for part in _wrap(line, console, width, options)]
        for position, part in enumerate(parts):
            label = indent if position else self.label
            yield Text.assemble((label, "bold cyan"), (bar, "cyan"), part)


def _wrap(line: Text, console: Console, width: int, options: ConsoleOptions) -> list[Text]:
    if options.no_wrap:
        return [line]
    parts = list(line.wrap(console, width))
    for part in parts:
        part.rstrip()
    return parts
