import pytest

from tests.discord.fake.people import Nature
from tests.discord.fake.permissions import Permission
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoeveel wagons telde de wapentrein?"


async def answers_there(discord: FakeDiscord, channel: Channel) -> int:
    """Return how many messages the bot wrote in a channel, once a question there was answered.

    A channel's messages are answered in order: by then, all before it would have been.
    """
    await discord.reader("Pim").mention(QUESTION, channel=channel)
    return len(discord.messages_of_bot(channel))


@pytest.mark.parametrize("call", ["@everyone", "@here"])
async def test_who_calls_everybody_does_not_call_the_bot(
    discord: FakeDiscord, channel: Channel, call: str
) -> None:
    boss = discord.reader("Bas", permissions=Permission.MENTION_EVERYONE)

    message = await boss.say(f"{call} {QUESTION}", channel=channel)

    assert message.mentions_everyone
    assert await answers_there(discord, channel) == 1


async def test_who_calls_a_role_does_not_call_the_bot_that_has_it(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    (role,) = discord.bot_person.roles

    message = await hanna.say(f"<@&{role.id}> {QUESTION}", channel=channel)

    assert message.mentioned_roles == (role.id,)
    assert await answers_there(discord, channel) == 1


async def test_people_who_talk_among_themselves_are_left_in_peace(
    discord: FakeDiscord, hanna: Reader, evan: Reader, channel: Channel
) -> None:
    message = await hanna.say(QUESTION, channel=channel)
    await evan.say("22, denk ik", reply_to=message)

    assert await answers_there(discord, channel) == 1


@pytest.mark.parametrize("nature", [Nature.BOT, Nature.WEBHOOK])
async def test_neither_other_bots_nor_webhooks_are_answered(
    discord: FakeDiscord, channel: Channel, nature: Nature
) -> None:
    robot = discord.reader("Robot", nature=nature)

    await robot.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)

    assert await answers_there(discord, channel) == 1


async def test_a_message_that_mentions_the_bot_only_after_an_edit_is_not_answered(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    message = await hanna.say(QUESTION, channel=channel)

    await hanna.edit(message, f"{discord.bot_person.mention} {QUESTION}")

    assert await answers_there(discord, channel) == 1


async def test_a_question_that_is_edited_is_not_answered_again(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    asked = await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
    await discord.until(lambda: discord.replies_to(asked), "an answer")

    await hanna.edit(asked, f"{discord.bot_person.mention} Wie reed de wapentrein?")

    assert await answers_there(discord, channel) == 2


async def test_the_bot_does_not_talk_to_itself(discord: FakeDiscord, hanna: Reader) -> None:
    direct = discord.dm(hanna)
    first = await hanna.ask(QUESTION, channel=direct)
    await hanna.ask("En wie reed hem?", reply_to=first)

    assert len(discord.messages_of_bot(direct)) == 2
