from pathlib import Path

import pytest

from bot.translator import labels
from tests.discord.fake.gateway import PRIVILEGED, Intent
from tests.discord.fake.places import Channel, Context
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")


CHECK = "Check against the archive"
# What everybody may use, in a server or with the bot alone.
READERS = ("ask", "timeline", "source", "sources", "quote", "about", "privacy", CHECK)


def ledger_of(newsroom: Newsroom) -> bytes:
    """Return all bytes that the ledger holds, with what SQLite keeps beside it."""
    return b"".join(map(Path.read_bytes, newsroom.data.glob("ledger.sqlite*")))


async def test_who_asks_what_this_is_hears_what_the_archive_holds_and_what_is_kept(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.slash("over", channel=channel)

    assert reply.is_private
    assert "37 artikelen, 2022 – 2023, 5 zonder datum" in reply.text
    assert "Model dat zinnen op betekenis vindt: all-MiniLM-L6-v2" in reply.text
    assert "Dat alles wordt na 30 dagen verwijderd" in reply.text
    assert "Van jou worden 0 vragen en meldingen bewaard" in reply.text


async def test_who_has_everything_deleted_is_not_kept_any_more(
    newsroom: Newsroom, evan: Reader, channel: Channel
) -> None:
    question = "Hoeveel kippen verdronken er bij Stormerdijk, vraagt een zekere Wobbe?"
    answer = await evan.slash("ask", question=question, private=True, channel=channel)
    form = await evan.press(answer, "Report a mistake")
    await evan.submit(form, {"What is wrong?": "De haan van Wobbe leeft nog."})
    kept = ledger_of(newsroom)

    reply = await evan.slash("privacy delete", channel=channel)

    assert b"zekere Wobbe" in kept
    assert b"haan van Wobbe" in kept
    assert "2 questions and reports of yours were deleted" in reply.text
    assert b"Wobbe" not in ledger_of(newsroom)


async def test_the_ledger_never_holds_who_asked(
    newsroom: Newsroom, discord: FakeDiscord, channel: Channel
) -> None:
    oebele = discord.reader("Oebele")

    await oebele.mention("Hoeveel wagons telde de wapentrein?", channel=channel)

    kept = ledger_of(newsroom)
    assert str(oebele.person.id).encode() not in kept
    assert b"Oebele" not in kept


async def test_a_button_of_an_answer_that_was_deleted_says_that_it_is_no_longer_kept(
    evan: Reader, channel: Channel
) -> None:
    answer = await evan.slash("ask", question="Hoeveel wagons?", channel=channel)
    await evan.slash("privacy delete", channel=channel)

    reply = await evan.press(answer, "Source 1")

    assert reply.is_private
    assert "What this button belongs to is no longer kept. Ask again." in reply.text


async def test_what_others_asked_is_kept_when_somebody_has_theirs_deleted(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    answer = await hanna.slash("ask", question="Hoeveel wagons?", channel=channel)
    await evan.slash("privacy delete", channel=channel)

    source = await evan.press(answer, "Bron 1")

    assert "no longer kept" not in source.text


async def test_every_command_and_option_has_a_dutch_name_and_description(
    discord: FakeDiscord,
) -> None:
    english, dutch = labels("en"), labels("nl")

    told = [
        (entry[f"{part}"], (entry.get(f"{part}_localizations") or {}).get("nl"))
        for entry in entries_of(discord)
        for part in ("name", "description")
        if entry.get(part)
    ]
    wanted = {(english[key], dutch[key]) for key in english}
    assert {(name, label) for name, label in told if label} <= wanted
    # Where both languages use the same word, Discord may be told nothing.
    assert all(label or (name, name) in wanted for name, label in told)


async def test_every_command_for_readers_may_be_used_and_installed_anywhere(
    discord: FakeDiscord,
) -> None:
    commands = {command["name"]: command for command in discord.commands.registered()}

    for name in READERS:
        assert sorted(commands[name]["contexts"]) == sorted(Context)
        assert sorted(commands[name]["integration_types"]) == [0, 1]
    assert all(command["contexts"] for command in commands.values())


async def test_the_bot_asks_for_no_privileged_intent(discord: FakeDiscord) -> None:
    (session,) = discord.gateway.sessions.values()

    intents = Intent(session.intents)
    assert not intents & PRIVILEGED
    assert intents == Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.DIRECT_MESSAGES


def entries_of(discord: FakeDiscord) -> list[dict[str, object]]:
    """Return all registered commands, subcommands and options."""
    waiting = list(discord.commands.registered())
    for entry in waiting:
        waiting += entry.get("options") or []
    return waiting
