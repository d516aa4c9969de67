"""What a build would make of an upload, before it is added: read by the build's own reader."""

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bot.keeping.naming import name_of
from bot.keeping.uploads import Fault, Refused, Upload, check_upload
from corpus.article import Article, Paragraph, Role
from corpus.reader import Corpus, read_corpus
from retrieval.likeness import Alike, find_alike

if TYPE_CHECKING:
    from retrieval.archive import Archive

RECORDS = ".jsonl"
# Words by which a paragraph is recognised in a list of them.
_FIRST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """Hold an article as a build will read it, and what is written for it.

    `name` becomes its file's name and its id; `content` is the file, or a line where the corpus is
    a `.jsonl` file. `alike` are articles of the archive that say nearly the same.
    """

    label: str
    name: str
    suffix: str
    content: bytes = field(repr=False)
    article: Article
    notices: tuple[str, ...] = ()
    alike: tuple[Alike, ...] = ()


Previewed: TypeAlias = Preview | Refused


def preview(
    uploads: Sequence[Upload], corpus: Path, *, archive: "Archive | None", today: date
) -> tuple[Previewed, ...]:
    """Return, for each upload in order, the article that it makes or why it makes none.

    Nothing is written. Without an archive nothing is compared.
    """
    is_records = corpus.suffix.lower() == RECORDS
    previews: list[Previewed] = []
    for place, upload in enumerate(uploads):
        refused = check_upload(upload, place=place)
        previews.append(refused or _preview(upload, archive, is_records=is_records, today=today))
    return tuple(previews)


def count_roles(article: Article) -> Mapping[Role, int]:
    """Return how many paragraphs of each role an article has; roles it lacks are left out."""
    return Counter(paragraph.role for paragraph in article.paragraphs)


def first_words(article: Article, paragraph: Paragraph) -> str:
    """Return the words by which a paragraph is recognised."""
    words = article.text[paragraph.span.start : paragraph.span.end].split()
    more = " …" if len(words) > _FIRST_WORDS else ""
    return f"{' '.join(words[:_FIRST_WORDS])}{more}"


def _preview(
    upload: Upload, archive: "Archive | None", *, is_records: bool, today: date
) -> Previewed:
    read = _read(upload.content, upload.suffix, today=today)
    if not read.articles:
        return _refused(upload, read)
    article, suffix, content = read.articles[0], upload.suffix, upload.content
    name = name_of(article, content)
    if is_records:
        # A record has no place for the marks of a page, so what counts is how the record reads.
        suffix, content = RECORDS, record_of(article, name)
        read = _read(content, suffix, today=today)
        if not read.articles:
            return _refused(upload, read)
        article = read.articles[0]
    return Preview(
        label=upload.label,
        name=name,
        suffix=suffix,
        content=content,
        article=replace(article, id=name),
        notices=tuple(notice.text for notice in read.notices),
        alike=find_alike(article, archive) if archive is not None else (),
    )


def record_of(article: Article, name: str) -> bytes:
    """Return an article as a line of records."""
    facts = {
        "id": name,
        "title": article.title if article.titled else None,
        "published": None if article.published is None else str(article.published),
        "source": article.source,
        "url": article.url,
        "author": article.author,
        "language": article.language,
        "text": article.text,
    }
    stated = {key: fact for key, fact in facts.items() if fact is not None}
    return f"{json.dumps(stated, ensure_ascii=False)}\n".encode()


def _read(content: bytes, suffix: str, *, today: date) -> Corpus:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"upload{suffix}")
        file.write_bytes(content)
        return read_corpus(file, today=today)


def _refused(upload: Upload, read: Corpus) -> Refused:
    rejection = next(iter(read.rejected), None)
    if rejection is None:
        return Refused(upload.label, Fault.NO_ARTICLE)
    return Refused(upload.label, rejection.reason, rejection.detail)


def addable(previews: Iterable[Previewed]) -> tuple[Preview, ...]:
    """Return the previews of what can be added."""
    return tuple(each for each in previews if isinstance(each, Preview))
