"""Whether an archive has become stale, and telling a channel of it once."""

import logging
from datetime import UTC, datetime, timedelta

import discord

from bot.desk import Desk
from bot.edition import Edition, NotReadyError
from bot.i18n import spoken
from bot.rendering.keeping.status import render_stale
from bot.views import draw
from corpus.publication import PublicationDate

log = logging.getLogger(__name__)

# Under this name the ledger remembers which generation was found stale and told of.
_TOLD = "stale_generation"


def is_stale(edition: Edition, days: int | None, *, now: datetime) -> bool:
    """Tell whether the last build or the newest article is older than some days."""
    if days is None:
        return False
    limit = timedelta(days=days)
    built = datetime.fromisoformat(edition.manifest.created)
    newest = newest_of(edition)
    published = newest.period.last if newest else None
    return now - built > limit or (published is not None and now.date() - published > limit)


def newest_of(edition: Edition) -> PublicationDate | None:
    """Return the latest publication date that readers see, None where nothing is dated."""
    dates = [entry.published for entry in edition.answerer.entries if entry.published]
    return max(dates, key=lambda published: published.period.last, default=None)


async def tell_if_stale(
    client: discord.Client, desk: Desk, *, channel: int | None, days: int | None
) -> None:
    """Post once for each generation that the archive has become stale."""
    if channel is None or days is None:
        return
    stale = await desk.note(lambda: _stale(desk, days))
    if stale is None:
        return
    edition, name = stale
    destination = client.get_partial_messageable(channel)
    guild = getattr(client.get_channel(channel), "guild", None)
    language = spoken(str(guild.preferred_locale)) if guild else "en"
    card = render_stale(
        newest=newest_of(edition),
        built=datetime.fromisoformat(edition.manifest.created),
        days=days,
        language=language,
    )
    try:
        await destination.send(view=draw(card))
    except discord.HTTPException as error:
        log.warning("nobody could be told of the stale archive", extra={"code": error.code})
        return
    await desk.note(lambda: desk.ledger.values.put(_TOLD, name))


def _stale(desk: Desk, days: int) -> tuple[Edition, str] | None:
    """Return the edition that is stale and its name, or None when it is fresh or told of."""
    try:
        with desk.service.edition() as edition:
            # A decided date makes an archive fresh as well as a build does.
            name = f"{edition.generation.name} {newest_of(edition)}"
            if not is_stale(edition, days, now=datetime.now(UTC)):
                return None
            return None if desk.ledger.values.get(_TOLD) == name else (edition, name)
    except NotReadyError:
        return None
