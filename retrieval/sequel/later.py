"""What a newer article says of the same event that overtakes what was quoted of an older one."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from retrieval.analysis import words_of
from retrieval.numbers import numbers_in
from retrieval.polarity import is_denied, opposes
from retrieval.sequel.corrections import is_correction, takes_back, turns
from retrieval.sequel.events import EventJudge
from retrieval.sequel.sentence import Sentence

# What a sentence shares with one it is about, as `EventJudge.likeness` measures it.
_LEAST_ALIKE = 0.5
_FEWEST_REPEATED = 2
# What a correction repeats besides a wrong figure, to say of what: a word that is not everywhere.
_LEAST_BESIDE_FIGURE = 0.6
# Words of taking back ("niet langer") stand in any news: more of the sentence must be alike.
_FEWEST_SHARED = 3
# A sentence that turns another round shares this much of it.
_SAME_SENTENCE = 0.6


def overtaking(
    quoted: Sequence[Sentence],
    others: Sequence[Sentence],
    difference: tuple[Sentence, Sentence] | None,
    judge: EventJudge,
) -> Sentence | None:
    """Return the sentence of a newer article on the same event that overtakes a quoted one.

    `others` are the sentences of the newer article, `difference` is a quoted one with one of them
    that counts otherwise. It corrects a quoted sentence, gives another figure, takes it back, or
    says the opposite; None where the newer article does none of these.
    """
    if others and is_correction(others[0].article):
        return _correcting(quoted, others, judge)
    if difference is not None:
        return difference[1]
    return _first_of(quoted, others, lambda one, other: _takes_back(one, other, judge))


def _correcting(
    quoted: Iterable[Sentence], others: Sequence[Sentence], judge: EventJudge
) -> Sentence | None:
    """Return the sentence of a correction that speaks of the first quoted one it can."""
    for one in quoted:
        repeating = [other for other in others if _repeats(one, other, judge)]
        if repeating:
            return max(repeating, key=lambda other: judge.likeness(one.stems, other.stems))
    return None


def _repeats(one: Sentence, other: Sentence, judge: EventJudge) -> bool:
    """Tell whether a correction speaks of what was quoted: of most of it, or of its figure."""
    shared = one.stems & other.stems
    if len(shared) >= _FEWEST_REPEATED and judge.likeness(one.stems, other.stems) >= _LEAST_ALIKE:
        return True
    figures = numbers_in(one.text) & numbers_in(other.text)
    return bool(figures) and judge.weigh(shared) >= _LEAST_BESIDE_FIGURE


def _takes_back(one: Sentence, other: Sentence, judge: EventJudge) -> bool:
    shared = one.stems & other.stems
    if len(shared) < _FEWEST_SHARED:
        return False
    if takes_back(other.text) and not takes_back(one.text):
        return judge.likeness(one.stems, other.stems) >= _LEAST_ALIKE
    shorter = min(judge.weigh(one.stems), judge.weigh(other.stems))
    return judge.weigh(shared) >= _SAME_SENTENCE * shorter and _is_opposite(one, other)


def _is_opposite(one: Sentence, other: Sentence) -> bool:
    return (
        is_denied(one.text) is not is_denied(other.text)
        or (turns(other.text) and not turns(one.text))
        or opposes(set(words_of(one.text)), set(words_of(other.text)))
    )


def _first_of(
    quoted: Iterable[Sentence],
    others: Sequence[Sentence],
    holds: Callable[[Sentence, Sentence], bool],
) -> Sentence | None:
    return next((other for one, other in product(quoted, others) if holds(one, other)), None)
