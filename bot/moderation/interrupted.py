"""Telling, after a restart, what became of a reindex that the restart cut short."""

import logging
from datetime import datetime

import discord

from bot.card import Card
from bot.desk import Desk
from bot.edition import Edition
from bot.i18n import say, spoken
from bot.ledger import Job
from bot.reindexing import KIND
from bot.rendering.keeping.result import render_interrupted
from bot.rendering.notices import render_notice
from bot.views import NOBODY, draw

log = logging.getLogger(__name__)


async def tell_of_interrupted(client: discord.Client, desk: Desk) -> None:
    """Close the jobs of an earlier run, and say so on the messages that showed their progress."""
    for job in await desk.note(desk.ledger.jobs.running):
        if job.kind != KIND or job.started_at >= desk.started:
            continue
        name = _published_since(desk, job)
        await desk.note(lambda job=job, name=name: _close(desk, job, name))
        await _tell(client, job, name)


def _published_since(desk: Desk, job: Job) -> str | None:
    """Return the generation that a job published before it was cut short, or None."""
    state = desk.service.state
    if not isinstance(state, Edition):
        return None
    created = datetime.fromisoformat(state.manifest.created)
    return state.generation.name if created > job.started_at else None


def _close(desk: Desk, job: Job, published: str | None) -> None:
    if published is None:
        desk.ledger.jobs.end(job.id, "interrupted")
    else:
        desk.ledger.jobs.end(job.id, "done", detail=published)
    log.warning("reindex was cut short", extra={"job": job.id, "published": published})


async def _tell(client: discord.Client, job: Job, published: str | None) -> None:
    if job.channel is None or job.message is None:
        return
    channel = client.get_partial_messageable(job.channel)
    guild = getattr(client.get_channel(job.channel), "guild", None)
    language = spoken(str(guild.preferred_locale)) if guild else spoken(None)
    try:
        await channel.get_partial_message(job.message).edit(
            view=draw(_card_of(job, published, language)), allowed_mentions=NOBODY
        )
    except discord.HTTPException as error:
        log.warning("nobody could be told of it", extra={"job": job.id, "code": error.code})


def _card_of(job: Job, published: str | None, language: str) -> Card:
    if published is None:
        return render_interrupted(job, language=language)
    return render_notice(say("result.published", language, name=published))
