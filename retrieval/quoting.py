"""Choose what to quote: the best sentences of the best passages, whole and verbatim."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.article import Article, Span
from retrieval.analysis import DutchAnalyzer
from retrieval.question_kind import holds, kind_of
from retrieval.scoring import SentenceScorer, score_articles
from retrieval.types import Citation, RankedPassage, Reading, Told
from retrieval.versions import name_versions

# What the gate reads: the best passages speak of what was asked, or none does.
PASSAGES_READ = 3
# What quotes are chosen from: a sentence in other words than the question's stands in none of the
# best three often enough. These take two milliseconds more than three do; ten brought no more.
PASSAGES_QUOTED = 8
# A sentence's own words count for 1 (half stems, half grams), its passage's for this.
_PASSAGE_SHARE = 0.6
# What its passage and its article count for besides, each: they tell what a sentence is about that
# shares no word with the question. Less finds fewer of these, more lets one passage outdo all.
_SUBJECT_SHARE = 1.0
# What a sentence gains that holds the kind of thing asked for: a number, a time, a person.
_KIND_BONUS = 0.15
# A neighbour that fits this nearly as well belongs to the quote: it is what "he" or "that" means.
_NEIGHBOUR_SHARE = 0.7
# What a sentence gains that follows one the asker has read: "and then?" means it.
_NEXT_BONUS = 0.3
# A quote this much weaker than the best one tells the reader nothing.
_LEAST_SHARE = 0.4
# Two quotes that share this much of their words are the same report twice.
_SAME_REPORT = 0.8
# In two versions of one report this suffices: a short sentence changes much by a single word.
_SAME_SENTENCE = 0.5
# The best score a sentence can reach by itself.
_MOST = 1 + _PASSAGE_SHARE + 2 * _SUBJECT_SHARE + _KIND_BONUS


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a sentence that may be quoted: its place, its content words and its score.

    `report` holds the content words of its whole passage. `fit` is the score without what the
    sentences beside it have too: the subject.
    """

    passage: RankedPassage
    ordinal: int
    span: Span
    words: tuple[str, ...]
    report: frozenset[str]
    score: float = 0.0
    fit: float = 0.0

    @property
    def place(self) -> tuple[str, int]:
        """Return the article's id and the sentence's ordinal in it."""
        return self.passage.article.id, self.ordinal

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.passage.article.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold one sentence or a few in a row, the best first."""

    sentences: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        """Return the sentence for which the others are quoted."""
        return self.sentences[0]

    @property
    def words(self) -> frozenset[str]:
        """Return the content words of all its sentences."""
        return frozenset(word for sentence in self.sentences for word in sentence.words)


class Quoter:
    """Choose quotes by how well each sentence fits the question, and its passage besides."""

    def __init__(
        self, analyzer: DutchAnalyzer, stems: SentenceScorer, grams: SentenceScorer
    ) -> None:
        self._analyzer = analyzer
        self._stems = stems
        self._grams = grams

    def choose(
        self, reading: Reading, passages: Sequence[RankedPassage], limit: int
    ) -> tuple[Citation, ...]:
        """Return at most `limit` citations, best first, none that repeats another.

        Where another passage tells the same report in nearly the same words, its article is named
        among the copies of the one that is cited.
        """
        told = reading.question.told
        fresh = [each for each in self._candidates(passages) if not _was_told(each, told)]
        scored = self._score(reading, fresh)
        quotes: list[Quote] = []
        for candidate in sorted(scored, key=lambda each: (-each.score, each.place)):
            if len(quotes) == limit:
                break
            if quotes and candidate.score < _LEAST_SHARE * quotes[0].best.score:
                break
            quote = _with_neighbours(candidate, scored, quotes)
            if not _is_told(candidate, quotes) and not any(_repeats(quote, q) for q in quotes):
                quotes.append(quote)
        cited = [_cite(number, quote) for number, quote in enumerate(quotes, start=1)]
        return name_versions(cited, passages, self._analyzer)

    def _candidates(self, passages: Sequence[RankedPassage]) -> Iterator[Candidate]:
        seen: set[tuple[str, int]] = set()
        for passage in passages:
            text, spans = passage.article.text, passage.sentences
            words = [tuple(self._analyzer.content_words(text[s.start : s.end])) for s in spans]
            report = frozenset(chain.from_iterable(words))
            for ordinal, (span, held) in enumerate(zip(spans, words, strict=True), passage.first):
                candidate = Candidate(passage, ordinal, span, held, report)
                if candidate.place not in seen:
                    seen.add(candidate.place)
                    yield candidate

    def _score(self, reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
        words = [candidate.words for candidate in candidates]
        stems = _stretch(self._stems.score(reading, words))
        grams = _stretch(self._grams.score(reading, words))
        passages = _stretch([candidate.passage.score for candidate in candidates])
        articles = _stretch(score_articles([candidate.passage for candidate in candidates]))
        kind = kind_of(reading.question.text)
        fits = [
            (stem + gram) / 2
            + _PASSAGE_SHARE * passage
            + _KIND_BONUS * holds(candidate.text, kind)
            + _NEXT_BONUS * _comes_next(candidate, reading.question.told)
            for candidate, stem, gram, passage in zip(
                candidates, stems, grams, passages, strict=True
            )
        ]
        return [
            replace(candidate, score=fit + _SUBJECT_SHARE * (passage + article), fit=fit)
            for candidate, fit, passage, article in zip(
                candidates, fits, passages, articles, strict=True
            )
        ]


def _was_told(candidate: Candidate, told: Collection[Told]) -> bool:
    """Tell whether a sentence was quoted to the asker before, wholly or in part."""
    span = candidate.span
    return any(
        each.start < span.end and span.start < each.end
        for each in told
        if each.article_id == candidate.passage.article.id
    )


def _comes_next(candidate: Candidate, told: Collection[Told]) -> bool:
    """Tell whether nothing but blanks stands between a sentence and one that was quoted before."""
    text, start = candidate.passage.article.text, candidate.span.start
    return any(
        each.end <= start and not text[each.end : start].strip()
        for each in told
        if each.article_id == candidate.passage.article.id
    )


def _with_neighbours(
    candidate: Candidate, scored: Sequence[Candidate], quotes: Sequence[Quote]
) -> Quote:
    """Join the sentences of the same paragraph that stand beside and fit nearly as well."""
    by_place = {each.place: each for each in scored}
    article = candidate.passage.article
    neighbours = (by_place.get((article.id, candidate.ordinal + step)) for step in (1, -1))
    joined = (
        each
        for each in neighbours
        if each is not None
        and each.fit >= _NEIGHBOUR_SHARE * candidate.fit
        and not _is_told(each, quotes)
        and _same_paragraph(article, each.span, candidate.span)
    )
    return Quote((candidate, *joined))


def _same_paragraph(article: Article, one: Span, other: Span) -> bool:
    return any(
        paragraph.span.start <= min(one.start, other.start)
        and max(one.end, other.end) <= paragraph.span.end
        for paragraph in article.paragraphs
    )


def _stretch(scores: Sequence[float]) -> list[float]:
    """Return the scores as shares of the best one."""
    best = max(scores, default=0.0)
    return [max(score, 0.0) / best if best > 0 else 0.0 for score in scores]


def _is_told(sentence: Candidate, quotes: Sequence[Quote]) -> bool:
    """Tell whether a sentence stands in a quote, or says what a sentence of one says."""
    return any(
        sentence.place == told.place or _says_the_same(sentence, told)
        for quote in quotes
        for told in quote.sentences
    )


def _says_the_same(sentence: Candidate, told: Candidate) -> bool:
    are_versions = (
        sentence.passage.article.id != told.passage.article.id
        and _likeness(sentence.report, told.report) > _SAME_REPORT
    )
    least = _SAME_SENTENCE if are_versions else _SAME_REPORT
    return _likeness(frozenset(sentence.words), frozenset(told.words)) > least


def _repeats(quote: Quote, other: Quote) -> bool:
    return _likeness(quote.words, other.words) > _SAME_REPORT


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of all words of two texts that stand in both."""
    return len(words & others) / max(len(words | others), 1)


def _cite(number: int, quote: Quote) -> Citation:
    passage = quote.best.passage
    start = min(sentence.span.start for sentence in quote.sentences)
    end = max(sentence.span.end for sentence in quote.sentences)
    return Citation(
        number=number,
        article=passage.article,
        start=start,
        end=end,
        quote=passage.article.text[start:end],
        passage_id=passage.id,
        score=round(min(quote.best.score / _MOST, 1), 4),
    )
