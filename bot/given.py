"""What was given on the command line, before anything is made of it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Given:
    """Hold what every command takes; None where the settings decide."""

    corpus: Path | None = None
    data: Path | None = None
    json: bool = False


@dataclass(frozen=True, slots=True)
class GivenDays:
    """Hold the days and periods as they were written."""

    first: str | None = None
    last: str | None = None
    as_of: str | None = None
    today: str | None = None
