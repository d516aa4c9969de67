import pytest

from tests.discord.fake.command_book import ImpossibleError
from tests.discord.fake.people import Nature
from tests.discord.fake.permissions import Permission
from tests.discord.fake.pings import IN_CHANNEL, IN_INTERACTION, pings_of
from tests.discord.fake.places import Kind
from tests.discord.fake.server import FakeDiscord
from tests.discord.fake.small_bot import SmallBot


async def test_a_message_that_mentions_the_bot_is_read_and_replied_to(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    reply = await fake.reader("Hanna").mention("who rang the bell?")

    assert "who rang the bell?" in reply.text
    assert fake.replies_to(fake.world.messages[reply.message.reference_id]) == [reply.message]


async def test_a_message_that_does_not_mention_the_bot_is_blank_to_it(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    hanna = fake.reader("Hanna")
    await hanna.say("between ourselves")
    await hanna.mention("who rang the bell?")

    assert small_bot.heard[0].content == ""


async def test_a_reply_to_the_bot_mentions_it(fake: FakeDiscord, small_bot: SmallBot) -> None:
    hanna = fake.reader("Hanna")
    first = await hanna.mention("who rang the bell?")

    second = await hanna.ask("and when?", reply_to=first)

    assert second.text == "heard: and when?"


async def test_a_message_to_the_bot_alone_is_read(fake: FakeDiscord, small_bot: SmallBot) -> None:
    hanna = fake.reader("Hanna")

    reply = await hanna.ask("who rang the bell?", channel=fake.dm(hanna))

    assert reply.text == "heard: who rang the bell?"


async def test_a_message_in_a_thread_is_answered_there(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    reply = await fake.reader("Hanna").mention("who rang the bell?", channel=fake.thread)

    assert reply.message.channel == fake.thread


async def test_other_bots_and_webhooks_are_told_from_people(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    for nature in (Nature.BOT, Nature.WEBHOOK):
        robot = fake.reader("Robot", nature=nature)
        await robot.say(f"{fake.bot_person.mention} hello")
    await fake.reader("Hanna").mention("who rang the bell?")

    assert [message.author.name for message in small_bot.heard] == ["hanna"]


async def test_who_calls_everyone_does_not_mention_the_bot(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    wim = fake.reader("Wim", permissions=Permission.MENTION_EVERYONE)
    called = await wim.say("@everyone the ferry sails")
    await wim.mention("who rang the bell?")

    assert called.mentions_everyone
    assert small_bot.heard[0].content == ""
    assert not fake.replies_to(called)


async def test_a_channel_where_the_bot_may_not_write_refuses_it(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    closed = fake.new_channel("closed", denied=Permission.SEND_MESSAGES)
    await fake.reader("Hanna").say(f"{fake.bot_person.mention} hello", channel=closed)
    await small_bot.failed.wait()

    (entry,) = fake.journal.requests("POST", "/channels/{channel}/messages")
    assert entry.status == 403


async def test_a_channel_that_the_bot_may_not_see_tells_it_nothing(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    hanna = fake.reader("Hanna")
    hidden = fake.new_channel("hidden", denied=Permission.VIEW_CHANNEL)
    await hanna.say(f"{fake.bot_person.mention} hello", channel=hidden)
    await hanna.mention("who rang the bell?")

    assert len(small_bot.heard) == 1


async def test_a_voice_channel_has_a_conversation_too(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    spoken = fake.new_channel("spoken", kind=Kind.VOICE)

    reply = await fake.reader("Hanna").mention("who rang the bell?", channel=spoken)

    assert reply.message.channel == spoken


async def test_a_nonce_that_is_enforced_posts_a_message_once(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    fake.faults.lose_answer("/messages", method="POST")

    await fake.reader("Hanna").mention("who rang the bell?")
    await fake.until(lambda: len(fake.journal.requests("POST", "/messages")) == 2, "a retry")

    assert len(fake.messages_of_bot()) == 1


async def test_what_the_bot_is_not_installed_for_is_not_offered(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    hanna, pim = fake.reader("Hanna"), fake.reader("Pim")

    with pytest.raises(ImpossibleError, match="PRIVATE_CHANNEL"):
        await hanna.slash("direct", channel=fake.group(hanna, pim))


@pytest.mark.parametrize(
    ("allowed", "kinds"),
    [
        (IN_CHANNEL, {"users", "roles", "everyone"}),
        (IN_INTERACTION, {"users"}),
        ({"parse": []}, set()),
        ({"parse": [], "users": [12]}, {"users"}),
        ({"parse": [], "replied_user": True}, {"users"}),
    ],
    ids=["channel", "interaction", "nobody", "somebody", "reply"],
)
def test_a_message_pings_whom_its_body_allows(allowed: dict[str, object], kinds: set[str]) -> None:
    pings = pings_of(1, "@here <@&11> <@!12>", allowed=allowed, replied_to=13)

    assert {ping.kind for ping in pings} == kinds


async def test_a_message_that_pings_nobody_leaves_no_trace(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    hanna = fake.reader("Hanna")

    await hanna.mention(f"@everyone {hanna.person.mention}")

    assert not fake.journal.pings


async def test_bodies_that_discord_describes_raise_no_complaint(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    await fake.reader("Hanna").mention("who rang the bell?")

    assert not fake.journal.complaints


async def test_who_edits_a_message_changes_its_words_and_whom_it_calls(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    hanna = fake.reader("Hanna")
    message = await hanna.say("between ourselves")

    edited = await hanna.edit(message, f"{fake.bot_person.mention} who rang the bell?")

    assert fake.latest(message) == edited
    assert edited.mentions == (fake.bot_person,)
    assert edited.edited_at


async def test_nobody_edits_what_somebody_else_wrote(fake: FakeDiscord) -> None:
    message = await fake.reader("Hanna").say("between ourselves")

    with pytest.raises(ImpossibleError, match="wrote"):
        await fake.reader("Pim").edit(message, "among all of us")
