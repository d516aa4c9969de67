from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from retrieval.composing import Examined
from retrieval.evaluation.question_set import Item
from retrieval.options import Options
from retrieval.retriever import Retrieved
from retrieval.tuning.fitting import Fit
from retrieval.tuning.tune import InForce, TooFew, Tuning, in_force, sound_value, tune
from retrieval.types import Excluded, Hit, Language, Outcome, Question
from tests.bot.builders import TODAY, make_answer, make_manifest, make_no_answer, make_reading

DUTCH, ENGLISH = Language.DUTCH, Language.ENGLISH
# Of a generation that was made with the packaged model.
MANIFEST = make_manifest()
PRESENT = InForce(weights={DUTCH: 0.2, ENGLISH: 0.2}, threshold=3.0)


@dataclass(frozen=True, slots=True)
class PlainAnswerer:
    """Find the right article by the dense index and a wrong one by the words, answer by evidence.

    A question that begins with a capital has evidence 2, another one 1; one that ends in `?` is
    read as English.
    """

    options: Options

    def examine(self, question: Question) -> Examined:
        language = ENGLISH if question.text.endswith("?") else DUTCH
        weight = {**PRESENT.weights, **(self.options.dense_weights or {})}[language]
        hits = [Hit("right:0-3", weight), Hit("wrong:0-3", 1 - weight)]
        ranking = sorted(hits, key=lambda hit: -hit.score)
        evidence = 2.0 if question.text[0].isupper() else 1.0
        reading = make_reading(question.text, language=language)
        return Examined(reading, Retrieved((), ranking, {}, ()), Excluded(), evidence)

    def conclude(self, examined: Examined) -> Outcome:
        threshold = self.options.evidence_threshold
        wanted = PRESENT.threshold if threshold is None else threshold
        return make_answer() if examined.evidence >= wanted else make_no_answer()


@dataclass(frozen=True, slots=True)
class Recording:
    """Ask plain answerers, and remember with which options they were opened."""

    items: Sequence[Item]
    opened: list[Options] = field(default_factory=list[Options])

    def __call__(self, options: Options, ask: Callable[[Any, Item], Any]) -> list[Any]:
        self.opened.append(options)
        return [ask(PlainAnswerer(options), item) for item in self.items]


def items(answerable: int = 20, others: int = 12, *, text: str = "Waar") -> list[Item]:
    return [
        *(
            Item(f"a{number}", DUTCH, text, answerable=True, article="right")
            for number in range(answerable)
        ),
        *(Item(f"u{number}", DUTCH, "waar", answerable=False) for number in range(others)),
    ]


def tuned(asked: Sequence[Item], options: Options | None = None) -> tuple[Tuning, list[Options]]:
    survey = Recording(asked)
    found = tune(asked, survey, options=options or Options(), present=PRESENT, today=TODAY)
    return found, survey.opened


def test_the_weight_that_brings_the_right_articles_forward_is_found() -> None:
    tuning, _ = tuned(items())

    found = tuning.weights[DUTCH]
    assert isinstance(found, Fit)
    assert (found.present, found.value) == (0.2, 0.5)
    assert (found.before, found.after) == (0.5, 1.0)
    assert tuning.options.dense_weights == {DUTCH: 0.5}


def test_a_weight_is_fitted_on_the_questions_that_are_read_in_its_language() -> None:
    tuning, _ = tuned(items(text="Waar?"))

    assert isinstance(tuning.weights[ENGLISH], Fit)
    assert tuning.weights[DUTCH] == TooFew(0.2, 0, "in Dutch with an answer")
    assert tuning.options.dense_weights == {ENGLISH: 0.5}


def test_the_threshold_that_parts_both_kinds_is_found() -> None:
    tuning, _ = tuned(items())

    found = tuning.threshold
    assert isinstance(found, Fit)
    assert (found.present, found.value) == (3.0, 1.5)
    # Before, everything was refused: all of what has no answer, and all of what has one.
    assert (found.before, found.after) == (0.5, 1.0)
    assert tuning.options.evidence_threshold == 1.5


@pytest.mark.parametrize(
    ("answerable", "others", "left"),
    [(21, 9, TooFew(3.0, 9, "without an answer")), (9, 30, TooFew(3.0, 9, "with an answer"))],
)
def test_a_threshold_is_left_where_too_few_questions_tell(
    answerable: int, others: int, left: TooFew
) -> None:
    tuning, _ = tuned(items(answerable, others))

    assert tuning.threshold == left
    assert tuning.options.evidence_threshold is None


def test_the_threshold_is_fitted_with_the_new_weights_and_the_gate_open() -> None:
    _, opened = tuned(items(), Options(reranker_model="house/reranker"))

    before, words, dense, weighing, after = opened
    assert before == Options(reranker_model="house/reranker")
    assert (words.dense_weights, words.reranker_model) == ({DUTCH: 0.0, ENGLISH: 0.0}, None)
    assert (dense.dense_weights, dense.reranker_model) == ({DUTCH: 1.0, ENGLISH: 1.0}, None)
    assert weighing.dense_weights == {DUTCH: 0.5}
    assert weighing.evidence_threshold == float("-inf")
    assert after.evidence_threshold == 1.5
    assert after.reranker_model == "house/reranker"


def test_an_operators_weight_of_the_other_language_stays() -> None:
    tuning, _ = tuned(items(), Options(dense_weights={DUTCH: 0.2, ENGLISH: 0.7}))

    assert tuning.options.dense_weights == {DUTCH: 0.5, ENGLISH: 0.7}


def test_all_figures_are_compared_before_and_after() -> None:
    tuning, _ = tuned(items())

    changes = {each.measure.name: each for each in tuning.comparison.overall}
    assert (changes["mrr@10"].before, changes["mrr@10"].now) == (0.5, 1.0)
    assert (changes["refused_answerable"].before, changes["refused_answerable"].now) == (1.0, 0.0)


def test_what_is_best_already_stays() -> None:
    asked = items()
    best = Options(dense_weights={DUTCH: 0.5, ENGLISH: 0.2}, evidence_threshold=1.5)
    present = InForce({DUTCH: 0.5, ENGLISH: 0.2}, 1.5)

    tuning = tune(asked, Recording(asked), options=best, present=present, today=TODAY)

    assert tuning.options == best
    assert [sound_value(each) for each in (*tuning.weights.values(), tuning.threshold)] == [
        None
    ] * 3


def test_what_is_in_force_are_the_models_and_the_generations_own_figures() -> None:
    found = in_force(MANIFEST, Options())

    assert found == InForce({DUTCH: 0.4, ENGLISH: 0.7}, MANIFEST.gate.threshold)


def test_an_operators_settings_are_in_force_before_them() -> None:
    options = Options(dense_weights={DUTCH: 0.1}, evidence_threshold=0.0)

    assert in_force(MANIFEST, options) == InForce({DUTCH: 0.1, ENGLISH: 0.7}, 0.0)
