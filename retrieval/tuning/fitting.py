"""Choosing a setting's value by questions, and what that is worth on others: cross-validation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from retrieval.evaluation.bootstrap import (
    Interval,
    Statistic,
    difference,
    intervals,
    mean_of,
    measure,
    ratio,
)

Scores: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.intp]

# Each question is judged by what suits the other four fifths: enough to fit, and quick.
FOLDS = 5
# The same questions fall into the same folds, so that a run can be repeated.
_SEED = 20_230_401
# Scores that differ by less are equal: sums of floats are no more exact.
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold how each question comes off with each value that a setting may take.

    `scores` has a row for each question and a column for each value, 0 to 1. Each group of
    questions counts as much as any other, however many it holds. `present` is the value in force,
    one of the values.
    """

    values: Sequence[float]
    present: float
    scores: Scores
    groups: Sequence[int]


@dataclass(frozen=True, slots=True)
class Fit:
    """Hold the value that suits the questions best, and what fitting gains on others.

    `before` is the score with the value in force, `after` that of each question with the value
    that suits the questions of the other folds; `interval` is that of the difference.
    """

    present: float
    value: float
    questions: int
    before: float
    after: float
    interval: Interval

    @property
    def is_sound(self) -> bool:
        """Tell whether another value suits, and questions it was not fitted on fare no worse."""
        return self.value != self.present and self.after >= self.before - _EQUAL


def fit(grid: Grid) -> Fit:
    """Return the best value by all questions, judged by five-fold cross-validation."""
    groups, present = np.array(grid.groups), list(grid.values).index(grid.present)
    now = grid.scores[:, present]
    held_out = _held_out(grid, groups)
    before, after = _balanced(now, groups), _balanced(held_out, groups)
    count = len(groups)
    (interval,) = intervals([difference(after, before)], count)
    return Fit(
        present=grid.present,
        value=grid.values[_best(grid, groups, np.arange(count))],
        questions=count,
        before=measure(before, count) or 0.0,
        after=measure(after, count) or 0.0,
        interval=interval or Interval(0.0, 0.0),
    )


def _held_out(grid: Grid, groups: Places) -> Scores:
    """Return each question's score with the value that suits the other folds best."""
    folds = _folds(groups)
    scores = np.zeros(len(groups))
    for number in range(FOLDS):
        best = _best(grid, groups, np.flatnonzero(folds != number))
        scores[folds == number] = grid.scores[folds == number, best]
    return scores


def _folds(groups: Places) -> Places:
    """Return each question's fold; every group is spread evenly over them."""
    generator = np.random.default_rng(_SEED)
    folds = np.zeros(len(groups), np.intp)
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        folds[members] = generator.permutation(len(members)) % FOLDS
    return folds


def _best(grid: Grid, groups: Places, rows: Places) -> int:
    """Return which value scores best on these questions; of equals the nearest to the present."""
    ours = groups[rows]
    means = [grid.scores[rows[ours == group]].mean(axis=0) for group in np.unique(ours)]
    totals = np.mean(means, axis=0)
    best = np.flatnonzero(totals >= totals.max() - _EQUAL)
    distances = np.abs(np.array(grid.values)[best] - grid.present)
    return int(best[distances.argmin()])


def _balanced(scores: Scores, groups: Places) -> Statistic:
    """Return the mean of the groups' mean scores."""
    return mean_of([_mean_within(scores, groups == group) for group in np.unique(groups)])


def _mean_within(scores: Scores, members: NDArray[np.bool_]) -> Statistic:
    return ratio(list(scores * members), list(members.astype(np.float64)))
