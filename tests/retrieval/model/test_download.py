from pathlib import Path

import pytest

from retrieval.model.hub import Found, NotFound, find_local_model, find_model
from tests.retrieval.fake_hub import NAME, FakeHub, names_in, publish

# Every test here has a cache of its own and no way to a real hub.
pytestmark = pytest.mark.usefixtures("cache")


def test_a_model_is_downloaded_where_it_is_nowhere_here(
    published: Path, hub: FakeHub, heard: list[str]
) -> None:
    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert isinstance(found, Found)
    assert names_in(found.folder) == names_in(published)


def test_the_hub_is_probed_once_before_a_download(hub: FakeHub) -> None:
    asked_before: list[tuple[str, ...]] = []

    find_model(NAME, hub=hub.address, say=lambda _: asked_before.append(tuple(hub.asked)))

    assert asked_before[0] == (f"/api/models/{NAME}",)


def test_a_download_is_announced_with_its_size(
    published: Path, hub: FakeHub, heard: list[str]
) -> None:
    (published / "model.safetensors").write_bytes(bytes(3_000_000))

    find_model(NAME, hub=hub.address, say=heard.append)

    assert heard[0] == f"downloading the model {NAME}, 3 MB; this happens once"


def test_a_download_tells_how_far_it_is(hub: FakeHub, heard: list[str]) -> None:
    find_model(NAME, hub=hub.address, say=heard.append)

    assert heard[-1] == f"downloading the model {NAME}: 100 %"


def test_a_download_tells_each_tenth_at_most_once(
    published: Path, hub: FakeHub, heard: list[str]
) -> None:
    publish(published, *(f"{number}.json" for number in range(30)))

    find_model(NAME, hub=hub.address, say=heard.append)

    assert len(heard[1:]) == len(set(heard[1:])) <= 10


def test_a_download_takes_one_format_of_the_weights(
    published: Path, hub: FakeHub, heard: list[str]
) -> None:
    publish(published, "pytorch_model.bin", "tf_model.h5", "flax_model.msgpack", "onnx/model.onnx")

    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert isinstance(found, Found)
    assert names_in(found.folder) == {"config.json", "modules.json", "model.safetensors"}


def test_a_download_that_breaks_off_is_said_in_words(hub: FakeHub, heard: list[str]) -> None:
    hub.breaks_at = "model.safetensors"

    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert found == NotFound("its download broke off (HfHubHTTPError)")
    assert find_local_model(NAME) == NotFound("it is not in the cache")


def test_a_download_that_broke_off_is_made_whole_the_next_time(
    published: Path, hub: FakeHub, heard: list[str]
) -> None:
    hub.breaks_at = "model.safetensors"
    find_model(NAME, hub=hub.address, say=heard.append)
    hub.breaks_at = ""

    found = find_model(NAME, hub=hub.address, say=heard.append)

    assert isinstance(found, Found)
    assert (found.folder / "model.safetensors").read_bytes() == (
        published / "model.safetensors"
    ).read_bytes()
