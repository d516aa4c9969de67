"""Ask every index, fuse what they found, prefer the period named, rerank the best."""

import logging
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice

from corpus.article import PassageId
from corpus.chunking import clean
from retrieval.decided import Articles
from retrieval.errors import IndexOutdatedError, RetrievalError
from retrieval.fusion import fuse
from retrieval.scope import overlaps
from retrieval.types import Hit, Index, RankedPassage, Reading, Reranker, Scope, Weights

log = logging.getLogger(__name__)

# How deep each index is asked; scores are normalised over these.
_DEPTH = 100
# What a passage from the period that the question names gains, on a fused scale of 0 to 1.
_PERIOD_BONUS = 0.2
# What an article's first passage gains: news tells the most important first.
_LEAD_BONUS = 0.1
# What an article gains that the asker just read: among equals it is the one meant, but what comes
# next often stands in another, so it weighs less than a period that is named.
_CONTEXT_BONUS = 0.1
# A cross-encoder reads a passage in tens of milliseconds: the best twenty are worth that.
_RERANKED = 20


@dataclass(frozen=True, slots=True)
class WeightedIndex:
    """Hold an index and its share in the fused score, per question language."""

    index: Index
    weights: Weights


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Hold the best passages, the whole ranking, each index's own hits, and what failed."""

    passages: tuple[RankedPassage, ...]
    ranking: Sequence[Hit]
    hits: Mapping[str, Sequence[Hit]]
    failed: tuple[str, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Return the ids of the articles in order of their best passage."""
        reranked = (passage.article.id for passage in self.passages)
        ranked = (PassageId.article_of(hit.passage_id) for hit in self.ranking)
        return tuple(dict.fromkeys((*reranked, *ranked)))


class Retriever:
    """Find the passages of an archive that are nearest to a question."""

    def __init__(
        self,
        archive: Articles,
        indexes: Sequence[WeightedIndex],
        reranker: Reranker | None = None,
    ) -> None:
        self._archive = archive
        self._indexes = indexes
        self._reranker = reranker

    def over(self, archive: Articles) -> "Retriever":
        """Return the same over the same articles as something else was decided about them."""
        return Retriever(archive, self._indexes, self._reranker)

    def retrieve(self, reading: Reading, scope: Scope, limit: int) -> Retrieved:
        """Return at most `limit` passages, best first; what fails is left out and named."""
        hits: dict[str, Sequence[Hit]] = {}
        failed: list[str] = []
        for index in (weighted.index for weighted in self._indexes):
            with _noting(f"{index.name} index", failed):
                hits[index.name] = index.search(reading, scope, _DEPTH)
        fused = self._prefer(self._fuse(reading, hits), reading)
        best = tuple(islice(self._passages(fused), max(limit, _RERANKED if self._reranker else 0)))
        if self._reranker is not None:
            with _noting(f"reranker {self._reranker.name}", failed):
                best = _reranked(self._reranker, reading, best)
        return Retrieved(best[:limit], fused, hits, tuple(failed))

    def read(self, retrieved: Retrieved, limit: int) -> tuple[RankedPassage, ...]:
        """Return at most `limit` passages of a ranking, more than were retrieved to be quoted."""
        return tuple(islice(self._passages(retrieved.ranking), limit))

    def _fuse(self, reading: Reading, hits: Mapping[str, Sequence[Hit]]) -> list[Hit]:
        return fuse(
            (hits[weighted.index.name], weighted.weights[reading.language])
            for weighted in self._indexes
            if weighted.index.name in hits
        )

    def _prefer(self, fused: Sequence[Hit], reading: Reading) -> Sequence[Hit]:
        """Raise what leads an article, and articles of the period or the talk asked about."""
        raised = [Hit(hit.passage_id, hit.score + self._bonus(hit, reading)) for hit in fused]
        return sorted(raised, key=lambda hit: (-hit.score, hit.passage_id))

    def _bonus(self, hit: Hit, reading: Reading) -> float:
        article_id = PassageId.article_of(hit.passage_id)
        bonus = _LEAD_BONUS * PassageId.is_first(hit.passage_id)
        bonus += _CONTEXT_BONUS * (article_id in reading.question.context)
        if reading.timeframe is None:
            return bonus
        published = self._archive.dates.get(article_id)
        return bonus + _PERIOD_BONUS * overlaps(published, reading.timeframe.period)

    def _passages(self, fused: Sequence[Hit]) -> Iterator[RankedPassage]:
        for rank, hit in enumerate(fused, start=1):
            place = PassageId.parse(hit.passage_id)
            article = self._archive.article(place.article_id)
            if article is None:
                raise IndexOutdatedError("the index", "other articles")
            yield RankedPassage(article, place.first, place.last, rank, hit.score)


@contextmanager
def _noting(name: str, failed: list[str]) -> Generator[None]:
    """Go on without what fails, and note its name."""
    try:
        yield
    except RetrievalError as error:
        log.warning("the %s failed: %s", name, type(error).__name__)
        failed.append(name)


def _reranked(
    reranker: Reranker, reading: Reading, passages: tuple[RankedPassage, ...]
) -> tuple[RankedPassage, ...]:
    # Cleaned, as the passages were: a tokenizer refuses half a character.
    texts = [passage.text for passage in passages]
    scores = reranker.score(clean(reading.question.text), texts)
    order = sorted(zip(scores, passages, strict=True), key=lambda pair: -pair[0])
    return tuple(
        replace(passage, rank=rank, score=score)
        for rank, (score, passage) in enumerate(order, start=1)
    )
