"""What came after an answer's evidence, in words that a terminal and Discord both use."""

from bot.i18n import say
from retrieval.sequel.corrections import is_correction
from retrieval.types import Answer, Citation


def later_in_words(answer: Answer, language: str) -> str:
    """Return what stands above a later report: that it is one, and why it matters where known."""
    if any(is_correction(each.article) for each in answer.later):
        return say("later.correction", language)
    return say("later.figures" if _is_of_figures(answer) else "later", language)


def differing_in_words(language: str) -> str:
    """Return what stands above figures that differ."""
    return say("differing", language)


def pairs_to_show(answer: Answer) -> tuple[tuple[Citation, Citation], ...]:
    """Return the pairs that differ but for those that a later report shows already."""
    later = {each.number for each in answer.later}
    return tuple(pair for pair in answer.differing if not later & {each.number for each in pair})


def _is_of_figures(answer: Answer) -> bool:
    return len(pairs_to_show(answer)) < len(answer.differing)
