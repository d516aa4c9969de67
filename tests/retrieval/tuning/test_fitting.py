import numpy as np
import pytest

from retrieval.evaluation.bootstrap import Interval
from retrieval.tuning.fitting import Fit, Grid, fit

VALUES = (0.0, 0.1, 0.2, 0.3)


def grid(*rows: tuple[float, ...], present: float = 0.1, groups: list[int] | None = None) -> Grid:
    return Grid(VALUES, present, np.array(rows), [0] * len(rows) if groups is None else groups)


def test_the_value_that_suits_most_questions_is_chosen() -> None:
    found = fit(grid(*[(0, 0, 0, 1)] * 12, *[(0, 1, 0, 0)] * 8))

    assert found.value == 0.3
    assert found.questions == 20


def test_of_equally_good_values_the_nearest_to_the_present_is_chosen() -> None:
    found = fit(grid(*[(1, 0, 1, 1)] * 10, present=0.3))

    assert found.value == 0.3
    assert not found.is_sound


def test_a_value_that_suits_every_question_gains_on_those_it_was_not_fitted_on() -> None:
    found = fit(grid(*[(0, 0.5, 1, 0)] * 10))

    assert (found.before, found.after) == (0.5, 1.0)
    assert found.interval == Interval(0.5, 0.5)
    assert found.is_sound


def test_a_value_that_suits_by_chance_is_not_sound() -> None:
    # Each half likes another value; of a fold with more of one half, the rest like the other's.
    found = fit(grid(*[(0.0, 0.5, 0.6, 0.0)] * 5, *[(0.0, 0.5, 0.0, 0.6)] * 5))

    assert not found.is_sound


def test_a_small_group_of_questions_weighs_as_much_as_a_large_one() -> None:
    rows = [(0, 0, 0, 1)] * 30 + [(1, 0, 0, 0)] * 10
    alone = fit(grid(*rows))
    balanced = fit(grid(*[(0.8, 0, 0, 1)] * 30, *[(1, 0, 0, 0)] * 10, groups=[0] * 30 + [1] * 10))

    assert alone.value == 0.3
    assert balanced.value == 0.0


def test_the_same_questions_give_the_same_fit() -> None:
    rows = np.random.default_rng(7).random((40, 4))

    assert fit(grid(*map(tuple, rows))) == fit(grid(*map(tuple, rows)))


@pytest.mark.parametrize(
    ("value", "after", "sound"), [(0.2, 0.6, True), (0.2, 0.4, False), (0.1, 0.5, False)]
)
def test_a_change_is_sound_when_questions_it_was_not_fitted_on_fare_no_worse(
    value: float, after: float, *, sound: bool
) -> None:
    found = Fit(0.1, value, questions=30, before=0.5, after=after, interval=Interval(0, 0))

    assert found.is_sound is sound
