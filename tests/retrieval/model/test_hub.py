from pathlib import Path

import pytest

from retrieval.model import hub as hub_module
from retrieval.model.hub import Found, NotFound, find_local_model, find_model
from tests.retrieval.fake_hub import NAME, FakeHub, publish, refused_address, seclude

# Every test here has a cache of its own and no way to a real hub.
pytestmark = pytest.mark.usefixtures("cache")

# Where the hub's library asks about a model.
PROBE = f"/api/models/{NAME}"


@pytest.mark.parametrize("description", ["config.json", "modules.json"])
def test_a_folder_that_describes_a_model_is_found(
    description: str, tmp_path: Path, heard: list[str]
) -> None:
    folder = publish(tmp_path / "model", description)

    assert find_model(str(folder), say=heard.append) == Found(folder)


def test_a_folder_is_looked_for_before_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: FakeHub, heard: list[str]
) -> None:
    find_model(NAME, hub=hub.address, say=heard.append)
    folder = publish(tmp_path / NAME, "config.json")
    monkeypatch.chdir(tmp_path)

    assert find_model(NAME, hub=hub.address, say=heard.append) == Found(folder)


def test_a_folder_may_be_named_from_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: list[str]
) -> None:
    folder = publish(tmp_path / "model", "config.json")
    monkeypatch.setenv("HOME", str(tmp_path))

    assert find_model("~/model", say=heard.append) == Found(folder)


def test_a_folder_without_a_model_is_named_as_such(
    tmp_path: Path, hub: FakeHub, heard: list[str]
) -> None:
    folder = publish(tmp_path / "model", "README.md")

    found = find_model(str(folder), hub=hub.address, say=heard.append)

    assert found == NotFound(f"the folder {folder} holds no model")


def test_a_folder_without_a_model_is_not_sought_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: FakeHub, heard: list[str]
) -> None:
    publish(tmp_path / NAME, "README.md")
    monkeypatch.chdir(tmp_path)

    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert found == NotFound(f"the folder {NAME} holds no model")
    assert hub.asked == []


@pytest.mark.parametrize("path", ["/nergens/model", "./nergens", "../nergens", "~niemand/model"])
def test_a_path_where_no_folder_is_is_named_as_such(
    path: str, hub: FakeHub, heard: list[str]
) -> None:
    found = find_model(path, hub=hub.address, say=heard.append)

    assert found == NotFound(f"there is no folder {Path(path)}")
    assert hub.asked == []


@pytest.mark.parametrize("name", ["een model!", "a/b/c", "x" * 200])
def test_what_no_model_can_be_called_is_named_as_such(
    name: str, hub: FakeHub, heard: list[str]
) -> None:
    found = find_model(name, hub=hub.address, say=heard.append)

    assert found == NotFound(f"“{name}” is neither a folder nor the name of a model")
    assert hub.asked == []


def test_a_model_in_the_cache_is_found_without_the_hub(hub: FakeHub, heard: list[str]) -> None:
    downloaded = find_model(NAME, hub=hub.address, say=heard.append)
    hub.asked.clear()

    assert find_model(NAME, hub=hub.address, say=heard.append) == downloaded
    assert hub.asked == []


def test_who_looks_on_this_machine_only_never_asks_the_hub(hub: FakeHub) -> None:
    assert find_local_model(NAME) == NotFound("it is not in the cache")
    assert hub.asked == []


def test_a_model_whose_other_formats_were_left_out_is_whole(
    published: Path, hub: FakeHub, heard: list[str]
) -> None:
    publish(published, "onnx/model.onnx", "openvino/openvino_model.bin", "pytorch_model.bin")
    downloaded = find_model(NAME, hub=hub.address, say=heard.append)

    assert find_local_model(NAME) == downloaded


