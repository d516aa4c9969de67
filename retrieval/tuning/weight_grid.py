"""How far the right article comes to the front with each weight of the dense index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from corpus.article import PassageId
from retrieval.evaluation.measuring import DEPTH
from retrieval.tuning.fitting import Grid, Scores

# Passages with their fused scores.
Ranking: TypeAlias = Mapping[str, float]

# Finer steps than a twentieth move no article on sets of hundreds of questions.
_STEPS = 20
# Scores that differ by less are equal: sums of floats are no more exact.
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Rankings:
    """Hold the right article of a question, and how the passages rank by each side alone.

    `words` holds the fused scores without the dense index, `dense` those without the words. A
    fused score is linear in the weight, so these two tell it for every weight between.
    """

    article: str
    words: Ranking
    dense: Ranking


def weight_grid(rankings: Sequence[Rankings], present: float) -> Grid:
    """Return the reciprocal rank of each question's article with each weight from 0 to 1."""
    steps = (round(step / _STEPS, 2) for step in range(_STEPS + 1))
    weights = sorted({*steps, present})
    scores = [_reciprocal_ranks(each, np.array(weights)) for each in rankings]
    return Grid(weights, present, np.array(scores), [0] * len(rankings))


def _reciprocal_ranks(rankings: Rankings, weights: Scores) -> Scores:
    passages = sorted(rankings.words.keys() | rankings.dense.keys())
    articles, places = np.unique(
        [PassageId.article_of(passage) for passage in passages], return_inverse=True
    )
    wanted = np.flatnonzero(articles == rankings.article)
    if not wanted.size:
        return np.zeros_like(weights)
    words, dense = (
        np.array([ranking.get(passage, 0.0) for passage in passages])
        for ranking in (rankings.words, rankings.dense)
    )
    best = np.full((len(articles), len(weights)), -np.inf)
    np.maximum.at(best, places, np.outer(words, 1 - weights) + np.outer(dense, weights))
    ranks = 1 + (best > best[wanted] + _EQUAL).sum(axis=0)
    return np.where(ranks <= DEPTH, 1 / ranks, 0.0)
