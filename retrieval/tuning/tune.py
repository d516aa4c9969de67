"""Settings that suit an operator's own questions: the dense weights and the gate's threshold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf
from typing import Protocol, TypeVar

from retrieval.answering import Answerer
from retrieval.evaluation.comparison import Comparison, compare
from retrieval.evaluation.judgement import Judgement
from retrieval.evaluation.measuring import judge
from retrieval.evaluation.question_set import Item
from retrieval.manifest import Manifest
from retrieval.model.choice import recall_model
from retrieval.options import Options
from retrieval.tuning.fitting import Fit, fit
from retrieval.tuning.threshold_grid import Weighed, threshold_grid
from retrieval.tuning.weight_grid import Ranking, Rankings, weight_grid
from retrieval.types import Answer, Language, Question, Weights

# On fewer questions the best of twenty values is mostly luck.
LEAST_QUESTIONS = 30
# Two for each fold, so that no fold is judged by one question alone.
LEAST_OF_A_KIND = 10

Found = TypeVar("Found")


class Survey(Protocol):
    """Open the archive with some options and ask every question in some way."""

    def __call__(self, options: Options, ask: Callable[[Answerer, Item], Found]) -> list[Found]:
        """Return what was found for each question, in order; raises RetrievalError."""
        ...


@dataclass(frozen=True, slots=True)
class InForce:
    """Hold the weights and the threshold that answer at present."""

    weights: Weights
    threshold: float


@dataclass(frozen=True, slots=True)
class TooFew:
    """Say that a setting is left alone: so many questions tell nothing about it."""

    present: float
    questions: int
    kind: str


@dataclass(frozen=True, slots=True)
class Tuning:
    """Hold what suits the questions, the options with what is sound of it, and what that changes.

    The comparison is on the very questions that were fitted on, so it flatters; what is to be
    expected of others stands in each fit.
    """

    weights: Mapping[Language, Fit | TooFew]
    threshold: Fit | TooFew
    options: Options
    comparison: Comparison


def in_force(manifest: Manifest, options: Options) -> InForce:
    """Return what a generation answers with; raises ModelMissingError."""
    card = recall_model(manifest.model.configured, manifest.model.used).card
    threshold = options.evidence_threshold
    return InForce(
        weights={**card.weights, **(options.dense_weights or {})},
        threshold=manifest.gate.threshold if threshold is None else threshold,
    )


def tune(
    items: Sequence[Item], survey: Survey, *, options: Options, present: InForce, today: date
) -> Tuning:
    """Fit the weights, then with those that are sound the threshold; raises as the survey does."""
    before = survey(options, _judging(today))
    weights = _fit_weights(items, survey, options, present, today=today)
    weighted = _with_weights(options, weights)
    threshold = _fit_threshold(survey(_ungated(weighted), _weighing(today)), present.threshold)
    tuned = _with_threshold(weighted, threshold)
    after = before if tuned == options else survey(tuned, _judging(today))
    return Tuning(weights, threshold, tuned, compare(before, after))


def sound_value(found: Fit | TooFew) -> float | None:
    """Return the value that a setting is changed to, or None where it stays."""
    return found.value if isinstance(found, Fit) and found.is_sound else None


def _fit_weights(
    items: Sequence[Item], survey: Survey, options: Options, present: InForce, *, today: date
) -> Mapping[Language, Fit | TooFew]:
    words = survey(_weighted_alone(options, 0.0), _ranking(today))
    dense = survey(_weighted_alone(options, 1.0), _ranking(today))
    asked: dict[Language, list[Rankings]] = {language: [] for language in Language}
    for item, (language, by_words), (_, by_dense) in zip(items, words, dense, strict=True):
        if item.answerable and item.article:
            # By the language that it was read as, for that decides which weight it is given.
            asked[language].append(Rankings(item.article, by_words, by_dense))
    return {
        language: _fit_weight(asked[language], weight, language)
        for language, weight in present.weights.items()
    }


def _fit_weight(rankings: Sequence[Rankings], present: float, language: Language) -> Fit | TooFew:
    if len(rankings) < LEAST_OF_A_KIND:
        return TooFew(present, len(rankings), f"in {language.name.capitalize()} with an answer")
    return fit(weight_grid(rankings, present))


def _fit_threshold(weighed: Sequence[Weighed], present: float) -> Fit | TooFew:
    answerable = sum(each.answerable for each in weighed)
    kinds = {"with an answer": answerable, "without an answer": len(weighed) - answerable}
    for kind, count in kinds.items():
        if count < LEAST_OF_A_KIND:
            return TooFew(present, count, kind)
    return fit(threshold_grid(weighed, present))


def _weighted_alone(options: Options, weight: float) -> Options:
    # The reranker reads what the weights have put in front; it would cost much and tell nothing.
    return replace(options, dense_weights=dict.fromkeys(Language, weight), reranker_model=None)


def _with_weights(options: Options, found: Mapping[Language, Fit | TooFew]) -> Options:
    values = {language: sound_value(each) for language, each in found.items()}
    changed = {language: value for language, value in values.items() if value is not None}
    if not changed:
        return options
    return replace(options, dense_weights={**(options.dense_weights or {}), **changed})


def _ungated(options: Options) -> Options:
    return replace(options, evidence_threshold=-inf)


def _with_threshold(options: Options, found: Fit | TooFew) -> Options:
    value = sound_value(found)
    return options if value is None else replace(options, evidence_threshold=value)


def _judging(today: date) -> Callable[[Answerer, Item], Judgement]:
    return lambda answerer, item: judge(answerer, item, today=today).judgement


def _ranking(today: date) -> Callable[[Answerer, Item], tuple[Language, Ranking]]:
    def rank(answerer: Answerer, item: Item) -> tuple[Language, Ranking]:
        examined = answerer.examine(Question(item.question, today))
        hits = examined.retrieved.ranking
        return examined.reading.language, {hit.passage_id: hit.score for hit in hits}

    return rank


def _weighing(today: date) -> Callable[[Answerer, Item], Weighed]:
    def weigh(answerer: Answerer, item: Item) -> Weighed:
        examined = answerer.examine(Question(item.question, today))
        # Whoever is refused with the gate wide open is refused for another reason.
        settled = not isinstance(answerer.conclude(examined), Answer)
        return Weighed(item.answerable, examined.evidence, settled)

    return weigh
