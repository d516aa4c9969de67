"""What a build would change: the corpus as it is now beside the published generation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from corpus.article import Article
from corpus.chunking import chunk_article
from corpus.decisions import apply_decisions, read_decisions
from corpus.reader import Corpus, Notice, Rejection, read_corpus
from retrieval.archive import digest_of
from retrieval.errors import IndexMissingError
from retrieval.generations import Generations

DECISIONS_FILE = "decisions.toml"
# More than this share of the articles gone at once is a mistyped path before it is a wish.
MOST_REMOVED = 0.3
# What a loaded model embeds in two seconds; a plan holds the texts of some articles, never all.
_MOST_TEXTS = 64


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold the ids that a build adds, changes and removes, and what it could not read."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    rejected: tuple[Rejection, ...]
    notices: tuple[Notice, ...]

    @property
    def removes_too_much(self) -> bool:
        """Tell whether so many articles would be gone that a build must be forced."""
        before = len(self.removed) + len(self.changed) + self.unchanged
        return len(self.removed) > MOST_REMOVED * before


def read_decided_corpus(corpus: Path, data: Path, *, today: date) -> Corpus:
    """Return the corpus with the moderators' dates and notes; raises CorpusError."""
    read = read_corpus(corpus, today=today)
    decisions = read_decisions(data / DECISIONS_FILE)
    notices = (Notice(DECISIONS_FILE, problem) for problem in decisions.problems)
    articles = apply_decisions(read.articles, decisions)
    return Corpus(articles, read.rejected, (*read.notices, *notices))


def plan_changes(corpus: Path, data: Path, *, today: date) -> Changes:
    """Return what building from a corpus would change, without building; raises CorpusError."""
    return compare(read_decided_corpus(corpus, data, today=today), published_digests(data))


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold what a build would change, what it would hold, and how much of it is new work.

    `passages` are those of added and changed articles: at most so many have to be embedded, and
    `texts` are theirs where they are few. `copies` counts the texts that another article stands
    for already.
    """

    changes: Changes
    articles: int
    undated: int
    copies: int
    passages: int
    texts: tuple[str, ...] = ()


def plan_build(corpus: Path, data: Path, *, today: date) -> Plan:
    """Return what building from a corpus would come to, without building; raises CorpusError."""
    read = read_decided_corpus(corpus, data, today=today)
    changes = compare(read, published_digests(data))
    fresh = {*changes.added, *changes.changed}
    passages = [
        passage
        for article in read.articles
        if article.id in fresh
        for passage in chunk_article(article)
    ]
    is_small = len(passages) <= _MOST_TEXTS
    return Plan(
        changes,
        articles=len(read.articles),
        undated=sum(article.published is None for article in read.articles),
        copies=sum(len(article.copies) for article in read.articles),
        passages=len(passages),
        texts=tuple(passage.search_text for passage in passages) if is_small else (),
    )


def published_digests(data: Path) -> Mapping[str, str]:
    """Return the digests of the published articles by id; none where nothing is published."""
    try:
        generation = Generations(data).open()
    except IndexMissingError:
        return {}
    try:
        return generation.archive.digests()
    finally:
        generation.archive.close()


def compare(corpus: Corpus, before: Mapping[str, str]) -> Changes:
    """Return the changes from published digests to a corpus."""
    changes = compare_digests(before, _digests(corpus.articles))
    return replace(changes, rejected=corpus.rejected, notices=corpus.notices)


def compare_digests(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """Return the changes from one set of articles to another, each by id and digest."""
    changed = [id_ for id_ in after if id_ in before and after[id_] != before[id_]]
    return Changes(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(changed)),
        removed=tuple(sorted(before.keys() - after.keys())),
        unchanged=len(after.keys() & before.keys()) - len(changed),
        rejected=(),
        notices=(),
    )


def _digests(articles: Iterable[Article]) -> Mapping[str, str]:
    return {article.id: digest_of(article) for article in articles}
