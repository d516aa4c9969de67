from http import HTTPStatus
from pathlib import Path

import pytest

from tests.discord.fake.interactions import Interaction
from tests.discord.fake.journal import Entry
from tests.discord.fake.permissions import Permission
from tests.discord.fake.places import Channel, Kind
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.keeper import events
from tests.discord.journeys.life.village import QUESTION, SENTENCE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_refused_acknowledgement_is_given_again(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    interaction = hanna.send_slash("ask", question=QUESTION, channel=channel)
    discord.faults.answer(500, f"{interaction.token}/callback")
    await interaction.answered()

    assert _statuses(discord, interaction, "/callback") == [500, 200]
    assert SENTENCE in _shown(discord, interaction)


async def test_an_acknowledgement_whose_reply_is_lost_still_leads_to_the_answer(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    interaction = hanna.send_slash("ask", question=QUESTION, channel=channel)
    discord.faults.lose_answer(f"{interaction.token}/callback")
    await interaction.answered()

    assert _statuses(discord, interaction, "/callback") == [502, 400]
    assert SENTENCE in _shown(discord, interaction)


async def test_an_acknowledgement_that_was_cut_off_is_given_again(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    interaction = hanna.send_slash("ask", question=QUESTION, channel=channel, private=True)
    discord.faults.hang_up(f"{interaction.token}/callback")
    await interaction.answered()

    assert _statuses(discord, interaction, "/callback") == [0, 200]
    assert SENTENCE in _shown(discord, interaction)


async def test_an_answer_that_was_cut_off_is_given_again(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    interaction = hanna.send_slash("ask", question=QUESTION, channel=channel)
    discord.faults.hang_up(f"{interaction.token}/messages")
    await interaction.answered()

    assert _statuses(discord, interaction, "/messages") == [0, 200]
    assert SENTENCE in _shown(discord, interaction)


async def test_a_full_bucket_is_waited_for(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    discord.faults.answer(429, f"/channels/{channel.id}/messages", times=2, retry_after=0.05)
    reply = await hanna.mention(QUESTION, channel=channel)

    statuses = [entry.status for entry in _posted(discord, channel)]
    assert statuses == [429, 429, 200]
    assert SENTENCE in reply.text


async def test_a_reply_that_was_refused_is_sent_again(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    discord.faults.answer(503, f"/channels/{channel.id}/messages")
    reply = await hanna.mention(QUESTION, channel=channel)

    assert SENTENCE in reply.text


async def test_a_reply_that_was_cut_off_is_sent_again(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    discord.faults.hang_up(f"/channels/{channel.id}/messages")
    reply = await hanna.mention(QUESTION, channel=channel)

    assert SENTENCE in reply.text


async def test_a_reply_that_was_posted_and_not_confirmed_stands_once(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    discord.faults.lose_answer(f"/channels/{channel.id}/messages")
    await hanna.mention(QUESTION, channel=channel)
    await discord.until(lambda: len(_posted(discord, channel)) == 2, "a second attempt")

    assert [entry.status for entry in _posted(discord, channel)] == [502, 200]
    assert len(discord.messages_of_bot(channel)) == 1


@pytest.mark.parametrize(
    "denied",
    [Permission.SEND_MESSAGES, Permission.READ_MESSAGE_HISTORY, Permission.VIEW_CHANNEL],
    ids=lambda permission: permission.name.lower(),
)
async def test_a_channel_where_the_bot_may_not_reply_gets_no_reply_and_harms_nothing(
    discord: FakeDiscord, hanna: Reader, denied: Permission
) -> None:
    channel = discord.new_channel("dienstmededelingen", denied=denied)
    await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
    reply = await hanna.slash("ask", question=QUESTION, channel=channel)
    if denied is not Permission.VIEW_CHANNEL:
        await discord.until(lambda: _posted(discord, channel), "an attempt to reply")

    assert SENTENCE in reply.text
    assert [message.id for message in discord.messages_of_bot(channel)] == [reply.message.id]


async def test_a_refusal_to_reply_is_logged_with_the_channel_and_nothing_of_the_question(
    log: Path, discord: FakeDiscord, hanna: Reader
) -> None:
    channel = discord.new_channel("prikbord", kind=Kind.THREAD)
    closed = discord.new_channel("archiefkast", denied=Permission.SEND_MESSAGES)
    await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=closed)
    await discord.until(lambda: _posted(discord, closed), "an attempt to reply")
    # By then what the bot thought of the first is written.
    await hanna.mention(QUESTION, channel=channel)

    assert "may not write" in events(log)


async def test_somebody_who_takes_no_direct_messages_harms_nothing(
    discord: FakeDiscord, channel: Channel, hanna: Reader
) -> None:
    shy = discord.reader("Sjoerd", accepts_messages=False)
    await shy.say(QUESTION, channel=discord.dm(shy))
    await discord.until(lambda: _posted(discord, discord.dm(shy)), "an attempt to reply")
    reply = await hanna.mention(QUESTION, channel=channel)

    assert SENTENCE in reply.text


async def test_an_acknowledgement_that_comes_too_late_is_let_go(
    log: Path, discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    interaction = hanna.send_slash("ask", question=QUESTION, channel=channel)
    interaction.age(seconds=4)
    await discord.until(lambda: _statuses(discord, interaction, ""), "the bot to try")
    await hanna.slash("ask", question=QUESTION, channel=channel)

    assert _statuses(discord, interaction, "") == [HTTPStatus.NOT_FOUND]
    assert "too late to answer" in events(log)


def _shown(discord: FakeDiscord, interaction: Interaction) -> str:
    return discord.world.messages[interaction.result_id or 0].text


def _posted(discord: FakeDiscord, channel: Channel) -> list[Entry]:
    requests = discord.journal.requests("POST", "/messages")
    return [entry for entry in requests if str(channel.id) in entry.path]


def _statuses(discord: FakeDiscord, interaction: Interaction, path: str) -> list[int]:
    words = f"{interaction.token}{path}"
    return [entry.status for entry in discord.journal.entries if words in entry.path]
