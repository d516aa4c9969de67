"""The articles of a generation as moderators decided since it was built."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TypeAlias, TypeVar

from corpus.article import Article, Copy
from corpus.decisions import Decisions
from corpus.publication import PublicationDate
from retrieval.archive import Archive, Entry

Described = TypeVar("Described", Article, Entry)


class DecidedArchive:
    """Look articles up as they are to be shown: with decided dates and notes, or not at all.

    To suppress an article hides it, its copies with it; to suppress a copy hides the line that
    names the copy, for the text itself stands in the article too. A note counts as soon as it is
    written or taken away. A date that is decided no more stays until the next build: only the
    files know what it was before. May serve several threads; closing is the archive's own matter.
    """

    def __init__(self, archive: Archive, decisions: Decisions) -> None:
        self._archive = archive
        self._decisions = decisions

    def article(self, article_id: str) -> Article | None:
        """Return the article of that id or of a copy's; None where either is suppressed too."""
        found = self._archive.article(article_id)
        if found is None or self._decisions.suppressed & {article_id, found.id}:
            return None
        return self._decide(found)

    def holding(self, text: str) -> Iterator[Article]:
        """Yield the articles whose text holds another one letter by letter, in order of id."""
        return self._shown(self._archive.holding(text))

    def holding_letters(self, letters: str) -> Iterator[Article]:
        """Yield the articles whose letters hold these in a row, in order of id."""
        return self._shown(self._archive.holding_letters(letters))

    def sharing(self, letters: str, limit: int) -> Iterator[Article]:
        """Yield at most `limit` articles that share pieces of wording, most of them first."""
        hidden = len(self._decisions.suppressed)
        return islice(self._shown(self._archive.sharing(letters, limit + hidden)), limit)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return every visible article's entry, in order of id."""
        return tuple(
            self._dated(entry)
            for entry in self._archive.entries
            if not self._decisions.is_suppressed(entry.id)
        )

    @cached_property
    def dates(self) -> Mapping[str, PublicationDate | None]:
        """Return the date of every visible article, by id."""
        return {entry.id: entry.published for entry in self.entries}

    @cached_property
    def all_dates(self) -> Mapping[str, PublicationDate | None]:
        """Return the date of every article, by id: what the indexes hold and must leave out too."""
        built = self._archive.dates
        decided = self._decisions.dates.items()
        return {**built, **{id_: published for id_, published in decided if id_ in built}}

    def _shown(self, articles: Iterator[Article]) -> Iterator[Article]:
        return (
            self._decide(article)
            for article in articles
            if not self._decisions.is_suppressed(article.id)
        )

    def _decide(self, article: Article) -> Article:
        dated = self._dated(article)
        note = self._decisions.notes.get(article.id)
        return dated if dated.note == note else replace(dated, note=note)

    def _dated(self, described: Described) -> Described:
        """Return an article or its entry with the dates and copies that were decided."""
        published = self._decisions.dates.get(described.id, described.published)
        copies = self._copies(described.copies)
        if (published, copies) == (described.published, described.copies):
            # Nothing was decided, as of nearly every article.
            return described
        return replace(described, published=published, copies=copies)

    def _copies(self, copies: tuple[Copy, ...]) -> tuple[Copy, ...]:
        dates = self._decisions.dates
        return tuple(
            replace(copy, published=dates.get(copy.id, copy.published))
            for copy in copies
            if not self._decisions.is_suppressed(copy.id)
        )


Articles: TypeAlias = Archive | DecidedArchive
