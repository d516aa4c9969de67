"""What no journey may leave behind: on Discord's side, and in the bot's log."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self

from tests.discord.fake.server import TOKEN, FakeDiscord

_MENTION = re.compile(r"<@!?\d+>")
# Shorter words may stand in a log by chance: in an id, a moment or a name of ours.
_TELLING = 8
_ALARMING = frozenset({"ERROR", "CRITICAL"})


@dataclass(frozen=True, slots=True)
class Beginning:
    """Hold how much had happened when a journey began; ids that are higher came later."""

    complaints: int
    pings: int
    last_id: int

    @classmethod
    def of(cls, discord: FakeDiscord) -> Self:
        """Return the beginning of what happens from now on."""
        journal = discord.journal
        last_id = discord.world.snowflakes.next()
        return cls(len(journal.complaints), len(journal.pings), last_id)


def left_on_discord(discord: FakeDiscord, began: Beginning) -> list[str]:
    """Return what is wrong: bodies that Discord refuses, pings, and people kept waiting."""
    pings = discord.journal.pings[began.pings :]
    return [
        *discord.journal.complaints[began.complaints :],
        *(f"message {ping.message_id} pings {ping.kind} {ping.whom}" for ping in pings),
        *(
            f"“thinking…” stands in {message.channel.name}"
            for message in discord.thinking
            if message.id > began.last_id
        ),
    ]


def left_in_log(
    lines: Iterable[str], *, secrets: Collection[str], expected: Collection[str] = ()
) -> list[str]:
    """Return what is wrong: lines that are no JSON, errors that nobody expected, secrets."""
    return [
        f"{complaint}: {line}" for line in lines for complaint in _judge(line, secrets, expected)
    ]


def said_by_people(discord: FakeDiscord, began: Beginning) -> set[str]:
    """Return the bot's token, those of interactions, and all that people wrote since."""
    interactions = [each for each in discord.state.interactions.values() if each.id > began.last_id]
    filled_in = (text for each in interactions for text in _values(each.data))
    words = {text.strip() for text in (*_messages(discord, began), *filled_in)}
    tokens = {each.token for each in interactions}
    return {TOKEN, *tokens, *(each for each in words if len(each) >= _TELLING)}


def _judge(line: str, secrets: Collection[str], expected: Collection[str]) -> Iterator[str]:
    try:
        entry = json.loads(line)
    except ValueError:
        yield "no JSON"
        return
    is_expected = any(words in entry["event"] for words in expected)
    if (entry["level"] in _ALARMING or "error" in entry) and not is_expected:
        yield "an error"
    readable = json.dumps(entry, ensure_ascii=False)
    yield from (f"{secret!r} in the log" for secret in secrets if secret in readable)


def _messages(discord: FakeDiscord, began: Beginning) -> Iterator[str]:
    for message in discord.world.messages.values():
        if message.id > began.last_id and message.author.id != discord.bot_person.id:
            yield from _MENTION.split(message.content)


def _values(data: Any) -> Iterator[str]:
    """Yield the texts that were filled in, however deep they stand."""
    match data:
        case dict():
            value = data.get("value")
            yield from (value,) if isinstance(value, str) else ()
            yield from (text for inner in data.values() for text in _values(inner))
        case list():
            yield from (text for inner in data for text in _values(inner))
        case _:
            return
