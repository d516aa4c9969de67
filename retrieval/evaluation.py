"""Measure an archive on a set of questions with known answers."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log2
from pathlib import Path
from statistics import fmean
from typing import TypeAlias

from pydantic import TypeAdapter, ValidationError

from retrieval.analysis import fold, words_of
from retrieval.answering import Answerer
from retrieval.errors import QuestionSetError
from retrieval.types import Answer, Citation, Language, Outcome, Question

Figures: TypeAlias = dict[str, float | None]

# How many articles of a ranking are judged.
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Item:
    """Hold a question with the article and the sentences that answer it; none when nothing does."""

    id: str
    lang: Language
    question: str
    answerable: bool
    article: str | None = None
    published: str | None = None
    gold: tuple[str, ...] = ()


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


def read_questions(path: Path) -> tuple[Item, ...]:
    """Read a question set, one JSON object a line; raises QuestionSetError."""
    try:
        # Unlike `splitlines`: a sentence may hold a line separator of Unicode.
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(path, 0, f"it cannot be read ({type(error).__name__})") from error
    items = [_item(path, at, line) for at, line in enumerate(lines, start=1) if line.strip()]
    if not items:
        raise QuestionSetError(path, 1, "there is no question")
    return tuple(items)


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
    languages = sorted({each.item.lang for each in judged})
    return {
        **_figures(judged),
        "by_language": {
            language.value: _figures([each for each in judged if each.item.lang is language])
            for language in languages
        },
    }


def _figures(judged: Sequence[Judged]) -> dict[str, object]:
    answerable = [each for each in judged if each.item.answerable]
    unanswerable = [each for each in judged if not each.item.answerable]
    return {
        "questions": len(judged),
        "retrieval": _retrieval([each for each in answerable if each.item.article]),
        "quotes": _quotes(judged, [each for each in answerable if each.item.gold]),
        "refusal": _refusal(answerable, unanswerable),
        "latency_ms": _latency([each.milliseconds for each in judged]),
    }


def _retrieval(judged: Sequence[Judged]) -> Figures:
    """Return recall, mean reciprocal rank and nDCG of the one right article, to depth 10."""
    ranks = [_rank(each) for each in judged]
    return {
        "recall@1": _mean(rank == 1 for rank in ranks),
        "recall@5": _mean(0 < rank <= 5 for rank in ranks),  # noqa: PLR2004 - as its name says
        "recall@10": _mean(rank > 0 for rank in ranks),
        "mrr@10": _mean(1 / rank if rank else 0.0 for rank in ranks),
        "ndcg@10": _mean(1 / log2(rank + 1) if rank else 0.0 for rank in ranks),
    }


def _quotes(judged: Sequence[Judged], with_gold: Sequence[Judged]) -> Figures:
    """Return how often a gold sentence is shown, and the share of quotes that are verbatim."""
    shown = [citation for each in judged for citation in each.shown]
    return {
        "gold@1": _mean(_shows_gold(each, 1) for each in with_gold),
        "gold@3": _mean(_shows_gold(each, 3) for each in with_gold),
        "verbatim": _mean(
            citation.article.text[citation.start : citation.end] == citation.quote
            for citation in shown
        ),
    }


def _refusal(answerable: Sequence[Judged], unanswerable: Sequence[Judged]) -> Figures:
    """Return how well the evidence tells the two kinds apart, and how often each is refused."""
    return {
        "auroc": _auroc(
            [each.evidence for each in answerable], [each.evidence for each in unanswerable]
        ),
        "refused_unanswerable": _mean(_is_refused(each) for each in unanswerable),
        "refused_answerable": _mean(_is_refused(each) for each in answerable),
    }


def _latency(milliseconds: Sequence[float]) -> Figures:
    ordered = sorted(milliseconds)
    if not ordered:
        return {"p50": None, "p95": None}
    last = len(ordered) - 1
    return {"p50": round(ordered[last // 2], 2), "p95": round(ordered[round(last * 0.95)], 2)}


def _rank(judged: Judged) -> int:
    """Return the rank of the right article, 0 when it is not among the ranked."""
    wanted = judged.item.article
    return judged.ranked.index(wanted) + 1 if wanted in judged.ranked else 0


def _shows_gold(judged: Judged, first: int) -> bool:
    return any(
        holds_sentence(citation.quote, gold)
        for citation in judged.shown[:first]
        for gold in judged.item.gold
    )


def holds_sentence(quote: str, gold: str) -> bool:
    """Tell whether a quote holds a gold sentence, or is the larger part of one."""
    ours, theirs = (" ".join(words_of(fold(text))) for text in (quote, gold))
    return bool(ours) and (theirs in ours or (ours in theirs and len(ours) * 2 > len(theirs)))


def _is_refused(judged: Judged) -> bool:
    return not isinstance(judged.outcome, Answer)


def _auroc(right: Sequence[float], wrong: Sequence[float]) -> float | None:
    """Return the chance that an answerable question has more evidence than another one."""
    pairs = [(ours > theirs) + (ours == theirs) / 2 for ours in right for theirs in wrong]
    return _mean(pairs)


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return round(fmean(listed), 4) if listed else None


def _item(path: Path, line: int, text: str) -> Item:
    try:
        return _items().validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the line"
        raise QuestionSetError(path, line, f"{place}: {first['msg']}") from error


@cache
def _items() -> TypeAdapter[Item]:
    return TypeAdapter(Item)
