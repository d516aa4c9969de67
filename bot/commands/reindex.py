"""`kernvraag reindex`: the corpus as it is now, published in one step, or a preview of that."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from bot.facts import facts_table, model_in_words, model_object, notices_list, rejections_list
from bot.given import Given
from bot.json_output import Json, holdings_object
from bot.opening import build_request, corpus_to_build
from bot.progress import follow_build
from bot.sample import NOTICE, sample_corpus
from bot.session import Session, open_session
from bot.wording import holdings_in_words
from retrieval.building import Built, build
from retrieval.changes import Changes, plan_changes
from retrieval.generations import Generations

# A list of ids that fits on a screen; --json has them all.
_SHOWN = 10


def run(given: Given, *, force: bool) -> None:
    """Build a generation and publish it; raises BuildFailedError, BuildRunningError."""
    session = _open(given)
    before = Generations(session.data).current()
    request = build_request(session, force=force)
    built = follow_build(build(request), session.messages)
    session.show(built_object(built, before=before), render_built(built, before=before))


def preview(given: Given) -> None:
    """Say what a reindex would change, and change nothing; raises CorpusError."""
    session = _open(given)
    before = Generations(session.data).current()
    request = build_request(session)
    changes = plan_changes(request.corpus, request.data, today=request.today)
    session.show(preview_object(changes, before=before), render_preview(changes))


def built_object(built: Built, *, before: str | None) -> Json:
    """Return what was published, and what it changed."""
    return {
        "dry_run": False,
        "generation": built.manifest.name,
        "previous": before,
        "corpus": holdings_object(built.manifest.holdings),
        **_changes(built.changes),
        "model": model_object(built.manifest.model),
        "embedded": built.embedded,
        "seconds": round(built.seconds, 1),
    }


def preview_object(changes: Changes, *, before: str | None) -> Json:
    """Return what would change, with the keys of `built_object`."""
    return {
        "dry_run": True,
        "generation": None,
        "previous": before,
        "corpus": None,
        **_changes(changes),
        "model": None,
        "embedded": None,
        "seconds": None,
    }


def render_built(built: Built, *, before: str | None) -> RenderableType:
    """Draw what was published, and what it changed."""
    return facts_table(_built_facts(built, before))


def render_preview(changes: Changes) -> RenderableType:
    """Draw what would change."""
    return facts_table(_preview_facts(changes))


def _open(given: Given) -> Session:
    session = open_session(given)
    if session.corpus is None and corpus_to_build(session) == sample_corpus():
        session.remark(NOTICE)
    return session


def _changes(changes: Changes) -> Json:
    return {
        "changes": {
            "added": list(changes.added),
            "changed": list(changes.changed),
            "removed": list(changes.removed),
            "unchanged": changes.unchanged,
        },
        "rejected": rejections_list(changes.rejected),
        "notices": notices_list(changes.notices),
    }


def _built_facts(built: Built, before: str | None) -> Iterator[tuple[str, str]]:
    holdings = built.manifest.holdings
    yield "published", built.manifest.name
    yield "previous", f"{before}, kept for: kernvraag rollback" if before else ""
    yield "holds", holdings_in_words(holdings, "en")
    yield "passages", f"{holdings.passages}, of which {built.embedded} newly embedded"
    yield from _change_facts(built.changes)
    yield "model", model_in_words(built.manifest.model)
    yield "took", f"{built.seconds:.1f} s"


def _preview_facts(changes: Changes) -> Iterator[tuple[str, str]]:
    yield "dry run", "nothing was changed; a reindex would make these changes"
    yield from _change_facts(changes)
    if changes.removes_too_much:
        yield "warning", "so many articles would be gone that a reindex asks for --force"


def _change_facts(changes: Changes) -> Iterator[tuple[str, str]]:
    yield "added", _ids(changes.added)
    yield "changed", _ids(changes.changed)
    yield "removed", _ids(changes.removed)
    yield "unchanged", str(changes.unchanged or "")
    for rejection in changes.rejected:
        yield "left out", rejection.sentence
    for notice in changes.notices:
        yield "noticed", f"{notice.path}: {notice.text}"


def _ids(ids: Sequence[str]) -> str:
    if not ids:
        return ""
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"{len(ids)}: {', '.join(ids[:_SHOWN])}{more}"
