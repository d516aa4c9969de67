"""Score passages against a question with a sentence-transformers cross-encoder."""

# The types of sentence-transformers are incomplete; this is one of its two homes.
# pyright: reportUnknownMemberType=false

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np

from retrieval.errors import ModelMissingError, ModelOutputError


class CrossEncoderReranker:
    """Rerank with a cross-encoder whose files are here; may serve several threads.

    Raises ModelMissingError when the files are there but cannot be loaded.
    """

    def __init__(self, name: str, folder: Path) -> None:
        # Importing torch takes seconds: only who reranks pays for it.
        from sentence_transformers import CrossEncoder  # noqa: PLC0415

        self.name = name
        # Fast tokenizers refuse to be used by two threads at once.
        self._lock = Lock()
        try:
            self._model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
        except Exception as error:
            why = f"its files cannot be loaded: {type(error).__name__}"
            raise ModelMissingError(name, why) from error

    def score(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        """Return one score per passage, higher is better; raises ModelOutputError."""
        if not passages:
            return ()
        pairs = [(question, passage) for passage in passages]
        with self._lock:
            predicted = self._model.predict(pairs, show_progress_bar=False)
        scores = np.asarray(predicted, dtype=np.float32).reshape(len(pairs), -1)[:, 0]
        if not np.isfinite(scores).all():
            raise ModelOutputError(self.name)
        return [float(score) for score in scores]
