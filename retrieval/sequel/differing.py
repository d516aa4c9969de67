"""Sentences of different articles that give different figures for one thing."""

import re
from collections.abc import Iterable, Sequence
from itertools import product

from retrieval.sequel.corrections import is_correction, updates
from retrieval.sequel.events import EventJudge
from retrieval.sequel.figure_words import MEASURES
from retrieval.sequel.figures import CLOCK, DAY, Figure
from retrieval.sequel.sentence import Sentence

# Two sentences on one thing share so many words, and so much of what they say.
_FEWEST_SHARED = 2
# A time or a day may be that of anything that happens: more words must say of what.
_FEWEST_SHARED_IN_TIME = 3
_LEAST_ALIKE = 0.6
# "Andere media hielden het op veertien" names another figure only to part from it: a sentence
# that differs counts where it is so many times nearer than any that agrees.
_TIMES_NEARER = 2
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]*\d)")


def find_difference(
    quoted: Iterable[Sentence],
    own: Sequence[Sentence],
    others: Sequence[Sentence],
    judge: EventJudge,
) -> tuple[Sentence, Sentence] | None:
    """Return a quoted sentence and another article's that gives a different figure, if any does.

    `own` are the sentences of the article that is quoted, `others` those of the other one. What is
    nearest decides, from either side: where something as near agrees, or counts otherwise in the
    same article, the two are of different things.
    """
    for sentence in quoted:
        other = _nearest(sentence, others, judge)
        if other is not None and differ(sentence, other, judge):
            counterpart = _nearest(other, own, judge)
            if counterpart is not None and not _parts_from(sentence, counterpart):
                return sentence, other
    return None


def _parts_from(sentence: Sentence, counterpart: Sentence) -> bool:
    """Tell whether two sentences of one article count the same things, and none alike."""
    pairs = _pairs(sentence, counterpart)
    return bool(pairs) and not any(figure.agrees(another) for figure, another in pairs)


def differ(one: Sentence, other: Sentence, judge: EventJudge) -> bool:
    """Tell whether two sentences give different figures for one thing, whatever is rounded.

    The thing is the same where the words behind the figures are, and others besides. Where one of
    the figures agrees, the other sentence only says more.
    """
    pairs = _pairs(one, other)
    if not pairs or any(figure.agrees(another) for figure, another in pairs):
        return False
    return any(_is_one_thing(one, other, figure, judge) for figure, _ in pairs)


def _pairs(one: Sentence, other: Sentence) -> list[tuple[Figure, Figure]]:
    return [pair for pair in product(one.figures, other.figures) if pair[0].is_of(pair[1])]


def _nearest(sentence: Sentence, others: Iterable[Sentence], judge: EventJudge) -> Sentence | None:
    """Return what is nearest to a sentence and does not agree, unless what does is as near."""
    agreeing, nearest, most = 0.0, None, 0.0
    for other in others:
        pairs = _pairs(sentence, other)
        likeness = judge.likeness(sentence.stems, other.stems) if pairs else 0.0
        if any(figure.agrees(another) for figure, another in pairs):
            agreeing = max(agreeing, likeness)
        elif likeness > most:
            nearest, most = other, likeness
    return nearest if most >= _TIMES_NEARER * agreeing else None


def _is_one_thing(one: Sentence, other: Sentence, figure: Figure, judge: EventJudge) -> bool:
    if _tell_of_other_years(one, other):
        return False
    shared = one.stems & other.stems
    fewest = _FEWEST_SHARED
    if figure.units[0] in MEASURES:
        shared -= set(figure.units)
    elif figure.units[0] in {CLOCK, DAY}:
        fewest = _FEWEST_SHARED_IN_TIME
    elif any(map(_brings_up_to_date, (one, other))):
        # "Het aantal gewonden is opgelopen tot veertien": what was counted before is not repeated.
        return True
    return len(shared) >= fewest and judge.likeness(one.stems, other.stems) >= _LEAST_ALIKE


def _brings_up_to_date(sentence: Sentence) -> bool:
    return updates(sentence.text) or is_correction(sentence.article)


def _tell_of_other_years(one: Sentence, other: Sentence) -> bool:
    """Tell whether a sentence names a year of its own, as one on what happened before does."""
    named = [set(_YEAR.findall(each.text)) - {_year_of(each)} for each in (one, other)]
    return named[0] != named[1]


def _year_of(sentence: Sentence) -> str:
    published = sentence.article.published
    return "" if published is None else str(published.year)
