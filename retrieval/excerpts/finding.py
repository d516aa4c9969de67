"""Where an excerpt comes from: word for word, but for typography, with changes, or nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.article import PassageId
from corpus.decisions import Decisions
from retrieval.analysis import DutchAnalyzer
from retrieval.decided import DecidedArchive
from retrieval.excerpts.exact import MOST_MATCHES, find_parts, find_whole
from retrieval.excerpts.index import FEWEST_LETTERS
from retrieval.excerpts.joins import part_matches
from retrieval.excerpts.letters import letters_of
from retrieval.excerpts.likeness import Sought, likest_within
from retrieval.excerpts.omissions import parts_of
from retrieval.excerpts.places import find_places, whole_matches
from retrieval.excerpts.report import ExcerptReport, Match, Verdict
from retrieval.excerpts.sentences import Lettered
from retrieval.generations import LEXICAL_FOLDER, Generation
from retrieval.lexical import LexicalIndex, open_searcher
from retrieval.types import Language, Question, Reading, Scope, Variant

__all__ = ["ExcerptFinder", "ExcerptReport", "Match", "Verdict", "find_excerpt"]

# Articles that are compared letter by letter; those that share most wording come first.
_COMPARED = 8
# Passages of each index that are compared where no wording is shared, but words are.
_PASSAGES = 3
# A longer excerpt that is like a passage shares a piece of its wording too; alignment takes long.
_MOST_ALIGNED = 120
# What leaves something out more often is no quotation; each part takes a search of its own.
_MOST_PARTS = 12


class ExcerptFinder:
    """Find where excerpts come from, with the words of a lexical index; needs no model."""

    def __init__(self, analyzer: DutchAnalyzer, indexes: Sequence[LexicalIndex]) -> None:
        self._analyzer = analyzer
        self._indexes = indexes

    def find(self, archive: DecidedArchive, text: str) -> ExcerptReport:
        """Return where an excerpt comes from, as far as the articles may be shown."""
        excerpt = text.strip()
        report = excerpt and (
            find_whole(archive, excerpt)
            or self._find_in_parts(archive, parts_of(excerpt))
            or self._find_altered(archive, excerpt)
        )
        absent = ExcerptReport(text, Verdict.ABSENT, ())
        return replace(report, excerpt=text) if report else absent

    def _find_in_parts(self, archive: DecidedArchive, parts: Sequence[str]) -> ExcerptReport | None:
        """Return where the parts of an excerpt stand that says where it leaves something out.

        To quote so is honest in one article and its order only; otherwise it is altered.
        """
        if not parts[1:] or len(parts) > _MOST_PARTS:
            return None
        # With fewer letters a part can stand anywhere by chance.
        if min(len(letters_of(part)) for part in parts) < FEWEST_LETTERS:
            return None
        in_order = find_parts(archive, parts)
        if in_order:
            return in_order
        reports = [find_whole(archive, part) or self._find_altered(archive, part) for part in parts]
        matches = tuple(report.matches[0] for report in reports if report)
        report = ExcerptReport("", Verdict.ALTERED, matches, is_joined=True)
        return report if all(reports) else None

    def _find_altered(self, archive: DecidedArchive, excerpt: str) -> ExcerptReport | None:
        sought = Sought.of(excerpt)
        if len(sought.letters) < FEWEST_LETTERS:
            return None
        places = find_places(sought.letters, archive.sharing(sought.letters, _COMPARED))
        parts = part_matches(sought.letters, places)
        if len(parts) > 1:
            return ExcerptReport(excerpt, Verdict.ALTERED, parts, is_joined=True)
        matches = tuple(whole_matches(sought, places)) or parts
        if not matches and len(sought.letters) <= _MOST_ALIGNED:
            matches = tuple(self._passage_matches(archive, excerpt, sought))
        best = sorted(matches, key=lambda match: (-match.score, match.article.id))
        report = ExcerptReport(excerpt, Verdict.ALTERED, tuple(best[:MOST_MATCHES]))
        return report if best else None

    def _passage_matches(
        self, archive: DecidedArchive, excerpt: str, sought: Sought
    ) -> Iterator[Match]:
        """Yield what an excerpt is like of the articles that share the most words with it."""
        likely = dict(self._likely_passages(excerpt))
        for article_id, passage in likely.items():
            article = archive.article(article_id)
            if article is not None:
                known = Lettered.of(article)
                span = article.sentences[passage.first], article.sentences[passage.last]
                first, last = (known.sentences.index(sentence) for sentence in span)
                stretch = known.bounds[first], known.bounds[last + 1]
                match = likest_within(sought, known, stretch)
                if match is not None:
                    yield match

    def _likely_passages(self, excerpt: str) -> Iterator[tuple[str, PassageId]]:
        content = dict.fromkeys(self._analyzer.content_words(excerpt))
        words = tuple((Variant(word),) for word in content)
        reading = Reading(Question(excerpt, date.min), Language.DUTCH, None, words, ())
        hits = [hit for index in self._indexes for hit in index.search(reading, Scope(), _PASSAGES)]
        # The best passage of an article is the last to be named.
        for hit in reversed(hits):
            passage = PassageId.parse(hit.passage_id)
            yield passage.article_id, passage


def find_excerpt(
    generation: Generation, text: str, *, decisions: Decisions | None = None
) -> ExcerptReport:
    """Return where an excerpt comes from; what the decisions suppress is nowhere."""
    analyzer = DutchAnalyzer()
    searcher = open_searcher(generation.directory / LEXICAL_FOLDER)
    indexes = [LexicalIndex(searcher, analyzer, field) for field in ("stem", "gram")]
    archive = DecidedArchive(generation.archive, decisions or Decisions())
    return ExcerptFinder(analyzer, indexes).find(archive, text)
