"""The bot killed under load at several moments, and whom its next start leaves waiting."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from crowd import Told, ask_at_once, fate_of
from figures import Figure, exactly, shown
from generated import questions, questions_of_both_kinds
from stage import STARTING, Archive, Stage, staged

from bot.commands.run import KEY_FILE, LEDGER_FILE
from bot.ledger import Ledger, Pending, read_key
from tests.discord.fake.interactions import Interaction
from tests.discord.fake.messages import Message

COMMANDS = 200
# In each of so many channels as many as a channel takes at once.
CHANNELS = 8
MENTIONS_EACH = 5
# Seconds. Each apology is two requests; Discord takes none after its token's fifteen minutes.
_LONGEST_APOLOGISING = 120.0
_TOKEN_LIFE = 900.0


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what a crowd asked, in both ways."""

    commands: Sequence[Interaction]
    mentions: Sequence[Message]

    @property
    def acknowledged(self) -> int:
        """Return how many commands show at least “thinking…”."""
        return sum(command.is_acknowledged for command in self.commands)

    @property
    def answered(self) -> int:
        """Return how many commands have their final answer."""
        return sum(bool(fate_of(command).told) for command in self.commands)


_MOMENTS: Mapping[str, Callable[[Asked], bool]] = {
    "at the first acknowledgement": lambda asked: asked.acknowledged > 0,
    "half acknowledged": lambda asked: asked.acknowledged >= COMMANDS // 2,
    "a quarter answered": lambda asked: asked.answered >= COMMANDS // 4,
}


async def crashes(archive: Archive) -> Sequence[Figure]:
    """Kill the bot at each moment, start it again, and see what became of everybody."""
    return [
        figure for name, is_now in _MOMENTS.items() for figure in await crash(archive, name, is_now)
    ]


async def crash(archive: Archive, name: str, is_now: Callable[[Asked], bool]) -> Sequence[Figure]:
    """Kill the bot at a moment under load, and start it again."""
    async with staged(archive) as stage:
        asked = await _ask(archive, stage)
        await stage.fake.until(lambda: is_now(asked), name)
        await stage.bot.kill()
        before = Asked([each for each in asked.commands if each.is_acknowledged], asked.mentions)
        answered, pending = before.answered, _pending(stage)
        died = time.monotonic()
        await stage.bot.start()
        await stage.bot.ready(within=STARTING)
        await _settle(stage, before, pending)
        waited, left = time.monotonic() - died, _pending(stage)
        return [
            Figure(f"killed {name}", f"{before.acknowledged} acknowledged, {answered} answered"),
            *_figures(stage, before, pending),
            exactly("… still pending afterwards", len(left), 0),
            Figure("… all told after", f"{waited:.0f} s", "≤ 900 s", waited <= _TOKEN_LIFE),
        ]


async def _ask(archive: Archive, stage: Stage) -> Asked:
    fake = stage.fake
    mentions = [
        await fake.reader("Lezer").say(f"{fake.bot_person.mention} {question}", channel=channel)
        for channel in [fake.new_channel(f"zaal {number}") for number in range(CHANNELS)]
        for question in questions(MENTIONS_EACH, seed=channel.id)
    ]
    commands = questions_of_both_kinds(archive.corpus, COMMANDS)
    return Asked(await ask_at_once(fake, commands), mentions)


async def _settle(stage: Stage, before: Asked, pending: Sequence[Pending]) -> None:
    """Wait until everybody was told something; whoever never is shows in the figures."""
    owed = {each.message for each in pending}
    mentions = [each for each in before.mentions if each.id in owed]

    def is_settled() -> bool:
        commands = all(fate_of(each).told for each in reversed(before.commands))
        return commands and all(map(stage.fake.replies_to, reversed(mentions)))

    with suppress(AssertionError, TimeoutError):
        await stage.fake.until(is_settled, "apologies", within=_LONGEST_APOLOGISING)
        async with asyncio.timeout(_LONGEST_APOLOGISING):
            await _ledger_is_empty(stage)


async def _ledger_is_empty(stage: Stage) -> None:
    reader = stage.fake.reader("Lezer")
    while _pending(stage):
        # What the bot does for itself nobody sees; this takes it as long as a request.
        await reader.autocomplete("source", article="a")


def _figures(stage: Stage, before: Asked, pending: Sequence[Pending]) -> Sequence[Figure]:
    fates = [fate_of(each) for each in before.commands]
    replies = [stage.fake.replies_to(each) for each in before.mentions]
    apologies = sum(Told.RESTARTED in fate.told for fate in fates)
    commands = sum(each.kind == "interaction" for each in pending)
    return [
        shown("… commands pending", commands),
        shown("… mentions pending", len(pending) - commands),
        shown("… commands apologised for", apologies),
        shown("… mentions replied to", sum(map(bool, replies))),
        exactly("… commands told twice", sum(len(fate.told) > 1 for fate in fates), 0),
        exactly("… mentions told twice", sum(len(each) > 1 for each in replies), 0),
        exactly("… commands told nothing", sum(not fate.told for fate in fates), 0),
        exactly("… left “thinking…”", len(stage.fake.thinking), 0),
    ]


def _pending(stage: Stage) -> Sequence[Pending]:
    """Return whom the bot owes something, as its ledger says."""
    key = read_key(stage.data / KEY_FILE)
    with Ledger.open(stage.data / LEDGER_FILE, key=key) as ledger:
        return ledger.pending.unfinished()
