"""Judgements of questions, with a default for everything."""

from retrieval.evaluation.judgement import Judgement
from retrieval.types import Language


def make_judgement(
    number: int = 1,
    *,
    lang: Language = Language.DUTCH,
    answerable: bool = True,
    rank: int | None = 1,
    gold: int | None = 1,
    refused: bool = False,
    evidence: float = 2.0,
    shown: int = 3,
    verbatim: int | None = None,
) -> Judgement:
    """Return how a question came off; one without an answer has neither rank nor gold."""
    return Judgement(
        id=f"q{number}",
        lang=lang,
        answerable=answerable,
        rank=rank if answerable else None,
        gold=gold if answerable else None,
        refused=refused,
        evidence=evidence,
        shown=shown,
        verbatim=shown if verbatim is None else verbatim,
    )
