import json
import shutil
from pathlib import Path

import pytest

from tests.discord import bodies
from tests.discord.picture.draw import NoBrowserError, draw, main

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PAYLOAD = {"author": "Kernvraag", "body": bodies.layout()}


def size(picture: Path) -> tuple[int, int]:
    header = picture.read_bytes()[16:24]
    return int.from_bytes(header[:4]), int.from_bytes(header[4:])


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_a_picture_is_as_high_as_its_message(tmp_path: Path) -> None:
    short, long = tmp_path / "short.png", tmp_path / "long.png"

    draw(PAYLOAD, short)
    draw({**PAYLOAD, "body": bodies.layout(*[bodies.text()] * 9)}, long)

    assert short.read_bytes().startswith(SIGNATURE)
    assert size(short)[0] == size(long)[0]
    assert size(short)[1] < size(long)[1]


def test_without_a_browser_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoBrowserError, match="install Chromium"):
        draw(PAYLOAD, tmp_path / "picture.png")


def test_the_script_ends_with_that_sentence_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    payload = tmp_path / "payload.json"
    payload.write_text(json.dumps(PAYLOAD), "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SystemExit, match="No browser was found"):
        main([str(payload), str(tmp_path / "picture.png")])
