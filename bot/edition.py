"""The archive as the bot has it at a moment: open in an edition, or why it is not."""

from dataclasses import dataclass, field
from typing import TypeAlias

from retrieval.answering import Answerer
from retrieval.building import Stage
from retrieval.generations import Generation
from retrieval.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Opening:
    """Say that the archive is being opened."""


@dataclass(frozen=True, slots=True)
class Building:
    """Say how far the first index is; `total` is 0 where it is not known."""

    stage: Stage
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Closed:
    """Say why no question can be answered, in a sentence for the operator."""

    why: str


@dataclass(slots=True)
class Readers:
    """Count the questions that are being answered from a generation."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold an opened generation with what was decided about it, and who is reading it."""

    generation: Generation
    answerer: Answerer
    decided: object
    readers: Readers = field(default_factory=Readers)

    @property
    def manifest(self) -> Manifest:
        """Return what the generation was made of."""
        return self.generation.manifest


State: TypeAlias = Opening | Building | Closed | Edition


class NotReadyError(Exception):
    """Say that no archive is open; `state` says why."""

    def __init__(self, state: Opening | Building | Closed) -> None:
        self.state = state
        super().__init__("no archive is open yet")