def test_a_model_with_weights_of_the_older_format_only_is_whole(
    published: Path, hub: FakeHub, heard: list[str]
) -> None:
    (published / "model.safetensors").rename(published / "pytorch_model.bin")
    downloaded = find_model(NAME, hub=hub.address, say=heard.append)

    assert find_local_model(NAME) == downloaded


@pytest.mark.parametrize("weights", ["model.safetensors", "pytorch_model.bin"])
def test_a_model_without_its_weights_is_not_whole(
    weights: str, published: Path, hub: FakeHub, heard: list[str]
) -> None:
    (published / "model.safetensors").rename(published / weights)
    downloaded = find_model(NAME, hub=hub.address, say=heard.append)
    assert isinstance(downloaded, Found)
    (downloaded.folder / weights).unlink()

    assert find_local_model(NAME) == NotFound("it is not in the cache")


def test_a_hub_that_is_not_there_is_said_in_words(heard: list[str]) -> None:
    with refused_address() as nobody:
        found = find_model(NAME, hub=nobody, say=heard.append)

    assert found == NotFound("it is not in the cache and the hub cannot be reached (ConnectError)")
    assert heard == []


@pytest.mark.parametrize(
    ("status", "code", "why"),
    [
        (401, "RepoNotFound", "the hub has no model of that name"),
        (404, "RepoNotFound", "the hub has no model of that name"),
        (403, "GatedRepo", "the hub gives it only to accounts that were let in"),
        (429, "", "the hub answered with status 429"),
        (503, "", "the hub answered with status 503"),
    ],
)
def test_a_refusal_of_the_hub_is_said_in_words(
    status: int, code: str, why: str, hub: FakeHub, heard: list[str]
) -> None:
    hub.status, hub.code = status, code

    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert found == NotFound(f"it is not in the cache and {why}")


def test_a_hub_that_refuses_is_asked_no_second_time(hub: FakeHub, heard: list[str]) -> None:
    hub.status = 503

    find_model(NAME, hub=hub.address, say=heard.append)

    assert hub.asked == [PROBE]
    assert heard == []


@pytest.mark.parametrize("body", ["<html>Log in to go on</html>", "[]", "{}", "null"])
def test_an_answer_that_is_not_the_hubs_downloads_nothing(
    body: str, hub: FakeHub, heard: list[str]
) -> None:
    hub.body = body

    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert isinstance(found, NotFound)
    assert hub.asked == [PROBE]


def test_a_hub_that_says_nothing_is_given_up(
    monkeypatch: pytest.MonkeyPatch, hub: FakeHub, heard: list[str]
) -> None:
    monkeypatch.setattr(hub_module, "PROBE_SECONDS", 0.1)
    hub.silent = True

    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert found == NotFound("it is not in the cache and the hub did not answer within 0.1 s")


def test_a_hub_that_never_comes_to_an_end_is_given_up(
    monkeypatch: pytest.MonkeyPatch, hub: FakeHub, heard: list[str]
) -> None:
    monkeypatch.setattr(hub_module, "PROBE_SECONDS", 0.1)
    hub.drips = True

    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert found == NotFound("it is not in the cache and the hub did not answer within 0.1 s")


def test_the_probe_is_shorter_than_ten_seconds() -> None:
    assert hub_module.PROBE_SECONDS <= 10


def test_a_hub_that_is_switched_off_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, cache: Path, hub: FakeHub, heard: list[str]
) -> None:
    seclude(monkeypatch, cache, hub=hub.address, offline=True)

    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert found == NotFound("it is not in the cache and the hub is switched off by HF_HUB_OFFLINE")
    assert hub.asked == []


def test_a_model_in_the_cache_is_found_while_the_hub_is_switched_off(
    monkeypatch: pytest.MonkeyPatch, cache: Path, hub: FakeHub, heard: list[str]
) -> None:
    downloaded = find_model(NAME, hub=hub.address, say=heard.append)
    seclude(monkeypatch, cache, hub=hub.address, offline=True)

    assert find_model(NAME, hub=hub.address, say=heard.append) == downloaded
