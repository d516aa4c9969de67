"""Turn texts into vectors with a sentence-transformers model."""

# The types of sentence-transformers are incomplete; this is one of its two homes.
# pyright: reportUnknownMemberType=false

import logging
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from retrieval.analysis import DutchAnalyzer
from retrieval.errors import ModelOutputError
from retrieval.model.choice import ChosenModel
from retrieval.model.loading import loading
from retrieval.model.precision import Precision, are_alike
from retrieval.types import Vectors
from retrieval.words.glossing import Glosser

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

log = logging.getLogger(__name__)

# A bigger batch pads more and fits the processor's caches less.
_BATCH = 16
# What both precisions must agree on before the lower one is used: short and long, with names and
# figures, in both languages.
_PROBES = (
    "Wat kost het?",
    "Who opened the bridge at Oosterwade?",
    (
        "maart 2023. De veerpont bleef maandag aan de wal, omdat de schipper om kwart voor zeven "
        "zag dat de ketting was gebroken; 140 reizigers liepen om."
    ),
    (
        "The miller, who had waited all winter for wind, ground eleven sacks of rye before noon. "
        "The baker fetched the first of them himself. Nobody had seen the sails turn since 2019. "
        "“We thought they never would again,” said a neighbour."
    ),
)


class SentenceEmbedder:
    """Embed with a model whose files are here; may serve several threads.

    `precision` is the one wished for; where the model gives other vectors in half the bits, it
    calculates in all of them. `threads` is how many cores a calculation is divided over, in the
    whole process; None leaves that to torch. Raises ModelMissingError when the files are there but
    cannot be loaded.
    """

    def __init__(
        self,
        chosen: ChosenModel,
        *,
        precision: Precision = Precision.FULL,
        threads: int | None = None,
    ) -> None:
        # Importing torch takes seconds: only who embeds pays for it.
        import torch  # noqa: PLC0415

        self.name = chosen.name
        self._card = chosen.card
        self._glosser = Glosser(DutchAnalyzer()) if chosen.card.reads_english else None
        # Fast tokenizers refuse to be used by two threads at once.
        self._lock = Lock()
        if threads is not None:
            torch.set_num_threads(threads)
        with loading(chosen.name):
            self._model = _load(chosen)
            if precision is Precision.HALF and not self._is_alike_in_half():
                log.warning("the model %s is calculated in full precision", chosen.name)
                self._model = _load(chosen)

    @property
    def precision(self) -> Precision:
        """Return what the model calculates with."""
        return Precision(str(self._model.dtype).removeprefix("torch."))

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        return int(self.embed_question("").shape[-1])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row per text; raises ModelOutputError on NaN or infinity."""
        if self._glosser is not None:
            texts = [self._glosser.gloss(text) for text in texts]
        return self._embed(texts, self._card.passage_prompt)

    def embed_question(self, text: str) -> Vectors:
        """Return one unit row; raises ModelOutputError on NaN or infinity."""
        if self._glosser is not None:
            text = self._glosser.gloss_question(text)
        return self._embed([text], self._card.question_prompt)[0]

    def _is_alike_in_half(self) -> bool:
        """Take half the bits of every weight, and tell whether the vectors stay the same.

        Compared here and not in a table of models, for it depends on the library and on the
        processor too; it takes as long as four passages.
        """
        import torch  # noqa: PLC0415 - as above

        exact = self._encode(_PROBES, self._card.passage_prompt)
        self._model.to(torch.bfloat16)
        return are_alike(self._encode(_PROBES, self._card.passage_prompt), exact)

    def _embed(self, texts: Sequence[str], prompt: str) -> Vectors:
        vectors = self._encode(texts, prompt)
        if not np.isfinite(vectors).all():
            # Chroma answers such a question with arbitrary passages instead of an error.
            raise ModelOutputError(self.name)
        return vectors

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        with self._lock:
            encoded = self._model.encode(
                list(texts),
                # An empty prompt is said too: without one the library puts in the model's default.
                prompt=prompt,
                batch_size=_BATCH,
                show_progress_bar=False,
            )
        return _unit(np.asarray(encoded, dtype=np.float32))


def _load(chosen: ChosenModel) -> "SentenceTransformer":
    # Importing it takes seconds: only who embeds pays for it.
    import torch  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    return SentenceTransformer(
        str(chosen.folder),
        device="cpu",
        local_files_only=True,
        # Whatever the weights were saved in: what is alike is told beside all the bits.
        model_kwargs={"dtype": torch.float32},
    )


def _unit(rows: Vectors) -> Vectors:
    """Return rows of length one: done in half the bits, it would be a thousandth off."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return rows / np.maximum(lengths, np.finfo(np.float32).tiny)
