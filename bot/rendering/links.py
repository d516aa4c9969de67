"""Buttons that lead to the web: only to addresses that Discord takes and that show where to."""

import re

from bot.card import Link
from bot.inert import safe_link

# Discord's limit for the address of a button.
_LONGEST_URL = 512
# A plain name on the web, without a user's name before it that could pose as another site.
_PLAIN_NAME = re.compile(
    r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE
)


def link_to(url: str | None, label: str) -> tuple[Link, ...]:
    """Return a button that opens an address, if it is one that may be put behind a button."""
    safe = safe_link(url)
    if safe is None or len(safe) > _LONGEST_URL or not _PLAIN_NAME.fullmatch(safe):
        return ()
    return (Link(label, safe),)
