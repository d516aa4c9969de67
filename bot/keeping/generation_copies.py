"""Copies of generations that are proven to be whole, taken while others open, build and publish."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from retrieval.build_failure import is_full_disk
from retrieval.errors import BuildRunningError, IndexDamagedError
from retrieval.generations import Generations
from retrieval.manifest import FILE_NAME, first_damage, read_manifest

POINTER = "CURRENT"
GENERATIONS = "generations"
# A build takes longer than a copy does, so that it seldom publishes twice in one.
_ATTEMPTS = 5
# The one file that is written into after its generation was published: whenever it is opened.
_LIVE_DATABASE = "chroma.sqlite3"


def copy_generations(generations: Generations, target: Path) -> str | None:
    """Copy the published generation and the one before; return the name of the one that answers.

    Where a build publishes meanwhile, what it leaves is copied instead; a damaged one is left out.
    Raises IndexDamagedError where none is sound, BuildRunningError where they keep changing, and
    OSError.
    """
    for _ in range(_ATTEMPTS):
        found = _published(generations)
        if not found:
            return None
        sound = [name for name in found if _copy(generations, name, target)]
        if _published(generations) == found or found[0] in sound:
            return _point(target, found, sound)
        shutil.rmtree(target / GENERATIONS, ignore_errors=True)
    raise BuildRunningError(generations.data)


def _published(generations: Generations) -> tuple[str, ...]:
    """Return the names of the published generation and of the one before."""
    current = generations.current()
    return tuple(filter(None, (current, generations.previous()))) if current else ()


def _point(target: Path, found: tuple[str, ...], sound: list[str]) -> str:
    if not sound:
        raise IndexDamagedError(found[0], "no copy of it is whole")
    (target / POINTER).write_text(f"{sound[0]}\n", "ascii")
    return sound[0]


def _copy(generations: Generations, name: str, target: Path) -> bool:
    """Copy a generation; False, and nothing of it is left, where the copy is not whole."""
    source, copy = generations.data / GENERATIONS / name, target / GENERATIONS / name
    try:
        _copy_files(source, copy)
        is_whole = first_damage(copy, read_manifest(copy)) is None
    except (FileNotFoundError, ValueError, sqlite3.Error) as error:
        if is_full_disk(error, target):
            raise OSError(28, "No space left on device") from error
        is_whole = False
    if not is_whole:
        shutil.rmtree(copy, ignore_errors=True)
    return is_whole


def _copy_files(source: Path, copy: Path) -> None:
    """Copy the files that a generation's manifest names, and nothing that others put beside."""
    for name in (FILE_NAME, *read_manifest(source).files):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        if Path(name).name == _LIVE_DATABASE:
            _copy_database(source / name, copy / name)
        else:
            shutil.copy2(source / name, copy / name)


def _copy_database(source: Path, copy: Path) -> None:
    # A database that is gone must not be begun anew by its backup.
    uri = f"{source.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True)) as live, closing(sqlite3.connect(copy)) as fresh:
        live.backup(fresh)
