"""Draw a picture of a message as Discord would show it, from the payload that was sent.

Run: python tests/discord/picture/draw.py PAYLOAD.json OUT.png
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.discord.picture.page import page_html

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_WIDTH = 700  # pixels: the widest container, the avatar’s column and the edges
_SCALE = 2  # pixels of the picture for one of the page, so that text is sharp when enlarged
_PATIENCE = 60  # seconds; a browser starts in one or two
# What the page does to tell its height: the title is in the document that the browser prints.
_MEASURE = (
    "<script>document.title = Math.ceil(document.body.getBoundingClientRect().height)</script>"
)


class NoBrowserError(Exception):
    """Say that there is no browser to draw with, and what to install."""

    def __init__(self) -> None:
        super().__init__(
            "No browser was found to draw with: install Chromium and fonts"
            " (on Debian: apt-get install chromium fonts-noto-core)."
        )


def draw(payload: Mapping[str, object], picture: Path) -> None:
    """Save the picture of a payload (see `page_html`) as PNG; raises NoBrowserError."""
    browser, html = _browser(), page_html(payload)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        height = _height(browser, html, page)
        page.write_text(html, "utf-8")
        shot = f"--screenshot={picture.resolve()}"
        _browse(browser, page, shot, f"--window-size={_WIDTH},{height}")


def _height(browser: str, html: str, page: Path) -> int:
    page.write_text(html + _MEASURE, "utf-8")
    document = _browse(browser, page, "--dump-dom", f"--window-size={_WIDTH},1000")
    found = re.search(r"<title>(\d+)</title>", document)
    if found is None:
        raise RuntimeError(f"{browser} did not tell the page's height; try a newer version")
    return int(found[1])


def _browse(browser: str, page: Path, *options: str) -> str:
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--incognito")
    scale = f"--force-device-scale-factor={_SCALE}"
    command = [browser, *quiet, scale, *options, page.as_uri()]
    done = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE)
    return done.stdout.decode("utf-8", "replace")


def _browser() -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        raise NoBrowserError
    return found


def main(arguments: list[str]) -> None:
    """Draw the payload in the first file into the second."""
    if len(arguments) != 2:
        sys.exit(__doc__)
    source, picture = map(Path, arguments)
    try:
        draw(json.loads(source.read_text("utf-8")), picture)
    except NoBrowserError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1:])
