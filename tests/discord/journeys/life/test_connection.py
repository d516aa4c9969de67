import pytest

from tests.discord.fake.gateway import Intent
from tests.discord.fake.interactions import Interaction
from tests.discord.fake.places import Channel
from tests.discord.fake.posting import seen_by_bot
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.keeper import Operator
from tests.discord.journeys.life.village import QUESTION, SENTENCE

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Seconds; no test lasts as long.
_FOR_EVER = 3_600.0


async def test_who_asks_while_the_connection_drops_is_answered_once(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    resumed = discord.gateway.resumed
    command = hanna.send_slash("ask", question=QUESTION, channel=channel)
    mention = await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
    await discord.gateway.drop()
    await discord.until(lambda: discord.gateway.resumed > resumed, "the bot to come back")
    await command.answered()
    await discord.until(lambda: discord.replies_to(mention), "a reply")

    assert len(discord.replies_to(mention)) == 1
    assert [SENTENCE in each.text for each in discord.messages_of_bot(channel)] == [True, True]


async def test_who_asks_while_nobody_is_connected_is_answered_once_the_bot_is_back(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    resumed = discord.gateway.resumed
    await discord.gateway.drop()
    mention = await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
    await discord.until(lambda: discord.gateway.resumed > resumed, "the bot to come back")
    (reply,) = await discord.until(lambda: discord.replies_to(mention), "a reply")

    assert SENTENCE in reply.text


async def test_a_message_that_discord_tells_of_twice_is_answered_once(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    first = await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
    for _ in range(2):
        again = seen_by_bot(discord.state, first)
        discord.gateway.dispatch("MESSAGE_CREATE", again, intent=Intent.GUILD_MESSAGES)
    # Of one channel, the bot answers one message after the other.
    await hanna.mention(QUESTION, channel=channel)

    assert len(discord.replies_to(first)) == 1


async def test_a_command_that_discord_tells_of_twice_is_acknowledged_once(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    command = hanna.send_slash("ask", question=QUESTION, channel=channel)
    discord.gateway.dispatch("INTERACTION_CREATE", command.payload(discord.world))
    await command.answered()
    await hanna.slash("ask", question=QUESTION, channel=channel)

    assert [entry.status for entry in _acknowledgements(discord, command)] == [200]


async def test_a_bot_whose_session_is_over_begins_another(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    identified = discord.gateway.identified
    discord.gateway.invalidate()
    await discord.until(lambda: discord.gateway.identified > identified, "the bot to come back")
    reply = await hanna.slash("ask", question=QUESTION, channel=channel)

    assert SENTENCE in reply.text


async def test_a_bot_that_is_asked_to_reconnect_does(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    resumed = discord.gateway.resumed
    discord.gateway.ask_to_reconnect()
    await discord.until(lambda: discord.gateway.resumed > resumed, "the bot to come back")
    reply = await hanna.slash("ask", question=QUESTION, channel=channel)

    assert SENTENCE in reply.text


async def test_health_says_that_discord_is_not_connected_for_as_long_as_it_is_not(
    discord: FakeDiscord, operator: Operator, expected: set[str]
) -> None:
    expected.add("Attempting a reconnect")
    resumed, turned_away = discord.gateway.resumed, discord.gateway.turned_away
    discord.gateway.is_open = False
    await discord.gateway.drop()
    await discord.until(lambda: discord.gateway.turned_away > turned_away, "the bot to try")
    cut_off = await operator.health()
    discord.gateway.is_open = True
    await discord.until(lambda: discord.gateway.resumed > resumed, "the bot to come back")
    back = await operator.health()

    assert (cut_off.http, cut_off.status) == (503, "disconnected")
    assert (back.http, back.status, back.generation) == (200, "degraded", "g000001")


async def test_an_event_that_the_library_cannot_read_only_costs_a_new_connection(
    discord: FakeDiscord, hanna: Reader, channel: Channel, expected: set[str]
) -> None:
    expected.add("the connection ended")
    identified = discord.gateway.identified
    discord.gateway.dispatch("MESSAGE_CREATE", {"id": None}, intent=Intent.GUILD_MESSAGES)
    await discord.until(lambda: discord.gateway.identified > identified, "the bot to come back")
    reply = await hanna.slash("ask", question=QUESTION, channel=channel)

    assert SENTENCE in reply.text


async def test_who_waits_when_such_an_event_comes_is_answered_or_told_to_ask_again(
    discord: FakeDiscord, hanna: Reader, channel: Channel, expected: set[str]
) -> None:
    expected.add("the connection ended")
    soon = hanna.send_slash("ask", question=QUESTION, channel=channel)
    never = hanna.send_slash("ask", question=QUESTION, channel=channel)
    held = [
        discord.faults.delay(0.5, f"{soon.token}/messages"),
        discord.faults.delay(_FOR_EVER, f"{never.token}/messages"),
    ]
    await discord.until(lambda: not any(fault.times for fault in held), "answers on their way")
    discord.gateway.dispatch("MESSAGE_CREATE", {"id": None}, intent=Intent.GUILD_MESSAGES)
    await soon.answered()
    await never.answered()

    assert SENTENCE in discord.world.messages[soon.result_id or 0].text
    assert discord.world.messages[never.result_id or 0].text == (
        "The bot restarted before it could answer. Ask again."
    )


def _acknowledgements(discord: FakeDiscord, interaction: Interaction) -> list[object]:
    requests = discord.journal.requests("POST", "/callback")
    return [entry for entry in requests if str(interaction.id) in entry.path]
