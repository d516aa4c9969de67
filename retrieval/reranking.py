"""Score passages against a question with a sentence-transformers cross-encoder."""

# The types of sentence-transformers are incomplete; this is one of its two homes.
# pyright: reportUnknownMemberType=false

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from retrieval.errors import ModelMissingError, ModelOutputError
from retrieval.model.loading import loading
from retrieval.types import Vectors

# One label is how relevant a passage is; of two the second says relevant and the first not.
_LABELS = (1, 2)


class CrossEncoderReranker:
    """Rerank with a cross-encoder whose files are here; may serve several threads.

    Raises ModelMissingError when the files cannot be loaded or are not those of a cross-encoder.
    """

    def __init__(self, name: str, folder: Path) -> None:
        # Importing torch takes seconds: only who reranks pays for it.
        from sentence_transformers import CrossEncoder  # noqa: PLC0415

        self.name = name
        # Fast tokenizers refuse to be used by two threads at once.
        self._lock = Lock()
        with loading(name):
            self._model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
        if not _is_trained(self._model.model) or self._model.num_labels not in _LABELS:
            raise ModelMissingError(name, "it was not made to score passages")

    def score(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        """Return one score per passage, higher is better; raises ModelOutputError."""
        if not passages:
            return ()
        pairs = [(question, passage) for passage in passages]
        with self._lock:
            predicted = self._model.predict(pairs, show_progress_bar=False)
        scores = _relevance(np.asarray(predicted, dtype=np.float32).reshape(len(pairs), -1))
        if not np.isfinite(scores).all():
            raise ModelOutputError(self.name)
        return [float(score) for score in scores]


def _relevance(labels: Vectors) -> Vectors:
    """Return one score per row of labels."""
    return labels[:, 0] if labels.shape[1] == 1 else labels[:, 1] - labels[:, 0]


def _is_trained(model: Any) -> bool:
    """Return whether what scores is in the model’s files; the library makes up what is not."""
    return type(model).__name__ in (model.config.architectures or ())
