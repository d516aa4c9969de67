"""The words of this room: what is asked, what is found, what is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from corpus.article import Article, Span
from corpus.period import Period
from corpus.publication import PublicationDate
from retrieval.timeframe import Timeframe

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# numpy takes a tenth of a second to import, and who only looks sources up does without it.
Vectors: TypeAlias = "NDArray[np.float32]"


class Language(StrEnum):
    """Name a language that questions are asked in."""

    DUTCH = "nl"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Told:
    """Mark a stretch of an article that was quoted to the asker before."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """Hold what was asked, and what the asker fixed besides.

    `published` and `as_of` are explicit options and filter; a period that the text itself names
    only prefers, unless it asks what was known then (`retrieval.scope.bounded`). `today` is the
    clock that relative dates are read against. `context` holds the ids of articles that the asker
    just read: they are preferred, others are not left out; `told` are the stretches of them that
    were quoted, which are not quoted again.
    """

    text: str
    today: date
    published: Period | None = None
    as_of: date | None = None
    limit: int = 3
    context: frozenset[str] = frozenset()
    told: frozenset[Told] = frozenset()

    @property
    def filter(self) -> Period | None:
        """Return the period that articles must lie in, or None when nothing was fixed."""
        if self.as_of is None:
            return self.published
        published = self.published or Period(date.min, date.max)
        return Period(published.first, max(published.first, min(published.last, self.as_of)))


# A variant of less weight only may mean what was asked.
_LEAST_SURE = 0.45


@dataclass(frozen=True, slots=True)
class Variant:
    """Hold a word that may stand in the archive for a word of the question; weight 0 to 1."""

    word: str
    weight: float = 1.0

    @property
    def is_sure(self) -> bool:
        """Tell a word that means what was asked from one that only may."""
        return self.weight >= _LEAST_SURE


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold how a question was understood.

    `words` holds, for each content word of the question, what may stand for it in the archive.
    `names` are the names and numbers an answer can hardly do without, each with its variants.
    """

    question: Question
    language: Language
    timeframe: Timeframe | None
    words: tuple[tuple[Variant, ...], ...]
    names: tuple[tuple[Variant, ...], ...]

    @property
    def sure(self) -> "Reading":
        """Return the same without what only may mean what was asked."""
        words = (tuple(each for each in word if each.is_sure) for word in self.words)
        return replace(self, words=tuple(word for word in words if word))


@dataclass(frozen=True, slots=True)
class Scope:
    """Hold what of the archive may be searched.

    `months` are the month keys (see `retrieval.scope`) that the indexes filter on, None for all;
    `hidden` are the articles that must not be found.
    """

    months: frozenset[int] | None = None
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold a passage that one index found, scored on that index's own scale."""

    passage_id: str
    score: float


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """Hold a passage in the final ranking; ranks count from 1, sentences from 0 to `last`."""

    article: Article
    first: int
    last: int
    rank: int
    score: float

    @property
    def id(self) -> str:
        """Return the passage's name, the same in every index."""
        return f"{self.article.id}:{self.first}-{self.last}"

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Return the passage's sentences in order."""
        return self.article.sentences[self.first : self.last + 1]

    @property
    def text(self) -> str:
        """Return the stretch of the article from the first sentence to the last."""
        sentences = self.sentences
        return self.article.text[sentences[0].start : sentences[-1].end]


@dataclass(frozen=True, slots=True)
class Citation:
    """Hold a quote with its place in its article; refuses to exist when it is not verbatim.

    Raises ValueError unless `article.text[start:end] == quote` and the quote says something.
    """

    number: int
    article: Article
    start: int
    end: int
    quote: str
    passage_id: str
    score: float

    def __post_init__(self) -> None:
        is_place = 0 <= self.start < self.end
        if not (is_place and self.quote.strip() and self._stands_there()):
            raise ValueError(f"not the text of {self.article.id} at {self.start}-{self.end}")

    def _stands_there(self) -> bool:
        return self.article.text[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True)
class Excluded:
    """Count the articles that an answer could not use, by why."""

    outside_period: int = 0
    undated: int = 0
    suppressed: int = 0


@dataclass(frozen=True, slots=True)
class Holdings:
    """Hold what the archive holds: a generation, its counts and its span of publication."""

    generation: str
    articles: int
    passages: int
    undated: int
    first: PublicationDate | None
    last: PublicationDate | None


class Reason(StrEnum):
    """Name why there is no answer."""

    NOT_IN_ARCHIVE = "not_in_archive"
    OUTSIDE_PERIOD = "outside_period"
    ONLY_UNDATED = "only_undated"
    TOO_VAGUE = "too_vague"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold the citations that answer a question, best first or in order of time.

    `degraded` says in a sentence what was missing while answering, such as an index or a model.
    `later` tells what a newer article says that overtakes a citation; `differing` are pairs of
    sentences, the older first, that give different figures for one thing. A sentence of either
    that stands in a citation has its number, any other one is numbered on.
    """

    reading: Reading
    citations: tuple[Citation, ...]
    excluded: Excluded
    holdings: Holdings
    degraded: str | None = None
    later: tuple[Citation, ...] = ()
    differing: tuple[tuple[Citation, Citation], ...] = ()

    @property
    def beside(self) -> tuple[Citation, ...]:
        """Return what is shown besides the citations, each once, in order of number."""
        shown = (*self.later, *(each for pair in self.differing for each in pair))
        further = {each.number: each for each in shown if each.number > len(self.citations)}
        return tuple(further[number] for number in sorted(further))


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Hold why a question is not answered, and the nearest quotes, which may not answer it."""

    reading: Reading
    reason: Reason
    nearest: tuple[Citation, ...]
    excluded: Excluded
    holdings: Holdings
    degraded: str | None = None


Outcome: TypeAlias = Answer | NoAnswer


class Bearing(StrEnum):
    """Name what a citation is among those on the same event."""

    MAIN = "main"  # tells of it first, or tells more of it
    ALSO = "also"  # another article that tells the same
    OTHERWISE = "otherwise"  # another article that gives other figures
    CORRECTION = "correction"  # an article that corrects an earlier one


@dataclass(frozen=True, slots=True)
class Telling:
    """Hold a citation and what it is among those on the same event."""

    citation: Citation
    bearing: Bearing = Bearing.MAIN


@dataclass(frozen=True, slots=True)
class Event:
    """Hold what dated articles tell of one event, a correction right behind what it corrects."""

    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Hold citations on a topic in order of publication, and the undated ones apart.

    `events` hold the dated ones once more, grouped by what they tell of.
    """

    reading: Reading
    citations: tuple[Citation, ...]
    undated: tuple[Citation, ...]
    excluded: Excluded
    holdings: Holdings
    degraded: str | None = None
    events: tuple[Event, ...] = ()


class Index(Protocol):
    """Find passages for a reading, best first, each once."""

    name: str

    def search(self, reading: Reading, scope: Scope, limit: int) -> Sequence[Hit]:
        """Return at most `limit` hits; raises RetrievalError when the index cannot answer."""
        ...


class Embedder(Protocol):
    """Turn texts into unit vectors of one model."""

    name: str

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text; raises ModelOutputError on NaN or infinity."""
        ...

    def embed_question(self, text: str) -> Vectors:
        """Return one row; raises ModelOutputError on NaN or infinity."""
        ...


class Reranker(Protocol):
    """Score how well passages answer a question, with a model that reads both together."""

    name: str

    def score(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        """Return one score per passage, higher is better; raises ModelOutputError."""
        ...


Weights: TypeAlias = Mapping[Language, float]
