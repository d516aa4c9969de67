"""An archive to keep, and what somebody may hand in for it."""

from datetime import date
from pathlib import Path

from bot.keeping.previews import Preview, Previewed, preview
from bot.keeping.uploads import Upload
from corpus.article import Article, Copy, Paragraph, Role, Span
from corpus.sentences import split_sentences
from retrieval.archive import Archive
from tests.bot.builders import NOVEMBER, make_article

TODAY = date(2023, 4, 1)
FERRY = (
    "De veerpont van Oosterwade voer maandag niet uit omdat de ketting was gebroken. "
    "Reizigers liepen een uur om via de oude spoorbrug bij Wolverdonk. "
    "De schipper verwacht dat de nieuwe ketting in de loop van donderdag aankomt. "
    "Tot die tijd zet de gemeente een bus in tussen beide oevers."
)
COPY = Copy("009-veer", "De Bode", None, NOVEMBER)


def make_long_article(text: str, *, name: str, copies: tuple[Copy, ...] = ()) -> Article:
    """Return an article of several sentences."""
    whole = Span(0, len(text))
    article = make_article(text, id=name, title="Pont ligt stil", copies=copies)
    paragraph = Paragraph(whole, Role.BODY, tuple(split_sentences(text, whole)))
    return Article(
        article.id, article.title, text, (paragraph,), article.published, copies=article.copies
    )


ARTICLES = (
    make_long_article(FERRY, name="001-veer", copies=(COPY,)),
    make_article("De molen draait weer.", id="002-molen", title="Molen"),
)


def make_upload(
    content: str | bytes = f" date 2023-02 {FERRY}",
    *,
    name: str = "pont.txt",
    content_type: str | None = None,
) -> Upload:
    """Return an upload; text becomes UTF-8."""
    written = content.encode() if isinstance(content, str) else content
    return Upload(name, written, content_type)


def preview_one(upload: Upload, corpus: Path, *, archive: Archive | None = None) -> Previewed:
    """Return what a build would make of one upload."""
    (previewed,) = preview((upload,), corpus, archive=archive, today=TODAY)
    return previewed


def preview_good(upload: Upload, corpus: Path, *, archive: Archive | None = None) -> Preview:
    """Return the preview of an upload that can be added."""
    previewed = preview_one(upload, corpus, archive=archive)
    assert isinstance(previewed, Preview)
    return previewed
