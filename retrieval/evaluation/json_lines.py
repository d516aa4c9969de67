"""Files of one JSON object a line, each line checked or named."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from retrieval.errors import UnusableLineError

Line = TypeVar("Line")


def read_json_lines(
    path: Path, adapter: TypeAdapter[Line], error: type[UnusableLineError]
) -> Iterator[tuple[int, Line]]:
    """Yield the lines that are not blank, each with its number; raises that error."""
    for number, text in enumerate(_lines(path, error), start=1):
        if text.strip():
            yield number, _read(path, number, text, adapter, error)


def _lines(path: Path, error: type[UnusableLineError]) -> list[str]:
    try:
        # Unlike `splitlines`: a sentence may hold a line separator of Unicode.
        return path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as cause:
        raise error(path, 0, f"it cannot be read ({type(cause).__name__})") from cause


def _read(
    path: Path,
    number: int,
    text: str,
    adapter: TypeAdapter[Line],
    error: type[UnusableLineError],
) -> Line:
    try:
        return adapter.validate_json(text)
    except ValidationError as cause:
        first = cause.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the line"
        raise error(path, number, f"{place}: {first['msg']}") from cause
