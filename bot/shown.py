"""What was shown to readers and can be asked again: enough to act on its buttons later."""

import secrets
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256

from corpus.article import Article
from corpus.period import Period
from retrieval.types import Citation, Question


class Kind(StrEnum):
    """Name what was shown."""

    ANSWER = "answer"
    NO_ANSWER = "no_answer"
    TIMELINE = "timeline"
    SOURCE = "source"
    LIST = "list"
    QUOTE = "quote"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where a quote stood when it was shown, and what shows whether it still stands there."""

    article_id: str
    start: int
    end: int
    digest: str

    @classmethod
    def of(cls, citation: Citation) -> "Place":
        """Return the place of a citation."""
        return cls(citation.article.id, citation.start, citation.end, digest_of(citation.quote))

    def stands_in(self, article: Article) -> bool:
        """Tell whether the article still says the same at this place."""
        return digest_of(article.text[self.start : self.end]) == self.digest


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold what a reader asked and was shown.

    `places` are in the order of their numbers, which count from 1. `reader` is a keyed hash of the
    asker's Discord id, never the id. `article_id` names the one article of a source that was
    looked up. `language` is the one the texts were in.
    """

    kind: Kind
    text: str
    today: date
    language: str
    generation: str
    places: tuple[Place, ...] = ()
    published: Period | None = None
    as_of: date | None = None
    reason: str | None = None
    reader: str | None = None
    article_id: str | None = None
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))

    @property
    def question(self) -> Question:
        """Return what was asked, as it was asked."""
        return Question(self.text, self.today, published=self.published, as_of=self.as_of)

    def place(self, number: int) -> Place | None:
        """Return the place of the citation with that number, or None."""
        return self.places[number - 1] if 0 < number <= len(self.places) else None


def digest_of(quote: str) -> str:
    """Return 16 hexadecimal digits that tell one quote from another."""
    return sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:16]
