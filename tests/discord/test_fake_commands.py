import discord
import pytest

from tests.discord.fake.attachments import Upload
from tests.discord.fake.command_book import ImpossibleError
from tests.discord.fake.messages import Flag
from tests.discord.fake.permissions import Permission
from tests.discord.fake.server import FakeDiscord
from tests.discord.fake.small_bot import SmallBot


async def test_a_deferred_command_shows_that_the_bot_thinks_and_then_the_answer(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    hanna = fake.reader("Hanna")

    interaction = hanna.send_slash("think", text="the sluice")
    await interaction.acknowledged()
    (thinking,) = fake.thinking
    await interaction.answered()

    assert thinking.flags == Flag.LOADING
    assert fake.latest(thinking).text == "the sluice"
    assert not fake.thinking


async def test_a_private_deferral_makes_a_private_answer(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    reply = await fake.reader("Hanna").slash("think", text="the sluice", private=True)

    assert reply.is_private
    assert not fake.messages_of_bot()


async def test_the_first_message_after_a_deferral_fills_it_and_keeps_it_private(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    reply = await fake.reader("Hanna").slash("follow")
    await reply.interaction.changes.until(lambda: reply.interaction.followup_ids, "a second")

    assert (reply.text, reply.is_private) == ("first", True)
    assert len(reply.interaction.followup_ids) == 1


async def test_an_acknowledgement_after_three_seconds_is_too_late(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    interaction = fake.reader("Hanna").send_slash("direct")
    interaction.age(seconds=3.1)
    await small_bot.failed.wait()

    assert (small_bot.failures[0].status, small_bot.failures[0].code) == (404, 10062)
    assert not interaction.is_acknowledged


async def test_a_second_acknowledgement_is_refused(fake: FakeDiscord, small_bot: SmallBot) -> None:
    await fake.reader("Hanna").slash("direct", twice=True)
    await small_bot.failed.wait()

    (failure,) = small_bot.failures
    assert isinstance(failure, discord.HTTPException)
    assert (failure.status, failure.code) == (400, 40060)


async def test_a_token_lives_for_fifteen_minutes(fake: FakeDiscord, small_bot: SmallBot) -> None:
    interaction = fake.reader("Hanna").send_slash("follow")
    await interaction.acknowledged()
    interaction.age(minutes=16)
    await small_bot.failed.wait()

    assert (small_bot.failures[0].status, small_bot.failures[0].code) == (401, 50027)


async def test_choices_are_proposed_for_what_is_typed(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    choices = await fake.reader("Hanna").autocomplete("find", article="slu")

    assert choices == [{"name": "SLU", "value": "slu"}]


async def test_a_file_given_to_a_subcommand_can_be_fetched(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    reply = await fake.reader("Hanna").slash("corpus add", file=Upload("a.txt", b"weather"))

    assert reply.text == "a.txt: weather"


async def test_the_menu_of_a_message_shows_the_bot_what_it_may_not_read_otherwise(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    message = await fake.reader("Pim").say("the ferry does not sail")

    reply = await fake.reader("Hanna").menu("Check this", message)

    assert reply.text == "checked: the ferry does not sail"
    assert reply.is_private


async def test_the_menu_of_a_person_lets_the_bot_write_to_them(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    pim = fake.reader("Pim")

    await fake.reader("Hanna").menu("Greet", pim)

    assert [message.text for message in fake.messages_of_bot(fake.dm(pim))] == ["good day"]


async def test_somebody_who_accepts_no_messages_gets_none(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    pim = fake.reader("Pim", accepts_messages=False)

    await fake.reader("Hanna").menu("Greet", pim)

    assert not fake.messages_of_bot(fake.dm(pim))


@pytest.mark.parametrize(
    ("command", "given"),
    [
        ("thonk", {}),
        ("think", {}),
        ("think", {"text": 3}),
        ("think", {"text": "x", "colour": "red"}),
        ("corpus", {}),
        ("corpus remove", {}),
        ("keep", {}),
    ],
    ids=[
        "unknown",
        "missing",
        "wrong type",
        "no such option",
        "no subcommand",
        "bad one",
        "hidden",
    ],
)
async def test_what_discord_does_not_offer_cannot_be_done(
    fake: FakeDiscord, small_bot: SmallBot, command: str, given: dict[str, object]
) -> None:
    with pytest.raises(ImpossibleError):
        await fake.reader("Hanna").slash(command, **given)


async def test_a_command_for_keepers_is_offered_to_keepers(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    keepers = fake.role("Keepers", permissions=Permission.MANAGE_GUILD)

    reply = await fake.reader("Wim", roles=(keepers,)).slash("keep")

    assert reply.text == "kept"


async def test_a_command_for_servers_is_not_offered_in_private(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    wim = fake.reader("Wim", permissions=Permission.MANAGE_GUILD)

    with pytest.raises(ImpossibleError, match="BOT_DM"):
        await wim.slash("keep", channel=fake.dm(wim))


@pytest.mark.parametrize("where", ["channel", "thread", "dm"])
async def test_a_command_works_wherever_it_is_offered(
    fake: FakeDiscord, small_bot: SmallBot, where: str
) -> None:
    hanna = fake.reader("Hanna")
    places = {"channel": fake.channel, "thread": fake.thread, "dm": fake.dm(hanna)}

    reply = await hanna.slash("think", text="the sluice", channel=places[where])

    assert reply.text == "the sluice"
    assert not small_bot.failures
