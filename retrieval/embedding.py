"""Turn texts into vectors with a sentence-transformers model."""

# The types of sentence-transformers are incomplete; this is one of its two homes.
# pyright: reportUnknownMemberType=false

from collections.abc import Sequence
from threading import Lock

import numpy as np

from retrieval.errors import ModelOutputError
from retrieval.model_choice import ChosenModel
from retrieval.model_loading import loading
from retrieval.types import Vectors

# A bigger batch pads more and fits the processor's caches less.
_BATCH = 16


class SentenceEmbedder:
    """Embed with a model whose files are here; may serve several threads.

    `threads` is how many cores a calculation is divided over, in the whole process; None leaves
    that to torch. Raises ModelMissingError when the files are there but cannot be loaded.
    """

    def __init__(self, chosen: ChosenModel, *, threads: int | None = None) -> None:
        # Importing torch takes seconds: only who embeds pays for it.
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        self.name = chosen.name
        self._card = chosen.card
        # Fast tokenizers refuse to be used by two threads at once.
        self._lock = Lock()
        with loading(chosen.name):
            self._model = SentenceTransformer(
                str(chosen.folder), device="cpu", local_files_only=True
            )
        if threads is not None:
            # As above.
            import torch  # noqa: PLC0415

            torch.set_num_threads(threads)

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        return int(self.embed_question("").shape[-1])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row per text; raises ModelOutputError on NaN or infinity."""
        return self._embed(texts, self._card.passage_prompt)

    def embed_question(self, text: str) -> Vectors:
        """Return one unit row; raises ModelOutputError on NaN or infinity."""
        return self._embed([text], self._card.question_prompt)[0]

    def _embed(self, texts: Sequence[str], prompt: str) -> Vectors:
        with self._lock:
            encoded = self._model.encode(
                list(texts),
                # An empty prompt is said too: without one the library puts in the model's default.
                prompt=prompt,
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        vectors = np.asarray(encoded, dtype=np.float32)
        if not np.isfinite(vectors).all():
            # Chroma answers such a question with arbitrary passages instead of an error.
            raise ModelOutputError(self.name)
        return vectors
