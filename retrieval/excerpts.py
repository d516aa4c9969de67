"""Where an excerpt comes from: word for word, but for typography, with changes, or nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import combining

from rapidfuzz import fuzz

from corpus.article import Article, PassageId
from corpus.decisions import Decisions
from retrieval.analysis import DutchAnalyzer, fold
from retrieval.decided import DecidedArchive
from retrieval.generations import LEXICAL_FOLDER, Generation
from retrieval.lexical import LexicalIndex, open_searcher
from retrieval.types import Language, Question, Reading, Scope, Variant

# How many places are shown where an excerpt stands.
_MOST_MATCHES = 5
# Passages that are compared letter by letter; the right one is among the first few.
_CANDIDATES = 30
# An alignment below this share of equal letters is a likeness of subject, not of wording.
_ALTERED = 0.75
# Fewer letters than this can stand anywhere by chance; they are found only word for word.
_FEWEST_LETTERS = 15


class Verdict(StrEnum):
    """Name how an excerpt relates to the archive."""

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


@dataclass(frozen=True, slots=True)
class ExcerptReport:
    """Hold what became of an excerpt, its best places first."""

    excerpt: str
    verdict: Verdict
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Letters:
    """Hold the letters and digits of a text, folded, and the offset of each in the text."""

    letters: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Letters":
        """Return the letters of a text; one character may fold to several."""
        pairs = [
            (letter, offset)
            for offset, char in enumerate(text)
            for letter in fold(char)
            if letter.isalnum()
        ]
        return cls("".join(letter for letter, _ in pairs), tuple(offset for _, offset in pairs))

    def place(self, text: str, first: int, last: int) -> tuple[int, int]:
        """Return where `letters[first:last]` begin and end in their text, accents included."""
        end = self.offsets[last - 1] + 1
        while end < len(text) and combining(text[end]):
            end += 1
        return self.offsets[first], end


class ExcerptFinder:
    """Find where excerpts come from, with the words of a lexical index; needs no model."""

    def __init__(self, analyzer: DutchAnalyzer, indexes: Sequence[LexicalIndex]) -> None:
        self._analyzer = analyzer
        self._indexes = indexes

    def find(self, archive: DecidedArchive, text: str) -> ExcerptReport:
        """Return where an excerpt comes from, as far as the articles may be shown."""
        excerpt = text.strip()
        if not excerpt:
            return ExcerptReport(text, Verdict.ABSENT, ())
        verbatim = tuple(_verbatim(archive, excerpt))
        if verbatim:
            return ExcerptReport(text, Verdict.VERBATIM, verbatim[:_MOST_MATCHES])
        letters = Letters.of(excerpt).letters
        if len(letters) < _FEWEST_LETTERS:
            return ExcerptReport(text, Verdict.ABSENT, ())
        return _compare(text, letters, list(self._likely_articles(archive, excerpt)))

    def _likely_articles(self, archive: DecidedArchive, excerpt: str) -> Iterator[Article]:
        """Yield the articles whose passages share the most words and word parts with it."""
        content = dict.fromkeys(self._analyzer.content_words(excerpt))
        words = tuple((Variant(word),) for word in content)
        reading = Reading(Question(excerpt, date.min), Language.DUTCH, None, words, ())
        hits = [
            hit for index in self._indexes for hit in index.search(reading, Scope(), _CANDIDATES)
        ]
        for article_id in dict.fromkeys(PassageId.article_of(hit.passage_id) for hit in hits):
            article = archive.article(article_id)
            if article is not None:
                yield article


def find_excerpt(
    generation: Generation, text: str, *, decisions: Decisions | None = None
) -> ExcerptReport:
    """Return where an excerpt comes from; what the decisions suppress is nowhere."""
    analyzer = DutchAnalyzer()
    searcher = open_searcher(generation.directory / LEXICAL_FOLDER)
    indexes = [LexicalIndex(searcher, analyzer, field) for field in ("stem", "gram")]
    archive = DecidedArchive(generation.archive, decisions or Decisions())
    return ExcerptFinder(analyzer, indexes).find(archive, text)


def _compare(text: str, letters: str, articles: Sequence[Article]) -> ExcerptReport:
    typographic = [match for article in articles if (match := _same_letters(article, letters))]
    if typographic:
        return ExcerptReport(text, Verdict.TYPOGRAPHIC, tuple(typographic[:_MOST_MATCHES]))
    altered = [match for article in articles if (match := _aligned(article, letters))]
    best = sorted(altered, key=lambda match: (-match.score, match.article.id))[:_MOST_MATCHES]
    return ExcerptReport(text, Verdict.ALTERED if best else Verdict.ABSENT, tuple(best))


def _verbatim(archive: DecidedArchive, excerpt: str) -> Iterator[Match]:
    for article in archive.holding(excerpt):
        start = article.text.find(excerpt)
        if start >= 0:
            yield _match(article, start, start + len(excerpt), 1.0)


def _same_letters(article: Article, letters: str) -> Match | None:
    known = Letters.of(article.text)
    at = known.letters.find(letters)
    if at < 0:
        return None
    return _match(article, *known.place(article.text, at, at + len(letters)), 1.0)


def _aligned(article: Article, letters: str) -> Match | None:
    """Return the whole sentences that an excerpt is likest to, when it is like enough."""
    known = Letters.of(article.text)
    if len(known.letters) < _FEWEST_LETTERS:
        return None
    aligned = fuzz.partial_ratio_alignment(letters, known.letters, score_cutoff=_ALTERED * 100)
    if aligned is None or aligned.dest_end <= aligned.dest_start:
        return None
    # Where the article is the shorter of the two, only a part of the excerpt was aligned.
    score = aligned.score / 100 * (aligned.src_end - aligned.src_start) / len(letters)
    if score < _ALTERED:
        return None
    start, end = known.place(article.text, aligned.dest_start, aligned.dest_end)
    return _match(article, *_whole_sentences(article, start, end), score)


def _whole_sentences(article: Article, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences begin and end that lie mostly in a stretch, or that it lies in."""
    touched = [
        sentence
        for paragraph in article.paragraphs
        for sentence in paragraph.sentences
        if start < sentence.end and sentence.start < end
    ]
    mostly = [
        sentence
        for sentence in touched
        if min(end, sentence.end) - max(start, sentence.start) > (sentence.end - sentence.start) / 2
    ]
    sentences = mostly or touched
    return sentences[0].start, sentences[-1].end


def _match(article: Article, start: int, end: int, score: float) -> Match:
    return Match(article, start, end, article.text[start:end], round(score, 4))
