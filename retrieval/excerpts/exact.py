"""Excerpts that stand in an archive as they are, or with other typography; whole or in parts."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from corpus.article import Article
from retrieval.decided import DecidedArchive
from retrieval.excerpts.figures import figures_of
from retrieval.excerpts.index import FEWEST_LETTERS
from retrieval.excerpts.letters import letters_of, place_of
from retrieval.excerpts.likeness import likeness_of
from retrieval.excerpts.report import ExcerptReport, Match, Verdict
from retrieval.excerpts.sentences import Lettered

# How many places are shown where an excerpt stands.
MOST_MATCHES = 5


def find_whole(archive: DecidedArchive, excerpt: str) -> ExcerptReport | None:
    """Return where an excerpt stands word for word, else letter by letter; None where it does not.

    Where the letters are the same and a figure or its sign is not, it is altered.
    """
    verbatim = tuple(islice(_verbatim(archive, excerpt), MOST_MATCHES))
    if verbatim:
        return ExcerptReport(excerpt, Verdict.VERBATIM, verbatim)
    letters = letters_of(excerpt)
    if len(letters) < FEWEST_LETTERS:
        return None
    same = tuple(islice(_same_letters(archive, letters), MOST_MATCHES))
    figures = figures_of(_without_edges(excerpt))
    typographic = tuple(match for match in same if figures_of(match.quote) == figures)
    if typographic:
        return ExcerptReport(excerpt, Verdict.TYPOGRAPHIC, typographic)
    altered = tuple(_altered(excerpt, match) for match in same)
    return ExcerptReport(excerpt, Verdict.ALTERED, altered) if altered else None


def find_parts(archive: DecidedArchive, parts: Sequence[str]) -> ExcerptReport | None:
    """Return an article where the parts of an excerpt stand in their order, if there is one.

    Each must have at least `FEWEST_LETTERS`. The verdict is that of the weakest.
    """
    letters = [letters_of(part) for part in parts]
    found = list(archive.holding_letters(max(letters, key=len)))
    verbatim = (_verbatim_parts(article, parts) for article in found)
    others = (_same_parts(article, parts, letters) for article in found)
    return next(filter(None, chain(verbatim, others)), None)


def _verbatim_parts(article: Article, parts: Sequence[str]) -> ExcerptReport | None:
    places = _in_order(article.text, parts)
    return _joined(article, Verdict.VERBATIM, places) if places else None


def _same_parts(
    article: Article, parts: Sequence[str], letters: Sequence[str]
) -> ExcerptReport | None:
    found = _in_order(letters_of(article.text), letters)
    places = [place_of(article.text, *place) for place in found]
    pairs = zip(parts, places, strict=bool(places))
    same = all(
        figures_of(_without_edges(part)) == figures_of(article.text[start:end])
        for part, (start, end) in pairs
    )
    return _joined(article, Verdict.TYPOGRAPHIC, places) if places and same else None


def _in_order(text: str, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Return where parts stand in a text, each behind the one before; nothing unless all do."""
    places: list[tuple[int, int]] = []
    for part in parts:
        start = text.find(part, places[-1][1] if places else 0)
        if start < 0:
            return []
        places.append((start, start + len(part)))
    return places


def _joined(article: Article, verdict: Verdict, places: Sequence[tuple[int, int]]) -> ExcerptReport:
    matches = tuple(Match.at(article, place, 1.0) for place in places)
    return ExcerptReport("", verdict, matches, is_joined=True)


def _verbatim(archive: DecidedArchive, excerpt: str) -> Iterator[Match]:
    for article in archive.holding(excerpt):
        start = article.text.find(excerpt)
        if start >= 0:
            yield Match.at(article, (start, start + len(excerpt)), 1.0)


def _same_letters(archive: DecidedArchive, letters: str) -> Iterator[Match]:
    for article in archive.holding_letters(letters):
        at = letters_of(article.text).find(letters)
        yield Match.at(article, place_of(article.text, at, at + len(letters)), 1.0)


def _without_edges(excerpt: str) -> str:
    """Return an excerpt from its first letter to its last."""
    start, end = place_of(excerpt, 0, len(letters_of(excerpt)))
    return excerpt[start:end]


def _altered(excerpt: str, match: Match) -> Match:
    """Return the whole sentences of a place that has the same letters and other figures."""
    likeness = likeness_of(_without_edges(excerpt), match.quote)
    known, letters = Lettered.of(match.article), letters_of(excerpt)
    at = known.letters.find(letters)
    sentences = known.whole(at, at + len(letters))
    return Match.at(match.article, known.place(*sentences), likeness)
