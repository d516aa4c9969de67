"""Articles and outcomes to draw and write, with a default for everything."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console, RenderableType

from bot.output import reading_console
from corpus.article import Article, Copy, Paragraph, Role, Span
from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from corpus.rejection import Notice, Rejection
from retrieval.manifest import GateRecord, Manifest, ModelRecord
from retrieval.timeframe import Timeframe
from retrieval.types import (
    Answer,
    Citation,
    Excluded,
    Holdings,
    Language,
    NoAnswer,
    Question,
    Reading,
    Reason,
    Timeline,
)

TODAY = date(2023, 4, 1)
NOVEMBER = PublicationDate(Origin.STATED, 2022, 11)
HOLDINGS = Holdings(
    generation="g000001",
    articles=5,
    passages=70,
    undated=2,
    first=NOVEMBER,
    last=PublicationDate(Origin.FILE, 2023, 3),
)


def make_article(
    text: str = "De sluis ging dicht. Niemand wist waarom.",
    *,
    id: str = "001-sluis",  # noqa: A002 - it is the article's own name for it
    title: str = "Sluis dicht",
    published: PublicationDate | None = NOVEMBER,
    source: str | None = "De Zwanebode",
    url: str | None = None,
    copies: tuple[Copy, ...] = (),
    note: str | None = None,
    role: Role = Role.BODY,
) -> Article:
    span = Span(0, len(text))
    return Article(
        id=id,
        title=title,
        text=text,
        paragraphs=(Paragraph(span, role, (span,)),),
        published=published,
        source=source,
        url=url,
        copies=copies,
        note=note,
    )


def make_citation(
    article: Article | None = None, quote: str = "De sluis ging dicht.", *, number: int = 1
) -> Citation:
    article = article or make_article()
    start = article.text.index(quote)
    return Citation(
        number=number,
        article=article,
        start=start,
        end=start + len(quote),
        quote=quote,
        passage_id=f"{article.id}:0-1",
        score=0.831249,
    )


def make_reading(
    text: str = "Waarom ging de sluis dicht?",
    *,
    language: Language = Language.DUTCH,
    timeframe: Timeframe | None = None,
    published: Period | None = None,
    as_of: date | None = None,
) -> Reading:
    return Reading(
        question=Question(text, TODAY, published=published, as_of=as_of),
        language=language,
        timeframe=timeframe,
        words=(),
        names=(),
    )


def make_answer(
    citations: Sequence[Citation] | None = None,
    *,
    reading: Reading | None = None,
    excluded: Excluded | None = None,
    degraded: str | None = None,
) -> Answer:
    return Answer(
        reading=reading or make_reading(),
        citations=(make_citation(),) if citations is None else tuple(citations),
        excluded=excluded or Excluded(),
        holdings=HOLDINGS,
        degraded=degraded,
    )


def make_no_answer(
    reason: Reason = Reason.NOT_IN_ARCHIVE,
    nearest: Sequence[Citation] = (),
    *,
    reading: Reading | None = None,
) -> NoAnswer:
    return NoAnswer(
        reading=reading or make_reading(),
        reason=reason,
        nearest=tuple(nearest),
        excluded=Excluded(),
        holdings=HOLDINGS,
    )


def make_manifest(
    *,
    corpus: str = "/srv/articles",
    rejected: tuple[Rejection, ...] = (),
    notices: tuple[Notice, ...] = (),
) -> Manifest:
    return Manifest(
        name="g000002",
        created="2023-04-01T09:00:00+00:00",
        corpus=corpus,
        holdings=HOLDINGS,
        rejected=rejected,
        notices=notices,
        model=ModelRecord("house/model", "all-MiniLM-L6-v2", "abc", 384, "the hub was silent"),
        gate=GateRecord("coverage", 0.4),
        analyzer={},
        hnsw={},
        versions={"chromadb": "1.5.9"},
        files={},
    )


def make_timeline(citations: Sequence[Citation] = (), undated: Sequence[Citation] = ()) -> Timeline:
    return Timeline(
        reading=make_reading("de sluis"),
        citations=tuple(citations),
        undated=tuple(undated),
        excluded=Excluded(),
        holdings=HOLDINGS,
    )


def piped(picture: RenderableType) -> str:
    """Return what a pipe gets to see."""
    console = reading_console(Console(force_terminal=False, highlight=False, markup=False))
    with console.capture() as captured:
        console.print(picture, soft_wrap=True)
    return captured.get()


def on_terminal(picture: RenderableType, *, width: int = 72) -> str:
    """Return what a terminal of so many columns gets to see, with its codes."""
    console = Console(
        force_terminal=True,
        color_system="truecolor",
        width=width,
        highlight=False,
        markup=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as captured:
        console.print(picture)
    return captured.get()
