"""How far a figure may be off because other questions could have been asked: the bootstrap."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

# A row for each resample, a column for each question: how often it was drawn.
Counts: TypeAlias = NDArray[np.float64]
Vector: TypeAlias = NDArray[np.float64]
# Makes one figure of each resample, nan of one in which nothing can be measured.
Statistic: TypeAlias = Callable[[Counts], Vector]

_RESAMPLES = 10_000
# So many at a time keep a set of thousands of questions within tens of megabytes.
_BLOCK = 500
# The same questions give the same interval, everywhere and always.
_SEED = 20_230_401
# The middle 95 % lie between these quantiles.
_OUTER = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold between which figures 95 % of the resamples lie."""

    low: float
    high: float

    @property
    def margin(self) -> float:
        """Return half of its width."""
        return (self.high - self.low) / 2


def ratio(parts: Sequence[float], wholes: Sequence[float]) -> Statistic:
    """Return the statistic that divides what the questions drawn add by what they could add."""
    numerators, denominators = np.array(parts, np.float64), np.array(wholes, np.float64)

    def figures(counts: Counts) -> Vector:
        return _divide(counts @ numerators, counts @ denominators)

    return figures


def separation(evidence: Sequence[float], answerable: Sequence[bool]) -> Statistic:
    """Return the chance that an answerable question drawn has more evidence than another one."""
    values, is_right = np.array(evidence, np.float64), np.array(answerable, np.bool_)
    right, wrong = values[is_right][:, np.newaxis], values[~is_right]
    wins = (right > wrong) + (right == wrong) / 2

    def figures(counts: Counts) -> Vector:
        ours, theirs = counts[:, is_right], counts[:, ~is_right]
        won = ((ours @ wins) * theirs).sum(axis=1)
        return _divide(won, ours.sum(axis=1) * theirs.sum(axis=1))

    return figures


def mean_of(statistics: Sequence[Statistic]) -> Statistic:
    """Return the statistic that gives several others the same weight."""
    return lambda counts: np.mean([figures(counts) for figures in statistics], axis=0)


def difference(now: Statistic, before: Statistic) -> Statistic:
    """Return by how much a figure rose on the same questions."""
    return lambda counts: now(counts) - before(counts)


def measure(statistic: Statistic, questions: int) -> float | None:
    """Return the figure of every question once, None where nothing can be measured."""
    (figure,) = statistic(np.ones((1, questions)))
    return None if np.isnan(figure) else float(figure)


def intervals(statistics: Sequence[Statistic], questions: int) -> list[Interval | None]:
    """Return the interval of each statistic over the same resamples of so many questions."""
    if not statistics or not questions:
        return [None for _ in statistics]
    blocks = [[figures(counts) for figures in statistics] for counts in _resamples(questions)]
    return [_interval(figures) for figures in np.concatenate(blocks, axis=1)]


def _resamples(questions: int) -> Iterator[Counts]:
    generator = np.random.default_rng(_SEED)
    chances = np.full(questions, 1 / questions)
    for _ in range(_RESAMPLES // _BLOCK):
        yield generator.multinomial(questions, chances, size=_BLOCK).astype(np.float64)


def _interval(figures: Vector) -> Interval | None:
    known = figures[~np.isnan(figures)]
    if not known.size:
        return None
    low, high = np.quantile(known, _OUTER)
    return Interval(float(low), float(high))


def _divide(numerators: Vector, denominators: Vector) -> Vector:
    unknown = np.full_like(numerators, np.nan)
    return np.divide(numerators, denominators, out=unknown, where=denominators > 0)
