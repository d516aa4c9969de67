import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.model.hub import Found
from tests.retrieval.fake_hub import FakeHub, publish, serve_hub

ROOT = Path(__file__).parents[3]
NAME = "haven/boot-klein"
# The hub's library reads the environment at import, so each search has a process of its own.
SEARCH = """
import sys
from retrieval.model.hub import find_model
print(find_model(sys.argv[1], say=print), "huggingface_hub" in sys.modules)
"""


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return publish(tmp_path / "published", "config.json", "modules.json", "model.safetensors")


@pytest.fixture
def hub(published: Path) -> Iterator[FakeHub]:
    with serve_hub({NAME: published}) as served:
        yield served


def search(name: str, home: Path, **variables: str) -> list[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("HF_")}
    done = subprocess.run(
        [sys.executable, "-c", SEARCH, name],
        cwd=home.parent,
        env={**kept, "PYTHONPATH": str(ROOT), "HF_HOME": str(home), **variables},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_the_usual_variables_say_where_the_hub_and_the_cache_are(
    tmp_path: Path, hub: FakeHub
) -> None:
    home = tmp_path / "home"
    downloaded = search(NAME, home, HF_ENDPOINT=hub.address)[-1]
    hub.asked.clear()

    assert search(NAME, home, HF_ENDPOINT=hub.address) == [downloaded]
    assert str(home) in downloaded
    assert hub.asked == []


@pytest.mark.parametrize("variable", ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"])
def test_the_usual_variables_switch_the_hub_off(
    variable: str, tmp_path: Path, hub: FakeHub
) -> None:
    said = search(NAME, tmp_path / "home", HF_ENDPOINT=hub.address, **{variable: "1"})

    assert "the hub is switched off" in said[-1]
    assert hub.asked == []


def test_a_folder_is_found_without_the_hubs_library(tmp_path: Path) -> None:
    folder = publish(tmp_path / "model", "config.json")

    assert search(str(folder), tmp_path / "home") == [f"{Found(folder)} False"]
