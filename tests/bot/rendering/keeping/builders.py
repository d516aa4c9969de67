"""Plans, builds and what is kept of readers and moderators, with a default for everything."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.keeping.previews import Preview
from bot.keeping.status import Decided, KeepingStatus
from bot.ledger import Act, Asked, Job, Report
from bot.reindexing import Estimate
from bot.shown import Kind, Place, Shown
from corpus.article import Article, Paragraph, Role, Span
from corpus.publication import Precision
from corpus.rejection import Notice, Rejection, RejectionReason
from retrieval.archive import Archive
from retrieval.building import Built
from retrieval.changes import Changes, Plan
from retrieval.generations import Generation
from retrieval.manifest import Manifest
from tests.bot.builders import NOVEMBER, make_article, make_manifest

START = datetime(2023, 4, 1, 9, 5, tzinfo=UTC)
REJECTION = Rejection("sluis.txt", RejectionReason.NOT_UTF8)
NOTICE = Notice("brug.txt", "its date was not understood")
SOME = Changes(("001-sluis",), ("002-brug",), ("003-molen",), 9, (), ())
NOTHING = Changes((), (), (), 12, (), ())
PLACE = Place("001-sluis", 0, 20, "0123456789abcdef")


def make_changes(**changed: Any) -> Changes:
    return replace(SOME, **changed)


def make_estimate(changes: Changes = SOME, *, seconds: float | None = 170.0) -> Estimate:
    return Estimate(Plan(changes, articles=12, undated=2, copies=3, passages=40), seconds)


def make_named(name: str, *, created: str = "2023-04-01T09:00:00+00:00") -> Manifest:
    return replace(make_manifest(), name=name, created=created)


def make_built(changes: Changes = SOME) -> Built:
    return Built(make_named("g000017"), changes, embedded=40, seconds=170.0)


def make_job(**changed: Any) -> Job:
    job = Job(1, "reindex", START, by=7, channel=11, message=13, state="done", detail="g000017")
    return replace(job, **changed)


def make_status(archive: Archive, **changed: Any) -> KeepingStatus:
    precisions = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 0, Precision.NONE: 1}
    status = KeepingStatus(
        generation=Generation(Path("g000002"), make_manifest(), archive),
        current="g000002",
        previous="g000001",
        age=timedelta(hours=3),
        articles=6,
        years={2022: 4, 2023: 1},
        precisions=precisions,
        newest=NOVEMBER,
        decided=Decided(dates=1, suppressed=2, notes=0, terms=4, problems=()),
        jobs=(make_job(),),
        asked=Asked(40, {"too_vague": 2, "not_in_archive": 3}),
        open_reports=1,
        size=12_340_000,
    )
    return replace(status, **changed)


def make_preview(article: Article | None = None, **changed: Any) -> Preview:
    name = "2022-11-sluis-dicht-1a2b3c4d"
    preview = Preview("sluis.txt", name, ".txt", b"", article or make_article(id=name))
    return replace(preview, **changed)


def make_article_of(*written: tuple[Role, str]) -> Article:
    """Return an article of these paragraphs, one below the other."""
    text = "\n\n".join(words for _, words in written)
    starts = [text.index(words) for _, words in written]
    spans = [
        Span(start, start + len(words)) for start, (_, words) in zip(starts, written, strict=True)
    ]
    paragraphs = tuple(
        Paragraph(span, role, (span,)) for span, (role, _) in zip(spans, written, strict=True)
    )
    return replace(make_article(text), paragraphs=paragraphs)


def make_shown(text: str = "Waarom ging de sluis dicht?", **changed: Any) -> Shown:
    shown = Shown(Kind.ANSWER, text, date(2023, 4, 1), "nl", "g000017", places=(PLACE,))
    return replace(shown, **changed)


def make_report(number: int = 12, **changed: Any) -> Report:
    report = Report(number, START, make_shown(), "abc", "hash", "De dag klopt niet.")
    return replace(report, **changed)


def make_act(**changed: Any) -> Act:
    act = Act(1, START, 7, "anna", "suppress", "001-sluis", "nothing → “withdrawn”")
    return replace(act, **changed)
