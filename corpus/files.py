"""Which files a folder holds, and how to read one that may be hostile or in use."""

import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from corpus.errors import CorpusMissingError, RejectedError
from corpus.rejection import Rejection, RejectionReason, printable

# Never wait for a writer (a FIFO) and never follow a link that appeared meanwhile.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """Hold a regular file of the corpus: where it really is, and its name in the folder."""

    path: Path
    name: PurePath

    @property
    def label(self) -> str:
        """Return the name as it may be printed."""
        return label(self.name)


def label(name: PurePath) -> str:
    """Return a file's name in the folder, safe to print."""
    return printable(name.as_posix())


def find_files(path: Path) -> tuple[FoundFile | Rejection, ...]:
    """Return the files in a folder and the folders below it, or the one file, sorted by name.

    Hidden ones are passed over. Links are followed to files inside the folder only, never to
    folders. Raises CorpusMissingError.
    """
    try:
        path = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise CorpusMissingError(path) from error
    if path.is_file():
        return (FoundFile(path, PurePath(path.name)),)
    if not path.is_dir():
        raise CorpusMissingError(path)
    names, refused = _walk(path)
    found = {name: _examine(name, path) for name in names} | refused
    return tuple(item for _, item in sorted(found.items()) if item is not None)


@contextmanager
def opened(path: Path, *, limit: int) -> Generator[BinaryIO]:
    """Open a regular file of at most `limit` bytes.

    Raises RejectedError for anything else, and when the file changed before it was closed.
    """
    try:
        with open(os.open(path, _FLAGS), "rb") as stream:  # noqa: PTH123  (Path takes no descriptor)
            before = os.fstat(stream.fileno())
            _check(before, limit=limit)
            yield stream
            after = os.fstat(stream.fileno())
    except OSError as error:
        raise RejectedError(RejectionReason.UNREADABLE, (error.strerror or "").lower()) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise RejectedError(RejectionReason.CHANGED)


def read_bytes(path: Path, *, limit: int) -> bytes:
    """Return what a regular file holds; raises RejectedError as `opened` does."""
    with opened(path, limit=limit) as stream:
        return stream.read(limit)


def _check(status: os.stat_result, *, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise RejectedError(RejectionReason.NOT_REGULAR)
    if status.st_size > limit:
        raise RejectedError(
            RejectionReason.TOO_LARGE, f"{status.st_size:,} bytes; the limit is {limit:,}"
        )


def _walk(root: Path) -> tuple[list[PurePath], dict[PurePath, Rejection]]:
    """Return the names of all that is not hidden and no folder, and the folders kept shut."""
    names: list[PurePath] = []
    refused: dict[PurePath, Rejection] = {}

    def refuse(error: OSError) -> None:
        name = PurePath(os.fsdecode(error.filename)).relative_to(root)
        why = (error.strerror or "").lower()
        refused[name] = Rejection(label(name), RejectionReason.UNREADABLE, why)

    for folder, folders, files in os.walk(root, onerror=refuse):
        here = PurePath(folder).relative_to(root)
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(folder, name).is_symlink()]
        names += [here / name for name in (*files, *links) if not name.startswith(".")]
    return names, refused


def _examine(name: PurePath, root: Path) -> FoundFile | Rejection | None:
    """Return a file that may be opened, why not, or None for a link to a folder inside."""
    try:
        path = (root / name).resolve(strict=True)
        mode = path.lstat().st_mode
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "a link that leads to itself"
        return Rejection(label(name), RejectionReason.UNREADABLE, str(why).lower())
    if not path.is_relative_to(root):
        return Rejection(label(name), RejectionReason.OUTSIDE_FOLDER)
    if stat.S_ISDIR(mode):
        return None
    if not stat.S_ISREG(mode):
        return Rejection(label(name), RejectionReason.NOT_REGULAR)
    return FoundFile(path, name)
