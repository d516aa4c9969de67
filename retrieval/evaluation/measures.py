"""The measures of retrieval, quotes and refusals: what each makes of the questions' judgements."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import TypeAlias

from retrieval.evaluation.bootstrap import Statistic, intervals, measure, ratio, separation
from retrieval.evaluation.judgement import Judgement

Figures: TypeAlias = dict[str, float | None]
Judgements: TypeAlias = Sequence[Judgement]
# What a question adds to a figure, and the most it could; nothing of nothing where it has no say.
Part: TypeAlias = tuple[float, float]
_NO_SAY: Part = (0.0, 0.0)

# Digits of a figure: more than any set of questions can tell apart.
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold a measure by its place in the summary.

    Of one that is `exact` no loss is noise.
    """

    group: str
    name: str
    statistic: Callable[[Judgements], Statistic]
    more_is_better: bool = True
    exact: bool = False


def figures_of(judgements: Judgements) -> Mapping[str, Figures]:
    """Return the figure of every measure by its group; None where nothing can be measured."""
    groups: dict[str, Figures] = {each.group: {} for each in MEASURES}
    for each in MEASURES:
        figure = measure(each.statistic(judgements), len(judgements))
        groups[each.group][each.name] = rounded(figure)
    return groups


def margins_of(judgements: Judgements) -> Mapping[str, Figures]:
    """Return by how much each figure may be off either way, in 95 of 100 sets of questions."""
    statistics = [each.statistic(judgements) for each in MEASURES]
    groups: dict[str, Figures] = {each.group: {} for each in MEASURES}
    for each, interval in zip(MEASURES, intervals(statistics, len(judgements)), strict=True):
        groups[each.group][each.name] = rounded(interval.margin) if interval else None
    return groups


def rounded(figure: float | None) -> float | None:
    """Return a figure at the digits that are told."""
    # Adding nothing makes a negative zero a plain one.
    return None if figure is None else round(figure, DIGITS) + 0.0


def _shares(part: Callable[[Judgement], Part]) -> Callable[[Judgements], Statistic]:
    def statistic(judgements: Judgements) -> Statistic:
        parts = [part(each) for each in judgements]
        return ratio([part for part, _ in parts], [whole for _, whole in parts])

    return statistic


def _within(place: int | None, first: int) -> Part:
    """Return whether a place, 0 for none, is among the first so many."""
    return _NO_SAY if place is None else (float(0 < place <= first), 1.0)


def _reciprocal_rank(judgement: Judgement) -> Part:
    rank = judgement.rank
    return _NO_SAY if rank is None else (1 / rank if rank else 0.0, 1.0)


def _discounted_gain(judgement: Judgement) -> Part:
    """Return nDCG where one article is right."""
    rank = judgement.rank
    return _NO_SAY if rank is None else (1 / log2(rank + 1) if rank else 0.0, 1.0)


def _refused(judgement: Judgement, *, answerable: bool) -> Part:
    return (float(judgement.refused), 1.0) if judgement.answerable is answerable else _NO_SAY


def _separation(judgements: Judgements) -> Statistic:
    evidence = [each.evidence for each in judgements]
    return separation(evidence, [each.answerable for each in judgements])


MEASURES: Sequence[Measure] = (
    Measure("retrieval", "recall@1", _shares(lambda each: _within(each.rank, 1))),
    Measure("retrieval", "recall@5", _shares(lambda each: _within(each.rank, 5))),
    Measure("retrieval", "recall@10", _shares(lambda each: _within(each.rank, 10))),
    Measure("retrieval", "mrr@10", _shares(_reciprocal_rank)),
    Measure("retrieval", "ndcg@10", _shares(_discounted_gain)),
    Measure("quotes", "gold@1", _shares(lambda each: _within(each.gold, 1))),
    Measure("quotes", "gold@3", _shares(lambda each: _within(each.gold, 3))),
    Measure("quotes", "verbatim", _shares(lambda each: (each.verbatim, each.shown)), exact=True),
    Measure("refusal", "auroc", _separation),
    Measure(
        "refusal",
        "refused_unanswerable",
        _shares(lambda each: _refused(each, answerable=False)),
    ),
    Measure(
        "refusal",
        "refused_answerable",
        _shares(lambda each: _refused(each, answerable=True)),
        more_is_better=False,
    ),
)
