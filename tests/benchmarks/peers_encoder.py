"""The packaged model as the library runs it when it is told nothing else."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from sentence_transformers import SentenceTransformer

from retrieval.model.choice import PACKAGED_MODEL, recall_model

# As many as the targets are set for.
_ASKERS = 16


class Encoder:
    """Encode with the packaged model as the library does when it is told nothing else."""

    def __init__(self) -> None:
        self.count = 0

    def passages(self, texts: Sequence[str]) -> Any:
        """Return one unit row for each text."""
        self.count += len(texts)
        return self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)

    def question(self, text: str) -> Any:
        """Return one unit row."""
        return self._model.encode([text], normalize_embeddings=True, show_progress_bar=False)[0]

    def load(self) -> None:
        """Load the model."""
        assert self._model is not None

    @cached_property
    def _model(self) -> Any:
        return SentenceTransformer(
            str(recall_model(PACKAGED_MODEL, PACKAGED_MODEL).folder), device="cpu"
        )


class Peer:
    """Share what every system but ours does alike."""

    workers = _ASKERS

    def __init__(self) -> None:
        self._encoder = Encoder()

    def complete(self) -> None:
        """Do nothing: it has all it has from the start."""

    @property
    def embedded(self) -> int:
        """Return how many passages were embedded so far."""
        return self._encoder.count
