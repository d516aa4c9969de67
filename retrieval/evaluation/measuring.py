"""Measure an archive on a set of questions with known answers."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from retrieval.answering import Answerer
from retrieval.evaluation.judgement import Findings, Judgement, judgement_of
from retrieval.evaluation.measures import Figures, figures_of, margins_of
from retrieval.evaluation.question_set import Item
from retrieval.types import Answer, Citation, Language, Outcome, Question

# How many articles of a ranking are judged.
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold what became of a question: its outcome, the articles in rank order, the evidence."""

    item: Item
    outcome: Outcome
    ranked: tuple[str, ...]
    evidence: float
    milliseconds: float

    @property
    def shown(self) -> tuple[Citation, ...]:
        """Return the quotes that the asker sees, the nearest ones included."""
        outcome = self.outcome
        return outcome.citations if isinstance(outcome, Answer) else outcome.nearest

    @property
    def judgement(self) -> Judgement:
        """Return how the question came off."""
        verbatim = (each.article.text[each.start : each.end] == each.quote for each in self.shown)
        findings = Findings(
            ranked=self.ranked,
            quotes=[each.quote for each in self.shown],
            verbatim=sum(verbatim),
            refused=not isinstance(self.outcome, Answer),
            evidence=self.evidence,
        )
        return judgement_of(self.item, findings)


def judge(answerer: Answerer, item: Item, *, today: date) -> Judged:
    """Ask one question and keep what a judgement needs."""
    began = time.perf_counter()
    examined = answerer.examine(Question(item.question, today))
    outcome = answerer.conclude(examined)
    milliseconds = (time.perf_counter() - began) * 1000
    ranked = examined.retrieved.articles[:DEPTH]
    return Judged(item, outcome, ranked, examined.evidence, milliseconds)


def summarise(judged: Sequence[Judged]) -> dict[str, object]:
    """Return the figures of a question set, over all and by language; None where none apply."""
    by_language = {name: _summary(ours) for name, ours in _by_language(judged).items()}
    return {**_summary(judged), "by_language": by_language}


def margins(judged: Sequence[Judged]) -> dict[str, object]:
    """Return how far each figure of the summary may be off, in the same places."""
    by_language = {name: _margins(ours) for name, ours in _by_language(judged).items()}
    return {**_margins(judged), "by_language": by_language}


def _by_language(judged: Sequence[Judged]) -> Mapping[str, Sequence[Judged]]:
    languages: Sequence[Language] = sorted({each.item.lang for each in judged})
    return {
        language.value: [each for each in judged if each.item.lang is language]
        for language in languages
    }


def _summary(judged: Sequence[Judged]) -> dict[str, object]:
    return {
        "questions": len(judged),
        **figures_of([each.judgement for each in judged]),
        "latency_ms": _latency([each.milliseconds for each in judged]),
    }


def _margins(judged: Sequence[Judged]) -> Mapping[str, Figures]:
    return margins_of([each.judgement for each in judged])


def _latency(milliseconds: Sequence[float]) -> Figures:
    ordered = sorted(milliseconds)
    if not ordered:
        return {"p50": None, "p95": None}
    last = len(ordered) - 1
    return {"p50": round(ordered[last // 2], 2), "p95": round(ordered[round(last * 0.95)], 2)}
