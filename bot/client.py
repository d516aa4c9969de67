"""The Discord client: least intents, no pings, and whom each act is handed to."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, cast

import discord
from discord.ext import commands

from bot.actions import Action, Verb
from bot.apologies import apologise
from bot.cogs.about import About
from bot.cogs.ask import Ask
from bot.cogs.check import Check
from bot.cogs.conversation import Conversation
from bot.cogs.moderation import Moderation
from bot.cogs.reports import Reports
from bot.cogs.sources import Sources
from bot.desk import Desk
from bot.failures import tell
from bot.moderation.building import Building
from bot.moderation.freshness import tell_if_stale
from bot.moderation.interrupted import tell_of_interrupted
from bot.moderation.office import Office
from bot.permission import Rules
from bot.reindexing import Reindexing
from bot.replying import pending_of
from bot.settings import Settings
from bot.tree import Tree
from bot.views import ActionButton, ActionMenu, Handler

log = logging.getLogger(__name__)

# Seconds between two looks at whether the archive has become stale.
_STALENESS = 600.0

# Nobody is spoken to here; the library would warn at each start that it could not.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


class Client(commands.Bot):
    """Connect to Discord, and hand every act to the cog that it belongs to."""

    def __init__(self, desk: Desk, reindexing: Reindexing, settings: Settings) -> None:
        rules = Rules(settings.guild_ids, settings.moderator_role_ids)
        self._desk = desk
        self._rules = rules
        self._settings = settings
        # Who asked before that asked another client, which is no more.
        self._made = datetime.now(UTC)
        self._beside: Sequence[asyncio.Task[None]] = ()
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=_intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            # Nothing looks at earlier messages, and their texts are nobody's business.
            max_messages=None,
            # The library makes it, from the client alone.
            tree_cls=cast("Any", partial(Tree, desk=desk, rules=rules)),
        )
        office = Office(desk, rules)
        self.building = Building(office, reindexing, freshness_days=settings.freshness_days)
        self._own: Sequence[commands.Cog] = (
            Ask(desk),
            Sources(desk),
            Check(desk, self._own_tree),
            Reports(desk),
            About(desk, retention_days=settings.retention_days),
            Conversation(self, desk, rules),
            Moderation(office, self.building, self._own_tree),
        )
        self._acts = _acts(self._own)

    @property
    def _own_tree(self) -> Tree:
        return cast("Tree", self.tree)

    async def setup_hook(self) -> None:
        """Put everything into place once the token is known to be good."""
        for cog in self._own:
            await self.add_cog(cog)
        self.add_dynamic_items(ActionButton, ActionMenu)
        await self._own_tree.sync_if_changed()
        # Beside the connecting: whoever waits has waited long enough.
        self._beside = [
            asyncio.create_task(apologise(self, self._desk, before=self._made)),
            asyncio.create_task(self._greet()),
        ]

    async def _greet(self) -> None:
        """Tell moderators, once servers are known, what happened while nobody was connected."""
        await self.wait_until_ready()
        await tell_of_interrupted(self, self._desk)
        settings = self._settings
        while True:
            await tell_if_stale(
                self,
                self._desk,
                channel=settings.alarm_channel_id,
                days=settings.freshness_days,
            )
            await asyncio.sleep(_STALENESS)

    async def close(self) -> None:
        """Disconnect, and let go of what runs beside."""
        for task in self._beside:
            task.cancel()
        await super().close()

    async def expect(self, interaction: discord.Interaction[Any]) -> None:
        """Remember that somebody waits for an answer, so that after a crash they hear of it."""
        await self._desk.expect(pending_of(interaction))

    async def give_up(self, interaction: discord.Interaction[Any]) -> None:
        """Forget that somebody waited: Discord shows them already that there is no answer."""
        await self._desk.fulfil(str(interaction.id))

    async def perform(self, interaction: discord.Interaction[Any], action: Action) -> None:
        """Do what a button, menu or form says."""
        if not self._desk.begin(interaction.id):
            return
        try:
            await self._desk.arrivals.turn()
            self._rules.require_served(interaction.guild_id)
            await self._acts[action.verb](interaction, action)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader must hear of it
            await tell(interaction, error, self._desk.metrics)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Take forms by their custom id: Discord's library forgets them with a restart."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        action = Action.parse(str((interaction.data or {}).get("custom_id", "")))
        if action is not None:
            await self.perform(interaction, action)

    async def on_message(self, message: discord.Message, /) -> None:
        """Look for no commands in messages; `Conversation` listens to them."""

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what went wrong in an event, never what the event was about."""
        # The library calls this where the error is at hand.
        log.exception("event failed", extra={"on": event_method})  # noqa: LOG004
        self._desk.metrics.failed("event")


def _intents() -> discord.Intents:
    """Return what must be heard: servers and messages, none of it privileged."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    return intents


def _acts(cogs: Sequence[commands.Cog]) -> Mapping[Verb, Handler]:
    acts: dict[Verb, Handler] = {}
    for cog in cogs:
        acts |= getattr(cog, "handlers", {})
    return acts
