"""The words of looking an excerpt up: a verdict, and the places that it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Article


class Verdict(StrEnum):
    """Name how an excerpt relates to the archive, from the closest to none."""

    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"
    ALTERED = "altered"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Match:
    """Hold a place in an article that an excerpt stands at, or is likest to; score 0 to 1."""

    article: Article
    start: int
    end: int
    quote: str
    score: float

    @classmethod
    def at(cls, article: Article, place: tuple[int, int], score: float) -> "Match":
        """Return the match at a place of an article, from `start` to `end`."""
        start, end = place
        return cls(article, start, end, article.text[start:end], round(score, 4))


@dataclass(frozen=True, slots=True)
class ExcerptReport:
    """Hold what became of an excerpt.

    The matches are the places of the whole of it, best first; or, where it is joined, the place of
    each of its parts, in the order of the excerpt.
    """

    excerpt: str
    verdict: Verdict
    matches: tuple[Match, ...]
    is_joined: bool = False
