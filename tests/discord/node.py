"""One JSON object of a request body, read without trusting that it has the right form."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

# Where a component keeps the components inside it: in a list, or as its only one.
_LISTED = "components"
_SINGLE = ("accessory", "component")


@dataclass(frozen=True, slots=True)
class Node:
    """Hold a JSON object and the JSON path that leads to it."""

    value: Mapping[str, object] = field(default_factory=dict)
    path: str = "$"

    @classmethod
    def of(cls, value: object, path: str = "$") -> "Node":
        """Return a node of an object, and an empty one of anything else."""
        return cls(value if isinstance(value, dict) else {}, path)

    def __contains__(self, key: str) -> bool:
        return self.value.get(key) is not None

    def text(self, key: str) -> str:
        """Return the text under a key, or an empty one."""
        found = self.value.get(key)
        return found if isinstance(found, str) else ""

    def number(self, key: str, default: int = 0) -> int:
        """Return the whole number under a key, or the default."""
        found = self.value.get(key)
        return found if type(found) is int else default

    def is_true(self, key: str) -> bool:
        """Tell whether true itself stands under a key."""
        return self.value.get(key) is True

    def entries(self, key: str) -> list[object]:
        """Return the list under a key, or an empty one."""
        found = self.value.get(key)
        return found if isinstance(found, list) else []

    def child(self, key: str) -> "Node":
        """Return the object under a key, or an empty one."""
        return Node.of(self.value.get(key), f"{self.path}.{key}")

    def children(self, key: str) -> list["Node"]:
        """Return the objects in the list under a key."""
        return [
            Node.of(each, f"{self.path}.{key}[{place}]")
            for place, each in enumerate(self.entries(key))
            if isinstance(each, dict)
        ]

    def components(self) -> Iterator["Node"]:
        """Yield every component below this node, each before those that it holds."""
        single = [self.child(key) for key in _SINGLE if key in self]
        for each in (*self.children(_LISTED), *single):
            yield each
            yield from each.components()


Rule: TypeAlias = Callable[[Node], Iterator[str]]


def ill_sized(node: Node, key: str, *, least: int = 0, most: int) -> Iterator[str]:
    """Yield a complaint when the text under a key is there and has too few or many characters."""
    found = node.value.get(key)
    if isinstance(found, str) and not least <= len(found) <= most:
        yield f"{node.path}.{key} has {len(found)} characters; Discord takes {least} to {most}"


def too_many(node: Node, key: str, *, most: int) -> Iterator[str]:
    """Yield a complaint when the list under a key is too long."""
    count = len(node.entries(key))
    if count > most:
        yield f"{node.path}.{key} has {count} entries; Discord takes at most {most}"


def repeated(names: list[str], *, path: str, noun: str) -> Iterator[str]:
    """Yield a complaint about each name that is there more than once."""
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{path}: the {noun} {name!r} is there more than once"
