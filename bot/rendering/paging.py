"""Things in order, a page of which stands on a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """Hold what stands on a page, which page that is, counted from 0, and how many there are."""

    items: tuple[Item, ...]
    page: int
    pages: int


def take_page(items: Sequence[Item], *, page: int, size: int) -> Slice[Item]:
    """Return a page of so many items; beyond the last page, the last."""
    pages = max(-(-len(items) // size), 1)
    page = min(page, pages - 1)
    return Slice(tuple(items[page * size : (page + 1) * size]), page, pages)
