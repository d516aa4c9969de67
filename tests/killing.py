"""Start the real builder, and end it with SIGKILL at a chosen moment."""

import subprocess
import sys
from collections.abc import Callable
from glob import glob
from pathlib import Path

from retrieval.building import BuildRequest, request_to_json

ROOT = Path(__file__).parents[1]


def start_builder(request: BuildRequest) -> subprocess.Popen[str]:
    """Return the builder at work, its events on its standard output."""
    child = subprocess.Popen(
        [sys.executable, "-m", "retrieval.builder"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert child.stdin is not None
    child.stdin.write(request_to_json(request))
    child.stdin.close()
    # Nobody may flush it any more.
    child.stdin = None
    return child


def run_to_end(request: BuildRequest) -> list[str]:
    """Build undisturbed; return what the builder said."""
    child = start_builder(request)
    said, _ = child.communicate()
    return said.splitlines()


def kill(child: subprocess.Popen[str]) -> str:
    """End the builder at once; return what it said that nobody has read yet."""
    child.kill()
    assert child.stdout is not None
    said = child.stdout.read()
    child.stdout.close()
    child.wait()
    return said


def kill_at_event(request: BuildRequest, words: str) -> None:
    """Build, and kill when an event holds certain words."""
    child = start_builder(request)
    assert child.stdout is not None
    assert any(words in line for line in child.stdout)
    kill(child)


def kill_at_file(request: BuildRequest, pattern: str) -> None:
    """Build, and kill as soon as a file of the data folder fits a pattern."""
    kill_when(request, lambda: bool(glob(str(request.data / pattern))))  # noqa: PTH207 - it bears folders that vanish


def kill_when(request: BuildRequest, is_now: Callable[[], bool]) -> None:
    """Build, and kill as soon as something is so."""
    child = start_builder(request)
    while child.poll() is None and not is_now():
        pass
    kill(child)
