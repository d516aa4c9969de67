import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "deploy/README.md")
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_to_one(page: str) -> None:
    place = ROOT / page
    targets = LINK.findall(place.read_text("utf-8"))

    assert [target for target in targets if not (place.parent / target).exists()] == []
