"""An answer with what overtakes its evidence, and what gives other figures, from what was found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from corpus.article import Article
from retrieval.analysis import parts_of
from retrieval.sequel.citing import Pair, cite, narrow, number_on
from retrieval.sequel.corrections import is_correction
from retrieval.sequel.differing import find_difference
from retrieval.sequel.events import EventJudge, is_later
from retrieval.sequel.later import overtaking
from retrieval.sequel.sentence import Sentence
from retrieval.types import Answer, Citation, RankedPassage, Reading

# The best passages for a question; what stands lower is about something else.
PASSAGES_COMPARED = 12
# More pairs than quotes would bury the answer.
_MOST_PAIRS = 2


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Hold a citation, the sentences that it quotes, and what another article counts otherwise."""

    citation: Citation
    sentences: tuple[Sentence, ...]
    difference: tuple[Sentence, Sentence] | None


@dataclass(frozen=True, slots=True)
class _Other:
    """Hold an article that was found, its sentences, how well it was found, and what it is on.

    `quoted` are the citations of other articles that tell of the same event.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    score: float
    quoted: tuple[_Quoted, ...]


class SequelFinder:
    """Compare an answer with what else was found on the same events; serves several threads."""

    def __init__(self, judge: EventJudge) -> None:
        self._judge = judge

    def complete(self, answer: Answer, passages: Sequence[RankedPassage]) -> Answer:
        """Return the answer with later reports and differing figures, where there are any.

        `passages` are the best ones found for the question, those cited among them.
        """
        others = self._others(answer, passages)
        later = _newest(self._later(answer.citations, others))
        pairs = _one_of_two_articles(self._differing(answer.citations, others))
        return number_on(answer, later, tuple(islice(pairs, _MOST_PAIRS)))

    def _others(self, answer: Answer, passages: Iterable[RankedPassage]) -> tuple[_Other, ...]:
        """Return the articles on an event of the answer's, those that are cited first."""
        scores = {each.article.id: (each.article, each.score) for each in answer.citations}
        for passage in passages:
            scores.setdefault(passage.article.id, (passage.article, passage.score))
        on_event = (
            (article, score, self._on_event(answer.citations, article))
            for article, score in scores.values()
        )
        asked, read = self._asked(answer.reading), self._judge.sentences.all_of
        return tuple(
            _Other(
                article,
                read(article),
                score,
                tuple(self._quote(each, read(article), asked) for each in citations),
            )
            for article, score, citations in on_event
            if citations
        )

    def _quote(
        self, citation: Citation, others: Sequence[Sentence], asked: frozenset[str]
    ) -> _Quoted:
        """Return a citation beside another article's sentences.

        Of its own those come first that hold most of what was asked.
        """
        own = self._judge.sentences.all_of(citation.article)
        sentences = (each for each in own if each.stands_in(citation))
        by_fit = tuple(sorted(sentences, key=lambda each: -len(each.stems & asked)))
        return _Quoted(citation, by_fit, find_difference(by_fit, own, others, self._judge))

    def _on_event(self, citations: Iterable[Citation], article: Article) -> tuple[Citation, ...]:
        """Return the citations of other articles that tell of the same event as an article."""
        return tuple(
            each
            for each in citations
            if each.article.id != article.id and self._judge.are_one(each.article, article)
        )

    def _asked(self, reading: Reading) -> frozenset[str]:
        """Return the stems of what was asked, without what only may mean it."""
        words = (variant.word for word in reading.sure.words for variant in word)
        parts = (part for word in words for part in parts_of(word))
        return frozenset(map(self._judge.analyzer.stem, parts))

    def _later(self, citations: Sequence[Citation], others: Iterable[_Other]) -> Iterator[Citation]:
        """Yield what overtakes a citation and is not cited.

        A correction may be cited for something else than what it corrects.
        """
        cited = {each.article.id for each in citations}
        for other in others:
            if other.article.id in cited and not is_correction(other.article):
                continue
            sentence = self._overtaking(other)
            if sentence is not None and _cited(sentence, citations) is None:
                yield cite(sentence, other.score)

    def _overtaking(self, other: _Other) -> Sentence | None:
        """Return what an article later than all that are cited on its event says against one."""
        dated = [each for each in other.quoted if each.citation.article.published is not None]
        published = other.article.published
        if not all(is_later(published, each.citation.article.published) for each in dated):
            return None
        overtaken = (
            overtaking(each.sentences, other.sentences, each.difference, self._judge)
            for each in dated
        )
        return next(filter(None, overtaken), None)

    def _differing(self, citations: Sequence[Citation], others: Iterable[_Other]) -> Iterator[Pair]:
        """Yield pairs of a citation and what another article, cited or not, counts otherwise."""
        for other in others:
            for each in other.quoted:
                pair = each.difference
                if pair is not None:
                    cited = _cited(pair[1], citations)
                    second = narrow(cited, pair[1]) if cited else cite(pair[1], other.score)
                    yield narrow(each.citation, pair[0]), second


def _cited(sentence: Sentence, citations: Iterable[Citation]) -> Citation | None:
    """Return the citation that a sentence stands in."""
    return next(filter(sentence.stands_in, citations), None)


def _newest(later: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return the newest report alone, or nothing."""
    newest = max(later, key=_published_on, default=None)
    return () if newest is None else (newest,)


def _one_of_two_articles(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the first pair of any two articles: what else they differ in, the first one shows."""
    seen: set[frozenset[str]] = set()
    for pair in pairs:
        articles = frozenset(each.article.id for each in pair)
        if articles not in seen:
            seen.add(articles)
            yield pair


def _published_on(citation: Citation) -> date:
    published = citation.article.published
    return date.min if published is None else published.period.first
