"""Lines in groups under a title, and long lists of which only the beginning is shown."""

from collections.abc import Iterable, Sequence

from bot.i18n import say_count
from bot.rendering.draft import Draft, Line, Long, strong

# A moderator recognises what happened by the first few; all of them would bury it.
_SHOWN = 5


def draft_section(title: str, lines: Iterable[str]) -> tuple[Draft, ...]:
    """Return lines as a list under their title, or nothing where there are none."""
    items = tuple(map(item, lines))
    return (Draft((strong(title), *items)),) if items else ()


def item(words: str) -> Line:
    """Return words as one line of a list."""
    return ("- ", Long(words))


def first_of(names: Sequence[str], language: str, *, limit: int = _SHOWN) -> str:
    """Return the first few names, and how many more there are."""
    shown = ", ".join(names[:limit])
    left = len(names) - limit
    return f"{shown} {say_count('more', language, left)}" if left > 0 else shown
