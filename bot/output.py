"""How a command's result reaches standard output: whole, or not at all."""

import json
import os
import sys

import typer
from rich.console import Console, RenderableType

from bot.json_output import Json

# The longest line that is easily read; the eye loses its way back on longer ones.
MEASURE = 92
# What is piped is not wrapped: whoever reads it next decides about lines.
_UNWRAPPED = 1_000_000
# 128 and the number of SIGPIPE, as a shell would report it.
_CLOSED_PIPE = 141


def write_json(document: Json) -> None:
    """Write a document as UTF-8: one line in a pipe, indented in a terminal."""
    indent = 2 if sys.stdout.isatty() else None
    text = json.dumps(document, ensure_ascii=False, indent=indent, allow_nan=False)
    # Half a character, which UTF-8 cannot hold, becomes the escape that JSON has for it.
    _write(f"{text}\n".encode("utf-8", "backslashreplace"))


def write_picture(picture: RenderableType) -> None:
    """Draw for a reader: wrapped and coloured in a terminal, plain lines in a pipe."""
    console = reading_console(Console(highlight=False, markup=False, emoji=False))
    with console.capture() as captured:
        console.print(picture, soft_wrap=not console.is_terminal)
    # A table fills its last column with blanks, which only a terminal has room for.
    lines = (line.rstrip(" ") for line in captured.get().split("\n"))
    _write("\n".join(lines).encode(sys.stdout.encoding, "replace"))


def reading_console(console: Console) -> Console:
    """Return a console at the width it should be read at."""
    console.width = min(console.width, MEASURE) if console.is_terminal else _UNWRAPPED
    return console


def _write(text: bytes) -> None:
    try:
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` does. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(_CLOSED_PIPE) from None
