"""Reading an archive: every file becomes articles or is left out with a reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from pathlib import Path, PurePath
from types import MappingProxyType

from corpus.article import Article, Copy
from corpus.assembly import assemble, remarks_on
from corpus.errors import RejectedError
from corpus.files import FoundFile, find_files, opened, read_bytes
from corpus.formats.draft import Draft
from corpus.formats.html import read_html
from corpus.formats.markdown import read_markdown
from corpus.formats.plain import read_plain
from corpus.formats.records import BadLine, read_records
from corpus.naming import choose_id
from corpus.rejection import Notice, Rejection, RejectionReason, printable

__all__ = ["Corpus", "Notice", "Rejection", "RejectionReason", "read_corpus"]

# Some hundred times the longest newspaper article; also the limit for one line of records.
ARTICLE_LIMIT = 20_000_000
# Records are streamed; what limits them is that the articles have to fit in memory.
RECORDS_LIMIT = 2_000_000_000

_READERS: Mapping[str, Callable[[bytes], Draft]] = MappingProxyType(
    {
        ".txt": read_plain,
        ".md": read_markdown,
        ".markdown": read_markdown,
        ".html": read_html,
        ".htm": read_html,
    }
)
_RECORDS = ".jsonl"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Hold what was read: articles by id, and what was left out or noticed, in file order."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejection, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """Hold a draft, how to speak of it, and what its id may be made of."""

    label: str
    draft: Draft
    wished: str
    seed: str
    file: PurePath


def read_corpus(path: Path, *, today: date) -> Corpus:
    """Read a folder and the folders below it, or one file.

    The same files give the same corpus. An article dated after `today` is accepted with a notice.
    Raises CorpusMissingError when there is nothing at `path`; whatever is wrong with a file
    becomes a Rejection.
    """
    articles: dict[str, Article] = {}
    rejected: list[Rejection] = []
    notices: list[Notice] = []
    for outcome in _entries(find_files(path)):
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
            continue
        try:
            article = _place(outcome, articles)
        except RejectedError as error:
            rejected.append(_rejection(outcome.label, error))
            continue
        articles[article.id] = article
        notices += (
            Notice(outcome.label, printable(remark))
            for remark in remarks_on(article, outcome.draft, today=today)
        )
    return Corpus(_merge_copies(articles.values()), tuple(rejected), tuple(notices))


def _entries(files: Iterable[FoundFile | Rejection]) -> Iterator[_Entry | Rejection]:
    """Yield every article of every file, or why there is none."""
    for file in files:
        if isinstance(file, Rejection):
            yield file
            continue
        try:
            yield from _read_twice(file)
        except RejectedError as error:
            yield _rejection(file.label, error)


def _read_twice(file: FoundFile) -> tuple[_Entry | Rejection, ...]:
    """Read a file, once more when it changed meanwhile; raises RejectedError."""
    try:
        return tuple(_read(file))
    except RejectedError as error:
        if error.reason is not RejectionReason.CHANGED:
            raise
    return tuple(_read(file))


def _read(file: FoundFile) -> Iterator[_Entry | Rejection]:
    """Yield the articles of a file by its type; raises RejectedError."""
    suffix = file.name.suffix.lower()
    if suffix == _RECORDS:
        yield from _read_lines(file)
    elif read := _READERS.get(suffix):
        draft = read(read_bytes(file.path, limit=ARTICLE_LIMIT))
        yield _Entry(file.label, draft, file.name.stem, file.name.as_posix(), file.name)
    else:
        raise RejectedError(RejectionReason.UNSUPPORTED_TYPE, printable(suffix))


def _read_lines(file: FoundFile) -> Iterator[_Entry | Rejection]:
    with opened(file.path, limit=RECORDS_LIMIT) as stream:
        for record in read_records(stream, line_limit=ARTICLE_LIMIT):
            label = f"{file.label}:{record.line}"
            if isinstance(record, BadLine):
                yield _rejection(label, record.error)
            else:
                yield _Entry(label, record.draft, record.id, record.id, file.name)


def _place(entry: _Entry, articles: dict[str, Article]) -> Article:
    """Return an entry's article under an id that is free; raises RejectedError."""
    article_id = choose_id(entry.wished, seed=entry.seed, file=entry.file, taken=articles)
    if article_id is None:
        raise RejectedError(RejectionReason.DUPLICATE_ID, entry.wished)
    return assemble(entry.draft, article_id)


def _rejection(label: str, error: RejectedError) -> Rejection:
    return Rejection(label, error.reason, printable(error.detail))


def _merge_copies(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return the articles by id; of those with one text the first, which names the others."""
    by_text: dict[str, list[Article]] = {}
    for article in sorted(articles, key=attrgetter("id")):
        by_text.setdefault(article.text, []).append(article)
    return tuple(
        replace(first, copies=tuple(map(_copy, others))) for first, *others in by_text.values()
    )


def _copy(article: Article) -> Copy:
    return Copy(article.id, article.source, article.url, article.published)
