from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.discord.fake.interactions import Interaction
from tests.discord.fake.messages import Message
from tests.discord.journeys.life.conftest import OpenVillage
from tests.discord.journeys.life.killing import Aftermath, apologies_end, live_and_be_killed
from tests.discord.journeys.life.village import QUESTION, SENTENCE, WITHOUT_MODEL
from tests.discord.journeys.newsroom import copy_archive, open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def after(
    village: Path, quick_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Aftermath]:
    """Run a bot after another one on its data was killed."""
    data = copy_archive(quick_archive, tmp_path_factory.mktemp("killed"))
    async with open_newsroom(village, data) as room:
        aftermath = await live_and_be_killed(room)
        async with room.bot(**WITHOUT_MODEL):
            await apologies_end(room, aftermath.hanna)
            yield aftermath
        # By then Discord itself shows that the bot did not answer.
        room.discord.world.forget(_original(aftermath, aftermath.commands.too_old))


async def test_who_waited_is_told_in_their_language_to_ask_again(after: Aftermath) -> None:
    message = _original(after, after.commands.public)

    assert message.text == (
        "De bot is opnieuw gestart voordat hij kon antwoorden. Stel de vraag opnieuw."
    )
    assert not message.is_private


async def test_who_waited_for_a_private_answer_is_told_privately(after: Aftermath) -> None:
    message = _original(after, after.commands.private)

    assert message.text == "The bot restarted before it could answer. Ask again."
    assert message.is_private


async def test_nobody_is_told_whose_command_discord_has_given_up(after: Aftermath) -> None:
    command = after.commands.too_old
    requests = [entry for entry in after.discord.journal.entries if command.token in entry.path]

    assert [entry.route for entry in requests] == ["/interactions/{interaction}/{token}/callback"]


async def test_who_wrote_a_message_is_told_in_a_reply(after: Aftermath) -> None:
    replies = after.discord.replies_to(after.mentions.unanswered)

    assert [reply.text for reply in replies] == [
        "De bot is opnieuw gestart voordat hij kon antwoorden. Stel de vraag opnieuw."
    ]


async def test_whose_answer_was_posted_just_before_hears_nothing_more(after: Aftermath) -> None:
    replies = after.discord.replies_to(after.mentions.posted)

    assert [SENTENCE in reply.text for reply in replies] == [True]


async def test_nobody_is_told_who_wrote_an_hour_ago(after: Aftermath) -> None:
    assert after.discord.replies_to(after.mentions.too_old) == []


async def test_an_answer_of_before_still_stands(after: Aftermath) -> None:
    message = after.discord.latest(after.answer)

    assert message is not None
    assert SENTENCE in message.text


async def test_a_source_can_still_be_opened(after: Aftermath) -> None:
    source = await after.hanna.press(after.answer, "Bron 2")

    assert source.is_private
    assert SENTENCE in source.text
    assert "Wat is aangehaald staat tussen ❝ en ❞." in source.text


async def test_the_period_can_still_be_changed(after: Aftermath) -> None:
    reply = await after.hanna.choose(after.answer, "oktober 2022")

    assert "alleen oktober 2022" in reply.text
    assert SENTENCE in reply.text


async def test_the_course_of_events_can_still_be_shown(after: Aftermath) -> None:
    reply = await after.hanna.press(after.answer, "Tijdlijn")

    assert SENTENCE in reply.text


async def test_a_reply_to_an_answer_still_goes_on_from_its_question(after: Aftermath) -> None:
    reply = await after.hanna.ask("En de reizigers?", reply_to=after.answer)

    assert reply.text.startswith(f"**{QUESTION} En de reizigers?**")


async def test_a_form_that_was_opened_before_can_be_handed_in(after: Aftermath) -> None:
    reply = await after.hanna.submit(after.form, {"Wat klopt er niet?": "De ketting brak niet."})

    assert reply.text.startswith("Dank je. Je melding heeft nummer 1;")


async def test_commands_are_not_sent_to_discord_again(after: Aftermath) -> None:
    assert after.discord.commands.synced == 1


async def test_who_had_just_been_acknowledged_when_the_bot_was_killed_is_told_too(
    own_village: OpenVillage,
) -> None:
    # Half of it passes before the bot can know that it is acknowledged.
    async with own_village(round_trip=0.2) as room:
        async with room.bot(**WITHOUT_MODEL) as bot:
            command = room.discord.reader("Hanna").send_slash("ask", question=QUESTION)
            await command.acknowledged()
            await bot.kill()
        async with room.bot(**WITHOUT_MODEL):
            await command.answered()
            message = room.discord.world.messages[command.result_id or 0]

    assert message.text == "The bot restarted before it could answer. Ask again."


def _original(after: Aftermath, interaction: Interaction) -> Message:
    return after.discord.world.messages[interaction.original_id or 0]
