"""What a command works with: the settings in force, and where it writes."""

from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console, RenderableType

from bot.given import Given
from bot.json_output import Json
from bot.logs import set_level
from bot.output import write_json, write_picture
from bot.settings import options_of, read_settings
from retrieval.options import Options

# What a command ends with when it worked and found nothing.
NOTHING_FOUND = 3


@dataclass(frozen=True, slots=True)
class Session:
    """Hold what a command works with; `corpus` is None where nobody named one."""

    corpus: Path | None
    data: Path
    options: Options
    json: bool
    messages: Console

    def show(self, document: Json, picture: RenderableType) -> None:
        """Write a result to standard output, in the form that was asked for."""
        if self.json:
            write_json(document)
        else:
            write_picture(picture)

    def remark(self, sentence: str) -> None:
        """Say something beside the result, on standard error."""
        self.messages.print(sentence, soft_wrap=True)

    def end_without_result(self) -> None:
        """End the command with the status that says that nothing was found."""
        raise typer.Exit(NOTHING_FOUND)


def open_session(given: Given) -> Session:
    """Return the session for what was given; raises InvalidSettingsError."""
    settings = read_settings()
    set_level(settings.log_level or "WARNING")
    return Session(
        corpus=given.corpus or settings.corpus_dir,
        data=given.data or settings.data_dir,
        options=options_of(settings),
        json=given.json,
        messages=Console(stderr=True, highlight=False, markup=False, emoji=False),
    )
