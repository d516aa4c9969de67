"""What an operator decides about finding and answering."""

from dataclasses import dataclass

from retrieval.model.precision import Precision
from retrieval.types import Weights

# MIT, 118 M parameters, Dutch and English: the best small multilingual model on Dutch retrieval.
DEFAULT_MODEL = "intfloat/multilingual-e5-small"


@dataclass(frozen=True, slots=True)
class Options:
    """Hold the models, and what overrides a generation's own figures where it is not None.

    `embedding_model` and `reranker_model` name a hub model or a local folder; `precision` is what
    the former calculates with, None for what the processor does fastest. `index_deadline` is in
    seconds.
    """

    embedding_model: str = DEFAULT_MODEL
    allow_fallback: bool = True
    reranker_model: str | None = None
    dense_weights: Weights | None = None
    evidence_threshold: float | None = None
    index_deadline: float = 5.0
    precision: Precision | None = None
