"""Put an Answerer together from what lies on disk, or say why that cannot be."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.decisions import Decisions, read_decisions
from retrieval.analysis import DutchAnalyzer
from retrieval.answering import Answerer, Parts
from retrieval.changes import DECISIONS_FILE
from retrieval.errors import (
    IndexDamagedError,
    IndexOutdatedError,
    IndexTimeoutError,
    ModelMissingError,
)
from retrieval.evidence import SIGNAL, Evidence
from retrieval.generations import DENSE_FOLDER, LEXICAL_FOLDER, Generation, Generations
from retrieval.hub import NotFound, find_model
from retrieval.lexical import LexicalIndex, open_searcher
from retrieval.manifest import ModelRecord
from retrieval.model_choice import ChosenModel, recall_model
from retrieval.options import Options
from retrieval.quoting import Quoter
from retrieval.reading import QuestionReader
from retrieval.retriever import Retriever, WeightedIndex
from retrieval.scoring import gram_scorer, stem_scorer
from retrieval.types import Language, Reranker, Weights

if TYPE_CHECKING:
    from retrieval.dense import DenseIndex

_ALONE: Weights = dict.fromkeys(Language, 0.0)


def open_answerer(data: Path, options: Options) -> Answerer:
    """Open the published generation of a data folder for answering.

    Raises IndexMissingError, and IndexOutdatedError when the generation was built with another
    model or analysis than is configured. A dense index that cannot be had is left out and said.
    """
    return answer_from(Generations(data).open(), data, options)


def answer_from(generation: Generation, data: Path, options: Options) -> Answerer:
    """Make an opened generation answer, with the decisions of its data folder; raises as above."""
    analyzer = DutchAnalyzer()
    _refuse_outdated(generation, analyzer, options)
    decisions = read_decisions(data / DECISIONS_FILE)
    answerer = _assemble(generation, analyzer, decisions, options)
    # A model is hundreds of thousands of objects that stay: the collector, which would walk them
    # all every few questions, need not look at them again.
    gc.freeze()
    return answerer


def _assemble(
    generation: Generation, analyzer: DutchAnalyzer, decisions: Decisions, options: Options
) -> Answerer:
    searcher = open_searcher(generation.directory / LEXICAL_FOLDER)
    stems = LexicalIndex(searcher, analyzer, "stem")
    grams = LexicalIndex(searcher, analyzer, "gram")
    dense, weights, missing = _open_dense(generation, options)
    lexical_share: Weights = {language: (1 - weights[language]) / 2 for language in Language}
    indexes = [WeightedIndex(stems, lexical_share), WeightedIndex(grams, lexical_share)]
    if dense is not None:
        indexes.append(WeightedIndex(dense, weights))
    manifest = generation.manifest
    threshold = options.evidence_threshold
    problems = (generation.notice, _stand_in(manifest.model), missing)
    return Answerer(
        Parts(
            archive=generation.archive,
            holdings=manifest.holdings,
            decisions=decisions,
            reader=QuestionReader(analyzer, decisions.glossary),
            retriever=Retriever(generation.archive, indexes, _open_reranker(options)),
            quoter=Quoter(analyzer, stem_scorer(stems, analyzer), gram_scorer(grams, analyzer)),
            evidence=Evidence(analyzer, manifest.holdings.passages),
            threshold=manifest.gate.threshold if threshold is None else threshold,
            degraded="; ".join(filter(None, problems)) or None,
            closing=(generation.archive.close, *((dense.close,) if dense else ())),
        )
    )


def _stand_in(model: ModelRecord) -> str | None:
    """Say in short that the configured model is not the one that answers; `status` says why."""
    if model.reason is None:
        return None
    return f"the model {model.configured} could not be had; {model.used} stands in for it"


def _refuse_outdated(generation: Generation, analyzer: DutchAnalyzer, options: Options) -> None:
    manifest = generation.manifest
    if manifest.model.configured != options.embedding_model:
        model = f"the model {manifest.model.configured} and {options.embedding_model} is configured"
        raise IndexOutdatedError(generation.name, model)
    if manifest.analyzer != analyzer.settings:
        raise IndexOutdatedError(generation.name, "another analysis of Dutch")
    if manifest.gate.signal != SIGNAL:
        raise IndexOutdatedError(generation.name, "another measure of evidence")


def _open_dense(
    generation: Generation, options: Options
) -> tuple["DenseIndex | None", Weights, str | None]:
    """Return the dense index, its weights, and what to say where it cannot be had."""
    record = generation.manifest.model
    try:
        chosen = recall_model(record.configured, record.used)
    except ModelMissingError as error:
        return None, _ALONE, f"only words are searched: {error}"
    if chosen.fingerprint != record.fingerprint:
        raise IndexOutdatedError(generation.name, f"other files of the model {record.used}")
    try:
        index = _load_dense(generation, chosen, options)
    except (IndexTimeoutError, IndexDamagedError, ModelMissingError) as error:
        return None, _ALONE, f"only words are searched: {error}"
    return index, {**chosen.card.weights, **(options.dense_weights or {})}, None


def _load_dense(generation: Generation, chosen: ChosenModel, options: Options) -> "DenseIndex":
    # torch and chromadb take seconds to import; who only looks sources up does without them.
    from retrieval.dense import DenseIndex  # noqa: PLC0415
    from retrieval.embedding import SentenceEmbedder  # noqa: PLC0415

    folder = generation.directory / DENSE_FOLDER
    embedder = SentenceEmbedder(chosen)
    index = DenseIndex(folder, embedder, deadline=options.index_deadline)
    if index.count() != generation.manifest.holdings.passages:
        raise IndexDamagedError("the dense index", "its count is not the recorded one")
    return index


def _open_reranker(options: Options) -> Reranker | None:
    if options.reranker_model is None:
        return None
    # As above: only who reranks pays for the import.
    from retrieval.reranking import CrossEncoderReranker  # noqa: PLC0415

    found = find_model(options.reranker_model, say=_say_nothing)
    if isinstance(found, NotFound):
        raise ModelMissingError(options.reranker_model, found.why)
    return CrossEncoderReranker(options.reranker_model, found.folder)


def _say_nothing(_text: str) -> None:
    """Keep quiet: a reranker's download shows its own progress."""
