"""Adding an article to the corpus: by a name of ours, whole or not at all, over nothing."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from filelock import FileLock, Timeout

from bot.keeping.errors import CorpusFixedError, CorpusUnwritableError, SampleCorpusError
from bot.keeping.previews import RECORDS, Preview
from bot.sample import sample_corpus
from corpus.errors import CorpusMissingError
from corpus.writing import sync, write_new

LOCK_FILE = "intake.lock"
# Seconds; who holds the lock copies at most a file of records.
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Added:
    """Hold where an added article lies, and the id that the next build gives it."""

    path: Path
    article_id: str


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """Hold where the very same content lies already."""

    path: Path
    article_id: str


Intake: TypeAlias = Added | AlreadyThere


def add(preview: Preview, corpus: Path, *, data: Path) -> Intake:
    """Write a previewed article into a corpus, a folder or a `.jsonl` file.

    Raises SampleCorpusError, CorpusFixedError, CorpusMissingError, and CorpusUnwritableError, by
    all of which the corpus stays as it was.
    """
    target = _target(corpus, preview)
    try:
        with _alone(data):
            is_new = _append(preview, target) if _is_records(target) else _place(preview, target)
    except Timeout:
        raise CorpusUnwritableError(corpus, "somebody else is adding to it") from None
    except OSError as error:
        raise CorpusUnwritableError(corpus, error.strerror or str(error)) from error
    return (Added if is_new else AlreadyThere)(target, preview.name)


def take_back(preview: Preview, added: Added, *, data: Path) -> None:
    """Undo an adding that could not be written into the log; raises OSError."""
    with _alone(data):
        if not _is_records(added.path):
            added.path.unlink(missing_ok=True)
            return
        whole = added.path.read_bytes()
        if whole.endswith(preview.content):
            os.truncate(added.path, len(whole) - len(preview.content))


def _target(corpus: Path, preview: Preview) -> Path:
    """Return the file that an article is written to."""
    try:
        path = corpus.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise CorpusMissingError(corpus) from error
    if path == sample_corpus().resolve():
        raise SampleCorpusError
    if path.is_dir():
        return path / f"{preview.name}{preview.suffix}"
    if not _is_records(path) or preview.suffix != RECORDS:
        raise CorpusFixedError(corpus)
    return path


def _is_records(path: Path) -> bool:
    return path.suffix.lower() == RECORDS


def _place(preview: Preview, target: Path) -> bool:
    """Write a file; False when it is there already, for its name tells its content."""
    try:
        write_new(target, preview.content)
    except FileExistsError:
        return False
    return True


def _append(preview: Preview, target: Path) -> bool:
    """Put a file in the place of another that holds one line more; False when it holds that."""
    fresh = target.with_name(f".{target.name}.new")
    try:
        shutil.copy2(target, fresh)
        with fresh.open("rb+") as file:
            if any(line.strip() == preview.content.strip() for line in file):
                return False
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - 1, 0))
            # The last line of a file that was written by hand may lack its end.
            is_ended = file.read() in {b"", b"\n"}
            file.seek(0, os.SEEK_END)
            file.write((b"" if is_ended else b"\n") + preview.content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    sync(target.parent)
    return True


@contextmanager
def _alone(data: Path) -> Generator[None]:
    data.mkdir(parents=True, exist_ok=True)
    with FileLock(data / LOCK_FILE, timeout=_PATIENCE):
        yield
