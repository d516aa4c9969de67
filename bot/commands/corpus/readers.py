"""`kernvraag corpus reports, gaps`: what readers report as wrong, and what they ask in vain."""

from collections.abc import Iterator, Sequence

import typer
from rich.console import RenderableType
from rich.text import Text

from bot.commands.corpus.office import Office, open_office
from bot.facts import facts_table
from bot.given import Given
from bot.json_output import Json
from bot.keeping.reports import Recalled, recall_quotes
from bot.ledger import Gap, Report
from bot.terminal import spaced
from retrieval.archive import Archive


def reports(given: Given, *, is_resolved: bool, limit: int, page: int) -> None:
    """Show reports, the open ones oldest first; ends with status 3 when there are none."""
    with open_office(given) as office:
        offset = (page - 1) * limit
        found = office.ledger.reports.page(is_open=not is_resolved, limit=limit, offset=offset)
        archive = office.generation.archive if office.generation else None
        document: Json = {
            "open": office.ledger.reports.open_count(),
            "reports": [report_object(report, archive) for report in found],
        }
        office.session.show(document, render_reports(found, archive))
        if not found:
            office.session.end_without_result()


def resolve(number: int, reason: str | None, given: Given) -> None:
    """Settle a report; ends with status 1 when no open one has that number."""
    if not (reason or "").strip():
        raise typer.BadParameter("say how it was settled, with --reason")
    with open_office(given) as office:
        is_done = office.keeper.resolve(number, reason or "")
        _say_resolved(office, number, is_done=is_done)


def gaps(given: Given, *, limit: int) -> None:
    """Show what was asked most without an answer; ends with status 3 when there is nothing."""
    with open_office(given) as office:
        found = office.ledger.statistics.gaps(limit=limit)
        document: Json = {"gaps": [gap_object(gap) for gap in found]}
        office.session.show(document, render_gaps(found))
        if not found:
            office.session.end_without_result()


def report_object(report: Report, archive: Archive | None) -> Json:
    """Return a report with what it is about; never who wrote it."""
    shown = report.shown
    return {
        "number": report.number,
        "at": report.at.isoformat(),
        "text": report.text,
        "question": shown.text if shown else None,
        "generation": shown.generation if shown else None,
        "quotes": [_quote_object(quote) for quote in recall_quotes(report, archive)],
        "resolved_at": report.resolved_at.isoformat() if report.resolved_at else None,
        "resolution": report.resolution,
    }


def gap_object(gap: Gap) -> Json:
    """Return a question without an answer, and how often it was asked."""
    return {
        "question": gap.text,
        "reason": gap.reason,
        "count": gap.count,
        "last_at": gap.last_at.isoformat(),
    }


def render_reports(found: Sequence[Report], archive: Archive | None) -> RenderableType:
    """Draw reports with what they are about."""
    if not found:
        return Text("There are no such reports.")
    return spaced([facts_table(_facts(report, archive)) for report in found])


def render_gaps(found: Sequence[Gap]) -> RenderableType:
    """Draw questions without an answer, most asked first."""
    if not found:
        return Text("No question has gone without an answer.")
    return facts_table((f"{gap.count} ×", f"{gap.text} ({gap.reason})") for gap in found)


def _say_resolved(office: Office, number: int, *, is_done: bool) -> None:
    sentence = f"Report {number} is settled." if is_done else f"No report {number} is open."
    office.session.show({"number": number, "done": is_done}, Text(sentence))
    if not is_done:
        raise typer.Exit(1)


def _quote_object(recalled: Recalled) -> Json:
    return {
        "number": recalled.number,
        "article": recalled.place.article_id,
        "start": recalled.place.start,
        "end": recalled.place.end,
        "quote": recalled.quote,
    }


def _facts(report: Report, archive: Archive | None) -> Iterator[tuple[str, str]]:
    yield "report", f"{report.number}, {report.at:%Y-%m-%d %H:%M} UTC"
    yield "says", report.text
    if report.shown:
        yield "asked", report.shown.text
        yield "generation", report.shown.generation
    for recalled in recall_quotes(report, archive):
        quote = recalled.quote or "it does not stand there any more"
        yield f"quote {recalled.number}", f"{quote} · {recalled.place.article_id}"
    yield "settled", report.resolution or ""
