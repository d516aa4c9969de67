"""What changed between two runs over the same questions, and whether that is beyond chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from retrieval.evaluation.bootstrap import Interval, difference, intervals, measure
from retrieval.evaluation.judgement import Judgement
from retrieval.evaluation.measures import MEASURES, Judgements, Measure, rounded
from retrieval.types import Language


class Verdict(StrEnum):
    """Name what a difference means; noise is what other questions might have turned round."""

    BETTER = "better"
    WORSE = "worse"
    NOISE = "noise"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """Hold a measure's figure before and now, and the 95 % interval of the difference."""

    measure: Measure
    before: float
    now: float
    difference: float
    interval: Interval

    @property
    def verdict(self) -> Verdict:
        """Return whether the difference is for the better or the worse, beyond noise."""
        gain = self.difference if self.measure.more_is_better else -self.difference
        if gain < 0 and self.measure.exact:
            return Verdict.WORSE
        if self.interval.low > 0 or self.interval.high < 0:
            return Verdict.BETTER if gain > 0 else Verdict.WORSE
        return Verdict.NOISE if self.interval.margin else Verdict.SAME


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold the changes over the questions that both runs asked, and the ids of the others."""

    questions: int
    only_before: tuple[str, ...]
    only_now: tuple[str, ...]
    overall: tuple[Change, ...]
    by_language: Mapping[Language, tuple[Change, ...]]

    @property
    def dropped(self) -> tuple[str, ...]:
        """Return the names of the figures that are worse, those of one language with its name."""
        named = {"": self.overall}
        named |= {f"{language} ": changes for language, changes in self.by_language.items()}
        return tuple(
            f"{scope}{change.measure.group} {change.measure.name}"
            for scope, changes in named.items()
            for change in changes
            if change.verdict is Verdict.WORSE
        )


def compare(before: Judgements, now: Judgements, *, others: Sequence[str] = ()) -> Comparison:
    """Compare two runs by the questions whose ids both have.

    `others` are the ids of questions that only the earlier run asked.
    """
    earlier = {each.id: each for each in before}
    pairs = [(earlier[each.id], each) for each in now if each.id in earlier]
    return Comparison(
        questions=len(pairs),
        only_before=tuple(others),
        only_now=tuple(each.id for each in now if each.id not in earlier),
        overall=_changes(pairs),
        by_language={
            language: _changes([pair for pair in pairs if pair[1].lang is language])
            for language in sorted({each.lang for _, each in pairs})
        },
    )


def _changes(pairs: Sequence[tuple[Judgement, Judgement]]) -> tuple[Change, ...]:
    """Return the change of each measure that can be taken of both runs."""
    before, now = [ours for ours, _ in pairs], [theirs for _, theirs in pairs]
    statistics = [(each.statistic(before), each.statistic(now)) for each in MEASURES]
    spread = intervals([difference(new, old) for old, new in statistics], len(pairs))
    changes = (
        _change(each, measure(old, len(pairs)), measure(new, len(pairs)), interval)
        for each, (old, new), interval in zip(MEASURES, statistics, spread, strict=True)
    )
    return tuple(filter(None, changes))


def _change(
    of: Measure, before: float | None, now: float | None, interval: Interval | None
) -> Change | None:
    if before is None or now is None or interval is None:
        return None
    return Change(
        measure=of,
        before=_round(before),
        now=_round(now),
        difference=_round(now - before),
        interval=Interval(_round(interval.low), _round(interval.high)),
    )


def _round(figure: float) -> float:
    return rounded(figure) or 0.0
