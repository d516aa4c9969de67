"""Put an Answerer together from what lies on disk, or say why that cannot be."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.decisions import Decisions, read_decisions
from retrieval.analysis import DutchAnalyzer
from retrieval.answering import Answerer, Parts
from retrieval.changes import DECISIONS_FILE
from retrieval.checking import Comparer
from retrieval.errors import (
    IndexDamagedError,
    IndexOutdatedError,
    IndexTimeoutError,
    ModelMissingError,
)
from retrieval.excerpts.finding import ExcerptFinder
from retrieval.gate.evidence import SIGNAL, Evidence
from retrieval.generations import DENSE_FOLDER, LEXICAL_FOLDER, Generation, Generations
from retrieval.lexical import LexicalIndex, open_searcher
from retrieval.manifest import ModelRecord
from retrieval.model.choice import ChosenModel, recall_model
from retrieval.model.kept import Models
from retrieval.options import Options
from retrieval.quoting import Quoter
from retrieval.reading import QuestionReader, Vocabulary
from retrieval.resting import RestingIndex
from retrieval.retriever import Retriever, WeightedIndex
from retrieval.scoring import gram_scorer, stem_scorer
from retrieval.sequel.events import EventJudge
from retrieval.types import Embedder, Language, Weights
from retrieval.words.thesaurus import THESAURUS_FILE, read_own_groups

if TYPE_CHECKING:
    from retrieval.dense import DenseIndex

_ALONE: Weights = dict.fromkeys(Language, 0.0)


def open_answerer(data: Path, options: Options) -> Answerer:
    """Open the published generation of a data folder for answering.

    Raises IndexMissingError, and IndexOutdatedError when the generation was built with another
    model or analysis than is configured. A dense index that cannot be had is left out and said.
    """
    return answer_from(Generations(data).open(), data, options)


def answer_from(
    generation: Generation,
    data: Path,
    options: Options,
    models: Models | None = None,
    *,
    without_model: str | None = None,
) -> Answerer:
    """Make an opened generation answer, with the decisions of its data folder; raises as above.

    `models` are those that an earlier generation may have loaded already. `without_model` says
    why only words are searched where no model shall be waited for.
    """
    analyzer = DutchAnalyzer()
    _refuse_outdated(generation, analyzer, options)
    decisions = read_decisions(data / DECISIONS_FILE)
    vocabulary = Vocabulary(analyzer, read_own_groups(data / THESAURUS_FILE))
    parts = _assemble(
        generation,
        analyzer,
        options,
        models=models or Models(precision=options.precision),
        vocabulary=vocabulary,
        without_model=without_model,
    )
    return Answerer(parts).with_decisions(decisions)


def load_models(generation: Generation, options: Options, models: Models) -> None:
    """Load what a generation is answered with, so that opening it need not wait.

    Raises IndexOutdatedError and ModelMissingError; a missing embedder is left to `answer_from`.
    """
    with suppress(ModelMissingError):
        models.embedder(recall_recorded(generation))
    if options.reranker_model:
        models.reranker(options.reranker_model)


def recall_recorded(generation: Generation) -> ChosenModel:
    """Return the model that a generation was built with.

    Raises ModelMissingError where it is here no more, and IndexOutdatedError where it has changed.
    """
    record = generation.manifest.model
    chosen = recall_model(record.configured, record.used)
    if chosen.fingerprint != record.fingerprint:
        raise IndexOutdatedError(generation.name, f"other files of the model {record.used}")
    return chosen


def _assemble(
    generation: Generation,
    analyzer: DutchAnalyzer,
    options: Options,
    *,
    models: Models,
    vocabulary: Vocabulary,
    without_model: str | None,
) -> Parts:
    searcher = open_searcher(generation.directory / LEXICAL_FOLDER)
    stems = LexicalIndex(searcher, analyzer, "stem")
    grams = LexicalIndex(searcher, analyzer, "gram")
    if without_model is None:
        dense, weights, missing = _open_dense(generation, options, models)
        reranker = models.reranker(options.reranker_model) if options.reranker_model else None
    else:
        dense, weights, missing, reranker = None, _ALONE, _words_only(without_model), None
    lexical_share: Weights = {language: (1 - weights[language]) / 2 for language in Language}
    indexes = [WeightedIndex(stems, lexical_share), WeightedIndex(grams, lexical_share)]
    if dense is not None:
        indexes.append(WeightedIndex(RestingIndex(dense), weights))
    manifest = generation.manifest
    threshold = options.evidence_threshold
    problems = (generation.notice, _stand_in(manifest.model), missing)
    return Parts(
        archive=generation.archive,
        holdings=manifest.holdings,
        decisions=Decisions(),
        reader=QuestionReader(analyzer, {}, vocabulary),
        retriever=Retriever(generation.archive, indexes, reranker),
        quoter=Quoter(analyzer, stem_scorer(stems, analyzer), gram_scorer(grams, analyzer)),
        evidence=Evidence(analyzer, manifest.holdings.passages),
        excerpts=ExcerptFinder(analyzer, (stems, grams)),
        comparer=Comparer(analyzer),
        events=EventJudge(analyzer, stems),
        threshold=manifest.gate.threshold if threshold is None else threshold,
        degraded="; ".join(filter(None, problems)) or None,
        closing=(generation.archive.close, *((dense.close,) if dense else ())),
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
    generation: Generation, options: Options, models: Models
) -> tuple["DenseIndex | None", Weights, str | None]:
    """Return the dense index, its weights, and what to say where it cannot be had."""
    try:
        chosen = recall_recorded(generation)
        index = _load_dense(generation, models.embedder(chosen), options)
    except (IndexTimeoutError, IndexDamagedError, ModelMissingError) as error:
        return None, _ALONE, _words_only(str(error))
    return index, {**chosen.card.weights, **(options.dense_weights or {})}, None


def _words_only(why: str) -> str:
    return f"only words are searched: {why}"


def _load_dense(generation: Generation, embedder: Embedder, options: Options) -> "DenseIndex":
    # chromadb takes seconds to import; who only looks sources up does without it.
    from retrieval.dense import DenseIndex  # noqa: PLC0415

    folder = generation.directory / DENSE_FOLDER
    index = DenseIndex(folder, embedder, deadline=options.index_deadline)
    if index.count() != generation.manifest.holdings.passages:
        raise IndexDamagedError("the dense index", "its count is not the recorded one")
    return index
