"""How a question came off: ids and figures without any text, fit to be kept and compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.analysis import fold, words_of
from retrieval.evaluation.question_set import Item
from retrieval.types import Language


@dataclass(frozen=True, slots=True)
class Judgement:
    """Hold how a question came off.

    `rank` is that of the right article, `gold` that of the first quote that holds a gold sentence:
    from 1, 0 where it is not among them, None where the question has none. `shown` counts the
    quotes, `verbatim` those of them that are the article's text.
    """

    id: str
    lang: Language
    answerable: bool
    rank: int | None
    gold: int | None
    refused: bool
    evidence: float
    shown: int
    verbatim: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold what a question brought: articles in rank order, quotes as shown, those verbatim."""

    ranked: Sequence[str]
    quotes: Sequence[str]
    verbatim: int
    refused: bool
    evidence: float


def judgement_of(item: Item, findings: Findings) -> Judgement:
    """Judge what a question brought by what is known to answer it."""
    return Judgement(
        id=item.id,
        lang=item.lang,
        answerable=item.answerable,
        rank=_rank(item, findings.ranked),
        gold=_first_gold(item, findings.quotes),
        refused=findings.refused,
        evidence=findings.evidence,
        shown=len(findings.quotes),
        verbatim=findings.verbatim,
    )


def holds_sentence(quote: str, gold: str) -> bool:
    """Tell whether a quote holds a gold sentence, or is the larger part of one."""
    ours, theirs = (" ".join(words_of(fold(text))) for text in (quote, gold))
    return bool(ours) and (theirs in ours or (ours in theirs and len(ours) * 2 > len(theirs)))


def _rank(item: Item, ranked: Sequence[str]) -> int | None:
    if not (item.answerable and item.article):
        return None
    return ranked.index(item.article) + 1 if item.article in ranked else 0


def _first_gold(item: Item, quotes: Sequence[str]) -> int | None:
    if not (item.answerable and item.gold):
        return None
    places = (
        place
        for place, quote in enumerate(quotes, start=1)
        if any(holds_sentence(quote, gold) for gold in item.gold)
    )
    return next(places, 0)
