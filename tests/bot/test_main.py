import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _run_failing_with(error: str, level: str = "WARNING") -> subprocess.CompletedProcess[str]:
    code = (
        "import bot.__main__ as entry\n"
        "from bot.errors import InvalidSettingsError\n"
        "def fail(**_):\n"
        f"    raise {error}\n"
        "entry.command_line = lambda: fail\n"
        "entry.main()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT), "KERNVRAAG_LOG_LEVEL": level},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_error_of_ours_is_its_own_sentence() -> None:
    failed = _run_failing_with("InvalidSettingsError(('KERNVRAAG_X: is\\nwrong',))")

    assert failed.returncode == 1
    assert failed.stderr == (
        "kernvraag: KERNVRAAG_X: is wrong; "
        "mend it in the environment, in .env or in the secrets folder\n"
    )


def test_a_file_that_cannot_be_used_is_named() -> None:
    failed = _run_failing_with("PermissionError(13, 'Permission denied', '/srv/data')")

    assert failed.returncode == 1
    assert failed.stderr == "kernvraag: /srv/data: Permission denied; mend that first\n"


def test_an_unexpected_error_is_one_line_that_repeats_nothing() -> None:
    failed = _run_failing_with("ValueError('what the reader asked')")

    assert failed.returncode == 1
    assert len(failed.stderr.splitlines()) == 1
    assert "unexpected ValueError" in failed.stderr
    assert "KERNVRAAG_LOG_LEVEL=DEBUG" in failed.stderr
    assert "asked" not in failed.stderr


def test_an_unexpected_error_has_its_traceback_when_debugging() -> None:
    assert "Traceback" in _run_failing_with("ValueError('x')", level="DEBUG").stderr


@pytest.mark.parametrize("level", ["WARNING", "DEBUG"])
def test_an_interruption_is_quiet(level: str) -> None:
    failed = _run_failing_with("KeyboardInterrupt", level=level)

    assert failed.returncode == 130
    assert failed.stderr == ""
