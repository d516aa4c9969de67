"""`kernvraag status`: what the index holds, and what it was made with."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import RenderableType

from bot.facts import facts_table, model_in_words, model_object, notices_list, rejections_list
from bot.given import Given
from bot.json_output import Json, holdings_object
from bot.opening import find_other_corpus, is_sample
from bot.session import open_session
from bot.wording import holdings_in_words
from corpus.publication import Precision
from retrieval.archive import Entry
from retrieval.generations import Generations
from retrieval.manifest import Manifest

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Status:
    """Hold what is known of a data folder; `age` is since the build, `size` in bytes."""

    data: Path
    manifest: Manifest
    notice: str | None
    current: str | None
    previous: str | None
    precisions: Mapping[Precision, int]
    age: timedelta
    size: int


def run(given: Given) -> None:
    """Show the published generation; raises IndexMissingError."""
    session = open_session(given)
    status = read_status(session.data, now=datetime.now(UTC))
    other = find_other_corpus(session, status.manifest)
    if other is not None:
        session.remark(str(other))
    session.show(status_object(status), render_status(status))


def read_status(data: Path, *, now: datetime) -> Status:
    """Return what is known of a data folder; raises IndexMissingError."""
    generations = Generations(data)
    generation = generations.open()
    manifest = generation.manifest
    return Status(
        data=data.resolve(),
        manifest=manifest,
        notice=generation.notice,
        current=generations.current(),
        previous=generations.previous(),
        precisions=count_precisions(generation.archive.entries),
        age=now - datetime.fromisoformat(manifest.created),
        size=generations.size(),
    )


def count_precisions(entries: tuple[Entry, ...]) -> Mapping[Precision, int]:
    """Return how many articles are dated to the day, the month, the year or not at all."""
    known = Counter(
        entry.published.precision if entry.published else Precision.NONE for entry in entries
    )
    return {precision: known[precision] for precision in Precision}


def status_object(status: Status) -> Json:
    """Return the status for scripts."""
    manifest = status.manifest
    return {
        "generation": manifest.name,
        "current": status.current,
        "previous": status.previous,
        "notice": status.notice,
        "created": manifest.created,
        "corpus_path": manifest.corpus,
        "data_path": str(status.data),
        "corpus": holdings_object(manifest.holdings),
        "precision": {precision.value: count for precision, count in status.precisions.items()},
        "model": model_object(manifest.model),
        "gate": {"signal": manifest.gate.signal, "threshold": manifest.gate.threshold},
        "versions": dict(manifest.versions),
        "rejected": rejections_list(manifest.rejected),
        "notices": notices_list(manifest.notices),
        "size": status.size,
    }


def render_status(status: Status) -> RenderableType:
    """Draw the status as names and facts."""
    return facts_table(_facts(status))


def age_in_words(age: timedelta) -> str:
    """Return the largest unit of an age, such as `3 hours`."""
    # A clock that was set back makes an age negative.
    seconds = max(int(age.total_seconds()), 0)
    units = {"day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
    unit, length = next(
        ((unit, length) for unit, length in units.items() if seconds >= length), ("second", 1)
    )
    count = seconds // length
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _facts(status: Status) -> Iterator[tuple[str, str]]:
    manifest = status.manifest
    fiction = " (the sample archive, fiction)" if is_sample(manifest) else ""
    yield "generation", f"{manifest.name}, built {age_in_words(status.age)} ago"
    yield "warning", status.notice or ""
    yield "previous", status.previous or "none yet"
    yield "corpus", f"{manifest.corpus}{fiction}"
    yield "holds", holdings_in_words(manifest.holdings, "en")
    yield "passages", str(manifest.holdings.passages)
    yield "dates", ", ".join(_dated(status))
    yield "model", model_in_words(manifest.model)
    yield "answers need", f"{manifest.gate.signal} ≥ {manifest.gate.threshold:g}"
    yield "made with", ", ".join(f"{name} {known}" for name, known in manifest.versions.items())
    for rejection in manifest.rejected:
        yield "left out", rejection.sentence
    for notice in manifest.notices:
        yield "noticed", f"{notice.path}: {notice.text}"
    yield "on disk", f"{status.size / _MEGABYTE:.1f} MB in {status.data}"


def _dated(status: Status) -> Iterator[str]:
    for precision, count in status.precisions.items():
        if count:
            exactly = "undated" if precision is Precision.NONE else f"to the {precision}"
            yield f"{count} {exactly}"
