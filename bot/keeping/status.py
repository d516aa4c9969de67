"""How an archive is doing, for those who keep it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ledger import Asked, Job, Ledger
from corpus.decisions import Decisions
from corpus.publication import Precision, PublicationDate
from retrieval.archive import Archive, Entry
from retrieval.decided import DecidedArchive
from retrieval.generations import Generation, Generations
from retrieval.manifest import span_of

# The last few builds tell a mishap from a habit.
_JOBS = 5


@dataclass(frozen=True, slots=True)
class Decided:
    """Count what moderators decided; `problems` name entries that were skipped, by their lines."""

    dates: int
    suppressed: int
    notes: int
    terms: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeepingStatus:
    """Hold what is known of an archive and its readers.

    Articles are counted as readers see them, suppressed ones aside. `years` counts those that are
    dated, `age` is since the build, `newest` the latest publication, `size` all generations in
    bytes; `asked` is since the build too.
    """

    generation: Generation
    current: str | None
    previous: str | None
    age: timedelta
    articles: int
    years: Mapping[int, int]
    precisions: Mapping[Precision, int]
    newest: PublicationDate | None
    decided: Decided
    jobs: tuple[Job, ...]
    asked: Asked
    open_reports: int
    size: int


def read_status(
    generation: Generation,
    generations: Generations,
    decisions: Decisions,
    *,
    ledger: Ledger,
    now: datetime,
) -> KeepingStatus:
    """Return how an archive is doing; raises LedgerUnavailableError."""
    created = datetime.fromisoformat(generation.manifest.created)
    entries = DecidedArchive(generation.archive, decisions).entries
    dates = [entry.published for entry in entries]
    return KeepingStatus(
        generation=generation,
        current=generations.current(),
        previous=generations.previous(),
        age=now - created,
        articles=len(entries),
        years=count_years(dates),
        precisions=count_precisions(dates),
        newest=span_of(dates)[1],
        decided=count_decided(decisions, generation.archive),
        jobs=ledger.jobs.latest(_JOBS),
        asked=ledger.statistics.asked_since(created),
        open_reports=ledger.reports.open_count(),
        size=generations.size(),
    )


def count_years(dates: Iterable[PublicationDate | None]) -> Mapping[int, int]:
    """Return how many articles are of each year, oldest first."""
    counted = Counter(published.year for published in dates if published is not None)
    return dict(sorted(counted.items()))


def count_precisions(dates: Iterable[PublicationDate | None]) -> Mapping[Precision, int]:
    """Return how many articles are dated to the day, the month, the year or not at all."""
    known = Counter(Precision.NONE if each is None else each.precision for each in dates)
    return {precision: known[precision] for precision in Precision}


def count_decided(decisions: Decisions, archive: Archive) -> Decided:
    """Return how much is decided; of the suppressed, those that the archive holds."""
    held = _ids(archive.entries)
    return Decided(
        dates=len(decisions.dates),
        suppressed=len(decisions.suppressed & held),
        notes=len(decisions.notes),
        terms=len(decisions.glossary),
        problems=decisions.problems,
    )


def _ids(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the ids of articles and of their copies."""
    return frozenset(id_ for entry in entries for id_ in (entry.id, *(c.id for c in entry.copies)))
