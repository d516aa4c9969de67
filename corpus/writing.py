"""Writing files whole or not at all: whoever reads meanwhile, or after a crash, finds no half."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

# Hidden, so that what a crash leaves behind is never read as an article.
_FRESH = ".{name}.new"
# What everybody may read; the process's own mask narrows it.
_NEW_MODE = 0o644


def write_whole(path: Path, content: bytes) -> None:
    """Put a content in the place of a file's, durably and in one step; keep the file's mode.

    One process at a time may write to a path; raises OSError, and then nothing has changed.
    """
    fresh = _write_beside(path, content)
    try:
        if path.exists():
            shutil.copymode(path, fresh)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there, durably and in one step.

    One process at a time may write to a path; raises FileExistsError, or another OSError, and
    then nothing has changed.
    """
    fresh = _write_beside(path, content)
    try:
        _name_new(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    sync(path.parent)


def sync(path: Path) -> None:
    """Make a file durable, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Make a folder durable with all that it holds."""
    for path in (*folder.rglob("*"), folder):
        sync(path)


def _write_beside(path: Path, content: bytes) -> Path:
    fresh = path.with_name(_FRESH.format(name=path.name))
    # What a crash left: one process at a time writes here, so nobody else is at it.
    fresh.unlink(missing_ok=True)
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW_MODE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    return fresh


def _name_new(fresh: Path, path: Path) -> None:
    try:
        # Unlike a renaming, a link never takes the place of what is there.
        path.hardlink_to(fresh)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links: there the name is taken first.
        path.touch(exist_ok=False)
        fresh.replace(path)
