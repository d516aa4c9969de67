"""A disk so small that a test can fill it."""

import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted_disk(place: Path) -> Generator[Path]:
    """Yield a folder on a disk of 16 MB; skips the test where nothing may be mounted."""
    folder = place / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("only root may mount a disk")
    yield folder
    subprocess.run(["/bin/umount", "--lazy", str(folder)], check=True)
