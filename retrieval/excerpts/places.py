"""The places in articles that share wording with an excerpt, and what it is like there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.article import Article
from retrieval.excerpts.likeness import Sought, likeness_of, likest
from retrieval.excerpts.regions import Region, find_regions, windows_of
from retrieval.excerpts.report import Match
from retrieval.excerpts.sentences import Lettered

# Regions of one article that are looked at: an excerpt is hardly put together from more.
_MOST_REGIONS = 4
# Where less of an excerpt is shared, it shares a turn of phrase.
_LEAST_SHARED = 0.2


@dataclass(frozen=True, slots=True)
class Place:
    """Hold a region of an article's letters."""

    known: Lettered
    region: Region

    @property
    def sentences(self) -> tuple[int, int]:
        """Return the sentences of the region, the first and the one past the last."""
        return self.known.whole(*self.region.place)

    def stretch(self, length: int) -> tuple[int, int]:
        """Return the stretch of letters that an excerpt of so many would take around the region."""
        start, end = self.region.place
        first = max(start - self.region.first, 0)
        return first, min(end + length - self.region.last, len(self.known.letters))

    def likeness_of_part(self, letters: str) -> float:
        """Return how like the region the part of an excerpt is that stands in it."""
        start, end = self.region.place
        part = letters[self.region.first : self.region.last]
        return likeness_of(part, self.known.letters[start:end])


def find_places(letters: str, articles: Iterable[Article]) -> tuple[Place, ...]:
    """Return the places in articles that share pieces of wording with an excerpt's letters."""
    windows = windows_of(letters)
    return tuple(
        Place(known, region)
        for known in map(Lettered.of, articles)
        for region in islice(find_regions(letters, windows, known.letters), _MOST_REGIONS)
    )


def whole_matches(sought: Sought, places: Sequence[Place]) -> Iterator[Match]:
    """Yield the places that a whole excerpt is like enough, one of each article."""
    matches: dict[str, Match] = {}
    for place in places:
        if place.region.covered < _LEAST_SHARED * len(sought.letters):
            continue
        for stretch in (place.stretch(len(sought.letters)), place.region.place):
            match = likest(sought, place.known, stretch)
            known = matches.get(place.known.article.id)
            if match and (known is None or match.score > known.score):
                matches[match.article.id] = match
    yield from matches.values()
