"""What an article is, and the passages it is cut into."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from corpus.publication import PublicationDate


class Role(StrEnum):
    """Name what a paragraph is in its article."""

    LEAD = "lead"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CROSSLINK = "crosslink"
    BYLINE = "byline"
    PULLQUOTE = "pullquote"

    @property
    def is_claim(self) -> bool:
        """Tell whether such a paragraph says something that the article may be quoted for."""
        return self in {Role.LEAD, Role.BODY}


@dataclass(frozen=True, slots=True)
class Span:
    """Mark a stretch of a text in Unicode code points: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Mark a paragraph, its role, and its sentences in order."""

    span: Span
    role: Role
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Name another place where the same text stands, such as a wire story in a second outlet."""

    id: str
    source: str | None
    url: str | None
    published: PublicationDate | None


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one news article: its text as read, and what is known of it.

    Every offset in this project counts code points of `text`.
    `titled` tells a stated title from one that was taken from the lead.
    """

    id: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    published: PublicationDate | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    language: str = "nl"
    titled: bool = False
    copies: tuple[Copy, ...] = ()
    note: str | None = None

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences that the article may be quoted for, in order."""
        return tuple(
            sentence
            for paragraph in self.paragraphs
            if paragraph.role.is_claim
            for sentence in paragraph.sentences
        )


@dataclass(frozen=True, slots=True)
class PassageId:
    """Name a window of an article's quotable sentences, `first` to `last`, both included."""

    article_id: str
    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` writes; raises ValueError on anything else."""
        article_id, _, window = text.rpartition(":")
        first, _, last = window.partition("-")
        return cls(article_id, int(first), int(last))

    @staticmethod
    def article_of(text: str) -> str:
        """Return the article's id alone; a ranking asks for hundreds of them."""
        return text.rpartition(":")[0]

    @staticmethod
    def is_first(text: str) -> bool:
        """Tell whether the window begins with the article's first quotable sentence."""
        return text.rpartition(":")[2].startswith("0-")

    def __str__(self) -> str:
        return f"{self.article_id}:{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a window of an article's sentences: the unit that is indexed and ranked.

    `first` and `last` count the article's quotable sentences from 0, both included. `search_text`
    is what the indexes see: the month spelled out, then headings and sentences; never quoted.
    """

    article_id: str
    first: int
    last: int
    published: PublicationDate | None
    search_text: str = field(repr=False)

    @property
    def id(self) -> str:
        """Return the same name in every index, such as `003-graanhaven:4-7`."""
        return str(PassageId(self.article_id, self.first, self.last))
