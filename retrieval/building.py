"""Ask a child process for a new generation, and hear how it goes."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Event, Thread
from typing import IO, TypeAlias

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from retrieval.changes import Changes
from retrieval.errors import BuildCancelledError, BuildFailedError, BuildRunningError
from retrieval.manifest import Manifest
from retrieval.options import Options


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """Hold what to build from, where to, and how; `force` publishes a shrunken archive too."""

    corpus: Path
    data: Path
    options: Options
    today: date
    force: bool = False


# Seconds between two looks at whether a build that nobody cancelled is over.
_WATCHING = 0.2


class Stage(StrEnum):
    """Name what a build is doing."""

    READING = "reading"
    MODEL = "model"
    EMBEDDING = "embedding"
    INDEXING = "indexing"
    VERIFYING = "verifying"
    PUBLISHING = "publishing"


@dataclass(frozen=True, slots=True)
class Progress:
    """Say how far a stage is; `total` is 0 where it is not known."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Hold a line that the operator should see."""

    text: str


@dataclass(frozen=True, slots=True)
class Built:
    """Hold what was published; `embedded` counts the passages that were not in the cache."""

    manifest: Manifest
    changes: Changes
    embedded: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """Hold why nothing was published."""

    why: str
    running: bool = False


BuildEvent: TypeAlias = Progress | Remark | Built
_Line: TypeAlias = Progress | Remark | Built | Failed


def build(request: BuildRequest, *, cancel: Event | None = None) -> Iterator[BuildEvent]:
    """Build and publish a generation in a process of its own; the last event is a Built.

    Raises BuildRunningError when another build holds the lock, BuildCancelledError when `cancel`
    was set in time, BuildFailedError otherwise. A caller that stops listening stops the build.
    """
    text = request_to_json(request)
    # In a thread the vector index would hold the interpreter for seconds at a time; a process of
    # its own can also be killed at any moment without harm to who is answering.
    child = subprocess.Popen(
        [sys.executable, "-m", "retrieval.builder"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    if cancel is not None:
        Thread(target=_kill_when, args=(child, cancel), daemon=True).start()
    try:
        _send(child, text)
        yield from _listen(child, request.data)
    except BuildFailedError:
        if cancel is not None and cancel.is_set():
            raise BuildCancelledError from None
        raise
    finally:
        _stop(child)


def request_to_json(request: BuildRequest) -> str:
    """Write a request the way the builder reads it; raises BuildFailedError where it cannot."""
    try:
        return _requests().dump_json(request).decode()
    except PydanticSerializationError as error:
        raise BuildFailedError("the name of a folder is not UTF-8; rename it") from error


def request_from_json(text: str) -> BuildRequest:
    """Read what `request_to_json` wrote."""
    return _requests().validate_json(text)


def line_to_json(line: _Line) -> str:
    """Write an event the way `build` reads it, tagged with its name."""
    return f"{type(line).__name__} {_lines(type(line)).dump_json(line).decode()}"


def _listen(child: subprocess.Popen[str], data: Path) -> Iterator[BuildEvent]:
    for text in _pipe(child.stdout):
        line = _line_from_json(text)
        if isinstance(line, Failed):
            raise BuildRunningError(data) if line.running else BuildFailedError(line.why)
        if line is not None:
            yield line
        if isinstance(line, Built):
            return
    code = child.wait()
    raise BuildFailedError(f"the builder ended with status {code} before it was done; run it again")


def _send(child: subprocess.Popen[str], text: str) -> None:
    # Where the child is gone, that its output ends says so too, with its status.
    with suppress(BrokenPipeError), _pipe(child.stdin) as pipe:
        pipe.write(text)


def _kill_when(child: subprocess.Popen[str], cancel: Event) -> None:
    """End a build that is cancelled: whoever listens to it hears nothing for seconds at a time."""
    while child.poll() is None:
        if cancel.wait(_WATCHING):
            child.kill()
            return


def _stop(child: subprocess.Popen[str]) -> None:
    _pipe(child.stdout).close()
    if child.poll() is None:
        # Nothing has to be put in order: the next build removes what this one leaves.
        child.kill()
    child.wait()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise BuildFailedError("the builder has no pipe; this is a mistake of ours, report it")
    return pipe


def _line_from_json(text: str) -> _Line | None:
    name, _, body = text.partition(" ")
    kind = {kind.__name__: kind for kind in (Progress, Remark, Built, Failed)}.get(name)
    try:
        return _lines(kind).validate_json(body) if kind else None
    except ValidationError:
        # A library's own line on the same pipe is no event of ours.
        return None


@cache
def _requests() -> TypeAdapter[BuildRequest]:
    return TypeAdapter(BuildRequest)


@cache
def _lines(kind: type[_Line]) -> TypeAdapter[_Line]:
    return TypeAdapter(kind)
