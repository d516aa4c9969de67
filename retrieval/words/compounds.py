"""Dutch compounds taken apart: a word made of two that are known."""

from collections.abc import Callable

# What stands between the parts of a compound: station-s-hal, zonn-e-schijn, boek-en-kast.
_LINKS = ("", "s", "e", "en", "n", "er")
# Shorter than this, what looks like a part is an ending or a beginning: -ing, be-.
_SHORTEST_FIRST = 3
_SHORTEST_HEAD = 4


def take_apart(word: str, is_known: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return the first part and the head of a compound, the longest head, or None."""
    for cut in range(_SHORTEST_FIRST, len(word) - _SHORTEST_HEAD + 1):
        head = word[cut:]
        if is_known(head):
            first = _first_part(word[:cut], is_known)
            if first is not None:
                return first, head
    return None


def _first_part(text: str, is_known: Callable[[str], bool]) -> str | None:
    """Return the word that begins a compound, freed of what links it."""
    bare = (text.removesuffix(link) for link in _LINKS if text.endswith(link))
    return next((each for each in bare if len(each) >= _SHORTEST_FIRST and is_known(each)), None)
