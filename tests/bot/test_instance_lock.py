import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.instance_lock import AlreadyRunningError, hold_instance

ROOT = Path(__file__).parents[2]
TOKEN = "a-token.that-is.secret"  # noqa: S105 - nobody's
HOLDER = """
import subprocess, sys
from pathlib import Path
from bot.instance_lock import hold_instance
with hold_instance(sys.argv[1], Path(sys.argv[2])):
    # What the bot leaves behind when it is killed while an index is being built.
    child = subprocess.Popen(["cat"], stdin=sys.stdin, stdout=subprocess.DEVNULL)
    print(child.pid, flush=True)
    child.wait()
"""


@pytest.fixture(autouse=True)
def temporary_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Stand on a machine of one's own, as far as locks go."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@contextmanager
def other_process(token: str, data: Path) -> Generator[subprocess.Popen[str]]:
    """Hold the locks in a process that has a child of its own, until the end or until killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, token, str(data)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        yield process


def test_a_second_bot_with_the_same_token_is_refused_at_once(tmp_path: Path) -> None:
    with (
        other_process(TOKEN, tmp_path / "one"),
        pytest.raises(AlreadyRunningError, match=r"this token .*; stop it first"),
        hold_instance(TOKEN, tmp_path / "other"),
    ):
        pass


def test_a_second_bot_in_the_same_data_folder_is_refused_at_once(tmp_path: Path) -> None:
    with (
        other_process(TOKEN, tmp_path / "data"),
        pytest.raises(AlreadyRunningError, match="this data folder"),
        hold_instance("another", tmp_path / "data"),
    ):
        pass


def test_bots_that_share_nothing_run_side_by_side(tmp_path: Path) -> None:
    with other_process(TOKEN, tmp_path / "one"), hold_instance("another", tmp_path / "other"):
        assert (tmp_path / "other" / "run.lock").exists()


def test_a_killed_bot_leaves_no_obstacle_though_its_child_lives_on(tmp_path: Path) -> None:
    with other_process(TOKEN, tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()

        with hold_instance(TOKEN, tmp_path):
            pass


def test_a_bot_that_was_refused_lets_go_of_what_it_had(tmp_path: Path) -> None:
    with other_process(TOKEN, tmp_path / "one"):
        with (
            pytest.raises(AlreadyRunningError),
            hold_instance(TOKEN, tmp_path / "other"),
        ):
            pass

        with hold_instance("another", tmp_path / "other"):
            pass


def test_the_token_is_nowhere_in_the_temporary_folder(
    temporary_folder: Path, tmp_path: Path
) -> None:
    with hold_instance(TOKEN, tmp_path / "data"):
        (lock,) = temporary_folder.iterdir()

        assert TOKEN not in lock.name
        assert TOKEN not in lock.read_text()


def test_a_data_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    with hold_instance(TOKEN, tmp_path / "deep" / "data"):
        assert (tmp_path / "deep" / "data").is_dir()
