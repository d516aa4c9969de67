"""The real command in a process of its own, as a shell would start it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Run `kernvraag` in a folder, with no setting of whoever runs the tests."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict[str, str])

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env={**_environment(), **self.variables, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env={**_environment(), **self.variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=_let_be_interrupted,  # noqa: PLW1509 - no test has other threads
        )

    def read(self, *arguments: str) -> dict[str, Any]:
        """Return what a command writes as JSON; nothing else may be on its standard output."""
        return json.loads(self.run(*arguments, "--json").stdout)


def _let_be_interrupted() -> None:
    # A shell has what it runs in the background ignore interruptions, the tests' children too.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KERNVRAAG_")}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
