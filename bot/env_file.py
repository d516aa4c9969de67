"""Changing settings in a `.env` file: a line each, and all the rest as it stands."""

import re
from collections.abc import Mapping
from pathlib import Path

from corpus.writing import write_whole

# Bytes that are no UTF-8 come back as they were.
_ERRORS = "surrogateescape"


def write_settings(path: Path, values: Mapping[str, str], *, note: str) -> None:
    """Put settings into a file, made where there is none; raises OSError.

    A value that stood there before stays as a comment, with a note of what replaced it.
    """
    # Behind a link stands the file that others share.
    place = path.resolve()
    before = place.read_bytes().decode("utf-8", _ERRORS) if place.exists() else ""
    write_whole(place, changed(before, values, note=note).encode("utf-8", _ERRORS))


def changed(text: str, values: Mapping[str, str], *, note: str) -> str:
    """Return the text of a file with these settings; raises nothing."""
    # Not `splitlines`: a value may hold a line separator of Unicode.
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    for name, value in values.items():
        lines = _with_setting(lines, name, f"{name}={value}", f"# {note}: ")
    return end.join(lines)


def _with_setting(lines: list[str], name: str, setting: str, before: str) -> list[str]:
    """Return the lines with one setting, in the place where it stood or was described."""
    # The library reads names in any case, and every one of them; the last has the last word.
    line_of = re.compile(rf"\s*(?:export\s+)?{re.escape(name)}\s*=", re.IGNORECASE)
    described = re.compile(rf"#\s*{re.escape(name)}=\s*")
    set_at = [at for at, line in enumerate(lines) if line_of.match(line)]
    described_at = [at for at, line in enumerate(lines) if described.fullmatch(line)]
    kept = [f"{before}{line}" if at in set_at else line for at, line in enumerate(lines)]
    if set_at or described_at:
        place = (set_at or described_at)[-1] + 1
        return [*kept[:place], setting, *kept[place:]]
    # After the last line, which ends with a line break or is still to get one.
    return [*kept[:-1], setting, ""] if not kept[-1] else [*kept, setting, ""]
