"""How like the sentences of an article the words of an altered excerpt are."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from retrieval.excerpts.letters import letters_of
from retrieval.excerpts.report import Match
from retrieval.excerpts.sentences import Lettered

# An alignment below this share of equal letters is a likeness of subject, not of wording.
LEAST_LIKE = 0.75
# What the same words in another order count, for order is a part of what a sentence says.
_ANY_ORDER = 0.9
# Below this percentage of equal letters the best place in a passage is as good as any other.
_LEAST_ALIGNED = 50.0


def likeness_of(text: str, other: str) -> float:
    """Return the share of letters, 0 to 1, that two texts have in common in their order."""
    return Indel.normalized_similarity(text, other)


@dataclass(frozen=True, slots=True)
class Sought:
    """Hold an excerpt's letters, in its own order and with its words sorted."""

    letters: str
    words: str

    @classmethod
    def of(cls, excerpt: str) -> "Sought":
        """Return what of an excerpt is compared."""
        return cls(letters_of(excerpt), _sorted_words(excerpt))


def likest(sought: Sought, known: Lettered, stretch: tuple[int, int]) -> Match | None:
    """Return the sentences of a stretch of letters when an excerpt is like enough, else None.

    The stretch counts as it is, or rounded to whole sentences, whichever is more alike.
    """
    first, past = known.whole(*stretch)
    place = known.place(first, past)
    whole = known.bounds[first], known.bounds[past]
    in_order = max(
        likeness_of(sought.letters, known.letters[start:end]) for start, end in (stretch, whole)
    )
    any_order = _likeness_in_any_order(sought, known.article.text[slice(*place)])
    likeness = max(in_order, _ANY_ORDER * any_order)
    return Match.at(known.article, place, likeness) if likeness >= LEAST_LIKE else None


def likest_within(sought: Sought, known: Lettered, stretch: tuple[int, int]) -> Match | None:
    """Return what a short excerpt is like enough of somewhere in a stretch, likest first."""
    matches = [likest(sought, known, each) for each in _stretches_within(sought, known, stretch)]
    return max(filter(None, matches), key=lambda match: match.score, default=None)


def _stretches_within(
    sought: Sought, known: Lettered, stretch: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the best alignment, as far again on both sides, and each sentence of a stretch."""
    start, end = stretch
    first, last = max(start - len(sought.letters), 0), end + len(sought.letters)
    letters = known.letters[first:last]
    aligned = fuzz.partial_ratio_alignment(sought.letters, letters, score_cutoff=_LEAST_ALIGNED)
    if aligned and aligned.dest_end > aligned.dest_start:
        yield first + aligned.dest_start, first + aligned.dest_end
    for begin, stop in zip(known.bounds, known.bounds[1:], strict=False):
        if start <= begin < stop <= end:
            yield begin, stop


def _likeness_in_any_order(sought: Sought, sentences: str) -> float:
    return Indel.normalized_similarity(
        sought.words, _sorted_words(sentences), score_cutoff=LEAST_LIKE
    )


def _sorted_words(text: str) -> str:
    return " ".join(sorted(map(letters_of, text.split())))
