"""Excerpts that were put together from several places, without saying so; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.excerpts.likeness import LEAST_LIKE
from retrieval.excerpts.places import Place
from retrieval.excerpts.report import Match

# A part that stands elsewhere has so many letters in a row, or it is a turn of phrase: four words.
_FEWEST_IN_A_PART = 24
# More parts than any excerpt is put together from; each is looked for among all places.
_MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class _Seen:
    """Hold the sentences where parts of an excerpt stand, and those parts."""

    sentences: tuple[int, int]
    parts: tuple[Place, ...]

    def meets(self, place: Place, sentences: tuple[int, int]) -> bool:
        """Tell whether a place lies in the same article and shares a sentence."""
        start, end = self.sentences
        same = place.known.article.id == self.parts[0].known.article.id
        return same and sentences[0] < end and start < sentences[1]


def part_matches(letters: str, places: Sequence[Place]) -> tuple[Match, ...]:
    """Return where the parts of an excerpt stand, in its order; none where too little of it does.

    Parts of the same sentences are one place, such as a sentence that was turned around.
    """
    parts = sorted(_parts(places, 0, len(letters)), key=lambda part: part.region.first)
    covered = sum(part.region.covered for part in parts)
    if covered < LEAST_LIKE * len(letters):
        return ()
    return tuple(_match(letters, seen) for seen in _together(parts))


def _parts(places: Sequence[Place], first: int, last: int) -> Iterator[Place]:
    """Yield the place that covers most of a stretch of an excerpt, and those of what it leaves."""
    waiting = [(first, last)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        stretch = waiting.pop()
        best = max(_clipped(places, *stretch), key=_covered, default=None)
        if best is not None:
            yield best
            left = (stretch[0], best.region.first), (best.region.last, stretch[1])
            waiting.extend(each for each in left if each[1] - each[0] >= _FEWEST_IN_A_PART)


def _clipped(places: Sequence[Place], first: int, last: int) -> Iterator[Place]:
    """Yield what of each place lies within a stretch, where it is more than a turn of phrase."""
    for place in places:
        region = place.region.within(first, last)
        if region and max(block.length for block in region.blocks) >= _FEWEST_IN_A_PART:
            yield Place(place.known, region)


def _covered(place: Place) -> int:
    return place.region.covered


def _together(parts: Sequence[Place]) -> tuple[_Seen, ...]:
    """Return the parts by the sentences that they stand in, in the order of their first."""
    seen: list[_Seen] = []
    for part in parts:
        sentences = part.sentences
        met = next((at for at, each in enumerate(seen) if each.meets(part, sentences)), None)
        if met is None:
            seen.append(_Seen(sentences, (part,)))
        else:
            (start, end), known = seen[met].sentences, seen[met].parts
            wider = min(start, sentences[0]), max(end, sentences[1])
            seen[met] = _Seen(wider, (*known, part))
    return tuple(seen)


def _match(letters: str, seen: _Seen) -> Match:
    """Return the match of parts: half of its score for their letters, half for their order."""
    likest = max(part.likeness_of_part(letters) for part in seen.parts)
    in_order = max(part.region.covered for part in seen.parts)
    share = in_order / sum(part.region.covered for part in seen.parts)
    known = seen.parts[0].known
    return Match.at(known.article, known.place(*seen.sentences), likest * (1 + share) / 2)
