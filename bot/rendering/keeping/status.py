"""Status -> the card that says how the archive is doing, and the alarm when it is stale."""

from collections.abc import Iterator
from datetime import datetime

from bot.card import Accent, Card, Rule
from bot.i18n import say, say_count
from bot.keeping.status import KeepingStatus
from bot.ledger import Job
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, Long, draft, small, strong
from bot.rendering.keeping.holdings import asked_in_words, dated_counts_in_words, decided_in_words
from bot.rendering.keeping.measures import length_in_words, moment_in_words, size_in_words
from bot.rendering.keeping.sections import draft_section
from bot.wording import published_in_words
from corpus.publication import PublicationDate


def render_status(
    status: KeepingStatus,
    *,
    freshness_days: int | None,
    stale: bool,
    running: bool,
    language: str,
) -> Card:
    """Draw all that is known of an archive and of what readers asked it, stale or not.

    `freshness_days` is after how many days it counts as stale, None where it never does.
    """
    alarm = _stale(freshness_days, language) if stale else ()
    parts: tuple[Drafted, ...] = (
        draft(
            strong(say("status.title", language)),
            small(_generation(status, language)),
            *((small(say("status.running", language)),) if running else ()),
        ),
        *alarm,
        Rule(),
        *draft_section(say("status.articles", language), dated_counts_in_words(status, language)),
        *draft_section(say("status.decided", language), decided_in_words(status.decided, language)),
        *draft_section(say("status.readers", language), asked_in_words(status, language)),
        *draft_section(say("status.index", language), _index(status, language)),
        *draft_section(
            say("status.builds", language), (_job(job, language) for job in status.jobs)
        ),
    )
    return fit_card(parts, Accent.ALARM if alarm else Accent.NOTICE)


def render_stale(
    *, newest: PublicationDate | None, built: datetime, days: int, language: str
) -> Card:
    """Draw that the newest article or the last build is more than so many days old."""
    moment = moment_in_words(built, language)
    lines = [say("stale.built", language, moment=moment)]
    if newest:
        lines.insert(0, say("status.newest", language, date=published_in_words(newest, language)))
    parts: tuple[Drafted, ...] = (
        draft(strong(say("stale.title", language))),
        *_stale(days, language),
        draft(*map(small, lines)),
    )
    return fit_card(parts, Accent.ALARM)


def _stale(days: int | None, language: str) -> tuple[Draft, ...]:
    if days is None:
        return ()
    return (draft((Long(say_count("stale.remedy", language, days)),)),)


def _generation(status: KeepingStatus, language: str) -> str:
    manifest = status.generation.manifest
    return say(
        "status.generation",
        language,
        name=manifest.name,
        age=length_in_words(status.age, language),
        moment=moment_in_words(datetime.fromisoformat(manifest.created), language),
    )


def _index(status: KeepingStatus, language: str) -> Iterator[str]:
    model = status.generation.manifest.model
    yield say("about.model", language, model=model.used)
    if model.used != model.configured:
        yield say("about.stand_in", language, model=model.configured)
    if status.generation.notice:
        yield say("degraded", language, sentence=status.generation.notice)
    if status.previous:
        yield say("status.previous", language, name=status.previous)
    yield say("status.size", language, size=size_in_words(status.size, language))


def _job(job: Job, language: str) -> str:
    moment = moment_in_words(job.started_at, language)
    state = say(f"job.{job.state}", language)
    detail = f" ({job.detail})" if job.detail else ""
    return f"{moment}: {state}{detail}"
