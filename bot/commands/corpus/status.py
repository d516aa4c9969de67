"""`kernvraag corpus status`: how the archive is doing, for those who keep it."""

from collections.abc import Iterator
from datetime import UTC, datetime

from rich.console import RenderableType

from bot.commands.corpus.office import open_office
from bot.commands.status import age_in_words
from bot.facts import facts_table, model_in_words, model_object
from bot.given import Given
from bot.json_output import Json
from bot.keeping.status import KeepingStatus, read_status
from bot.ledger import Job
from retrieval.generations import Generations

_MEGABYTE = 1_000_000


def run(given: Given) -> None:
    """Show how the archive is doing; raises IndexMissingError."""
    with open_office(given, needs_index=True) as office:
        status = read_status(
            office.published,
            Generations(office.session.data),
            office.keeper.decisions.read().decisions,
            ledger=office.ledger,
            now=datetime.now(UTC),
        )
        office.session.show(status_object(status), render_status(status))


def status_object(status: KeepingStatus) -> Json:
    """Return the status for scripts."""
    manifest, decided = status.generation.manifest, status.decided
    return {
        "generation": manifest.name,
        "current": status.current,
        "previous": status.previous,
        "created": manifest.created,
        "articles": status.articles,
        "years": {str(year): count for year, count in status.years.items()},
        "precision": {precision.value: count for precision, count in status.precisions.items()},
        "newest": None if status.newest is None else str(status.newest),
        "decided": {
            "dates": decided.dates,
            "suppressed": decided.suppressed,
            "notes": decided.notes,
            "terms": decided.terms,
            "problems": list(decided.problems),
        },
        "model": model_object(manifest.model),
        "jobs": [_job_object(job) for job in status.jobs],
        "asked": {"answered": status.asked.answered, "refused": dict(status.asked.refused)},
        "open_reports": status.open_reports,
        "size": status.size,
    }


def render_status(status: KeepingStatus) -> RenderableType:
    """Draw the status as names and facts."""
    return facts_table(_facts(status))


def _facts(status: KeepingStatus) -> Iterator[tuple[str, str]]:
    manifest, decided, asked = status.generation.manifest, status.decided, status.asked
    yield "generation", f"{manifest.name}, built {age_in_words(status.age)} ago"
    yield "previous", status.previous or "none yet"
    yield "articles", f"{status.articles} that readers see"
    yield "by year", ", ".join(f"{year}: {count}" for year, count in status.years.items())
    yield "dates", ", ".join(f"{precision}: {n}" for precision, n in status.precisions.items() if n)
    yield "newest", str(status.newest or "")
    yield (
        "decided",
        (
            f"{decided.dates} dates, {decided.suppressed} suppressed, "
            f"{decided.notes} notes, {decided.terms} terms"
        ),
    )
    for problem in decided.problems:
        yield "skipped", f"decisions.toml: {problem}"
    yield "model", model_in_words(manifest.model)
    yield "asked since", f"{asked.answered} answered, {sum(asked.refused.values())} not"
    yield "open reports", str(status.open_reports or "")
    for job in status.jobs:
        yield "job", f"{job.kind}, {job.started_at:%Y-%m-%d %H:%M}: {job.state} {job.detail}"
    yield "on disk", f"{status.size / _MEGABYTE:.1f} MB"


def _job_object(job: Job) -> Json:
    return {
        "id": job.id,
        "kind": job.kind,
        "started_at": job.started_at.isoformat(),
        "ended_at": job.ended_at.isoformat() if job.ended_at else None,
        "state": job.state,
        "detail": job.detail,
    }
