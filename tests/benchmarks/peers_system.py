"""What the systems that are compared have in common: the passages, and what is asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

# What each system finds for a question, and what one answer of ours is made from.
LIMIT = 5
TODAY = date(2026, 1, 1)
# As Chroma takes them at once, and as the others' documentation hands them over.
ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Text:
    """Hold a passage as every system gets it: cut once, so that all of them embed the same."""

    id: str
    article: str
    text: str


class System(Protocol):
    """Index passages and find them again; `workers` are the threads that may ask it at once."""

    workers: int

    def build(self, texts: Sequence[Text], corpus: Path, folder: Path) -> None:
        """Index everything, or what changed since, and make it durable."""
        ...

    def open(self, folder: Path) -> None:
        """Open what was built for asking."""
        ...

    def complete(self) -> None:
        """Wait until it answers with all it has."""
        ...

    def ask(self, question: str) -> object:
        """Find what it would answer with."""
        ...

    @property
    def embedded(self) -> int:
        """Return how many passages were embedded so far."""
        ...
