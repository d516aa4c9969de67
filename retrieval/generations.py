"""Where generations lie on disk, which one is published, and how to open it or go back."""

import os
import re
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from retrieval.archive import Archive
from retrieval.errors import (
    BuildRunningError,
    IndexDamagedError,
    IndexMissingError,
    NoEarlierGenerationError,
)
from retrieval.manifest import Manifest, first_damage, read_manifest

_NAME = re.compile(r"g\d{6}")
_UNFINISHED = ".building-"
LOCK_FILE = "build.lock"
ARCHIVE_FILE = "articles.sqlite"
LEXICAL_FOLDER = "lexical"
DENSE_FOLDER = "chroma"


@dataclass(frozen=True, slots=True)
class Generation:
    """Hold an opened generation; `notice` says in a sentence why it is not the published one."""

    directory: Path
    manifest: Manifest
    archive: Archive
    notice: str | None = None

    @property
    def name(self) -> str:
        """Return the generation's name, such as `g000017`."""
        return self.manifest.name


class Generations:
    """Know the generations of a data folder; one process builds, any number read."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._folder = data / "generations"
        self._pointer = data / "CURRENT"

    def names(self) -> tuple[str, ...]:
        """Return the names of the generations on disk, oldest first."""
        if not self._folder.is_dir():
            return ()
        return tuple(
            sorted(path.name for path in self._folder.iterdir() if _NAME.fullmatch(path.name))
        )

    def current(self) -> str | None:
        """Return the published name, or None when the pointer is missing or not a name."""
        try:
            name = self._pointer.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return name if _NAME.fullmatch(name) else None

    def previous(self) -> str | None:
        """Return the name that a rollback would publish, or None."""
        current = self.current()
        return next((name for name in reversed(self.names()) if current and name < current), None)

    def open(self) -> Generation:
        """Open the published generation, else the newest sound one with a notice.

        Raises IndexMissingError when none can be opened.
        """
        current = self.current()
        damage: list[str] = []
        for name in self._by_preference(current):
            try:
                generation = self._open(name)
            except IndexDamagedError as error:
                damage.append(f"{name} is damaged ({error.why})")
                continue
            if name == current:
                return generation
            return replace(generation, notice=_notice(name, damage))
        raise IndexMissingError(self.data, "; ".join(damage) or "no index has been built")

    def answering(self) -> str | None:
        """Return the name of the generation that `open` opens, or None when it opens none."""
        try:
            generation = self.open()
        except IndexMissingError:
            return None
        generation.archive.close()
        return generation.directory.name

    def rollback(self) -> Generation:
        """Publish the generation before the published one.

        Raises NoEarlierGenerationError, IndexDamagedError when that one cannot be opened, and
        BuildRunningError while a build may publish.
        """
        name = self.previous()
        if name is None:
            raise NoEarlierGenerationError(self.data)
        with self.lock():
            generation = self._open(name)
            self.publish(name)
        return generation

    @contextmanager
    def lock(self) -> Generator[None]:
        """Be the only one who changes what is published; raises BuildRunningError at once."""
        self.data.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.data / LOCK_FILE).acquire(timeout=0):
                yield
        except Timeout:
            raise BuildRunningError(self.data) from None

    def begin(self) -> Path:
        """Make an empty folder to build in; nobody reads it until it is named."""
        directory = self._folder / f"{_UNFINISHED}{uuid4().hex}"
        directory.mkdir(parents=True)
        return directory

    def next_name(self) -> str:
        """Return a name that no generation had."""
        newest = max((*self.names(), self.current() or "g000000", "g000000"))
        return f"g{int(newest[1:]) + 1:06d}"

    def finish(self, directory: Path, name: str) -> None:
        """Make a built folder durable and give it its name."""
        _sync_tree(directory)
        directory.rename(self._folder / name)
        _sync(self._folder)

    def publish(self, name: str) -> None:
        """Point readers at a generation in one atomic, durable step."""
        fresh = self._pointer.with_suffix(".tmp")
        with fresh.open("w", encoding="ascii") as file:
            file.write(f"{name}\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._pointer)
        _sync(self.data)

    def clean(self, *, keep: frozenset[str]) -> None:
        """Remove unfinished builds and every generation but those to keep."""
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            old = _NAME.fullmatch(path.name) and path.name not in keep
            if old or path.name.startswith(_UNFINISHED):
                shutil.rmtree(path, ignore_errors=True)

    def size(self) -> int:
        """Return the bytes that all generations take on disk."""
        total = 0
        for folder, _, names in os.walk(self._folder):
            for name in names:
                # A builder at work removes what it made.
                with suppress(FileNotFoundError):
                    total += Path(folder, name).stat().st_size
        return total

    def _by_preference(self, current: str | None) -> Iterator[str]:
        names = self.names()
        if current in names:
            yield current
        yield from (name for name in reversed(names) if current is None or name < current)
        yield from (name for name in reversed(names) if current is not None and name > current)

    def _open(self, name: str) -> Generation:
        directory = self._folder / name
        try:
            manifest = read_manifest(directory)
        except (OSError, ValueError) as error:
            raise IndexDamagedError(name, f"its manifest: {type(error).__name__}") from error
        problem = first_damage(directory, manifest)
        if problem is not None:
            raise IndexDamagedError(name, problem)
        return Generation(directory, manifest, Archive(directory / ARCHIVE_FILE))


def _notice(name: str, damage: list[str]) -> str:
    why = "; ".join(damage) or "the published generation is missing"
    return f"{why}, so {name} answers instead; build a new one with: kernvraag reindex"


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_tree(directory: Path) -> None:
    for path in (*directory.rglob("*"), directory):
        _sync(path)
