"""Which questions are rightly answered or refused with each threshold of the gate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.tuning.fitting import Grid, Scores

# So many thresholds tell apart all that some hundred questions can.
_MOST = 200
# Digits of a threshold: a thousandth of what a word is worth decides nothing.
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """Hold a question's evidence; one that is `settled` is refused whatever the threshold."""

    answerable: bool
    evidence: float
    settled: bool


def threshold_grid(weighed: Sequence[Weighed], present: float) -> Grid:
    """Return whether each question is treated rightly with each threshold between evidences.

    What can be answered and what cannot are two groups, so that neither outvotes the other.
    """
    thresholds = _between([each.evidence for each in weighed], present)
    scores = [_is_right(each, np.array(thresholds)) for each in weighed]
    groups = [int(each.answerable) for each in weighed]
    return Grid(thresholds, present, np.array(scores), groups)


def _between(evidences: Sequence[float], present: float) -> list[float]:
    """Return thresholds half way between neighbouring evidences, and the present one."""
    ordered = np.unique(evidences)
    middles = (ordered[1:] + ordered[:-1]) / 2
    if middles.size:
        middles = np.quantile(middles, np.linspace(0, 1, _MOST), method="nearest")
    return sorted({*(round(float(middle), _DIGITS) for middle in middles), present})


def _is_right(weighed: Weighed, thresholds: Scores) -> Scores:
    if weighed.settled:
        return np.full(thresholds.shape, float(not weighed.answerable))
    is_answered = weighed.evidence >= thresholds
    return (is_answered == weighed.answerable).astype(np.float64)
