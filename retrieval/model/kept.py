"""Models that stay in memory while generations come and go."""

from threading import Lock
from typing import TYPE_CHECKING

from retrieval.errors import ModelMissingError
from retrieval.memory import settle
from retrieval.model.choice import ChosenModel
from retrieval.model.hub import NotFound, find_model
from retrieval.model.precision import Precision, best_precision

if TYPE_CHECKING:
    from retrieval.embedding import SentenceEmbedder
    from retrieval.reranking import CrossEncoderReranker


class Models:
    """Load each model once: who opens a new generation waits only for a model that is new.

    Keeps the last embedder and the last reranker. May serve several threads. `threads` are those
    of one calculation, None for as many as there are cores; `precision` is the embedder's, None for
    what the processor does fastest.
    """

    def __init__(self, *, threads: int | None = None, precision: Precision | None = None) -> None:
        self._threads = threads
        self._precision = precision
        self._lock = Lock()
        self._embedder: tuple[ChosenModel, SentenceEmbedder] | None = None
        self._reranker: CrossEncoderReranker | None = None

    def embedder(self, chosen: ChosenModel) -> "SentenceEmbedder":
        """Return the model with the fingerprint of the chosen one; raises ModelMissingError."""
        # torch takes seconds to import; who only looks sources up does without it.
        from retrieval.embedding import SentenceEmbedder  # noqa: PLC0415

        with self._lock:
            if self._embedder is None or not _is_same(self._embedder[0], chosen):
                precision = self._precision or best_precision()
                embedder = SentenceEmbedder(chosen, precision=precision, threads=self._threads)
                self._embedder = chosen, embedder
                settle()
            return self._embedder[1]

    def reranker(self, name: str) -> "CrossEncoderReranker":
        """Return the cross-encoder of that name, from here or the hub; raises ModelMissingError."""
        # As above: only who reranks pays for the import.
        from retrieval.reranking import CrossEncoderReranker  # noqa: PLC0415

        with self._lock:
            if self._reranker is None or self._reranker.name != name:
                found = find_model(name, say=_say_nothing)
                if isinstance(found, NotFound):
                    raise ModelMissingError(name, found.why)
                self._reranker = CrossEncoderReranker(name, found.folder)
                settle()
            return self._reranker


def _is_same(model: ChosenModel, other: ChosenModel) -> bool:
    return (model.name, model.fingerprint) == (other.name, other.fingerprint)


def _say_nothing(_text: str) -> None:
    """Keep quiet: a reranker's download shows its own progress."""
