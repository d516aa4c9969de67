import asyncio
import re
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.sample import sample_corpus
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.newsroom import copy_archive, open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoeveel wagons telde de wapentrein?"
COOLING_DOWN = r"That is a lot of questions in a minute\. Ask the next one in (\d+) seconds?\."
BUSY = r"It is too busy to take more questions: (\d+) (is|are) waiting already\."


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def discord(
    archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[FakeDiscord]:
    """Run a bot that answers one question at a time, lets one wait, and two a minute be asked."""
    data = copy_archive(archive, tmp_path_factory.mktemp("strict"))
    settings = {
        "KERNVRAAG_WORKERS": "1",
        "KERNVRAAG_QUEUE_CAPACITY": "1",
        "KERNVRAAG_QUESTIONS_PER_MINUTE": "2",
    }
    async with open_newsroom(sample_corpus(), data) as room, room.bot(**settings):
        yield room.discord


async def ask_twice(reader: Reader) -> None:
    for _ in range(2):
        await reader.slash("ask", question=QUESTION)


async def test_who_asks_too_much_is_told_privately_how_long_to_wait(
    discord: FakeDiscord,
) -> None:
    evan = discord.reader("Evan")
    await ask_twice(evan)

    reply = await evan.slash("ask", question=QUESTION)
    await discord.until(lambda: reply.interaction.followup_ids, "a private message")

    (told,) = (discord.world.messages[each] for each in reply.interaction.followup_ids)
    seconds = re.search(COOLING_DOWN, told.text)
    assert told.viewer == evan.person
    assert seconds is not None
    assert 0 < int(seconds[1]) <= 60


async def test_the_question_that_came_too_soon_leaves_nothing_for_others_to_see(
    discord: FakeDiscord,
) -> None:
    evan = discord.reader("Evan")
    await ask_twice(evan)
    before = discord.messages_of_bot()

    reply = await evan.slash("ask", question=QUESTION)

    assert reply.message is None
    assert discord.messages_of_bot() == before


async def test_a_button_counts_as_a_question_too(discord: FakeDiscord) -> None:
    evan = discord.reader("Evan")
    answer = await evan.slash("ask", question=QUESTION)
    await evan.press(answer, "Timeline")

    reply = await evan.press(answer, "Timeline")

    assert re.search(COOLING_DOWN, reply.text)
    assert reply.is_private


async def test_turning_a_page_is_no_question(discord: FakeDiscord) -> None:
    evan = discord.reader("Evan")
    listed = await evan.slash("sources")

    for _ in range(3):
        listed = await evan.press(listed, "Next page ▶")

    assert "Page 4 of 4" in listed.text


async def test_one_person_who_asks_too_much_keeps_nobody_else_waiting(
    discord: FakeDiscord,
) -> None:
    await ask_twice(discord.reader("Evan"))

    reply = await discord.reader("Hanna").slash("ask", question=QUESTION)

    assert "22 wagons" in reply.text


async def test_in_a_crowd_everybody_is_answered_or_told_how_many_wait(
    discord: FakeDiscord,
) -> None:
    crowd = [discord.reader(f"Lezer {number}") for number in range(30)]

    replies = await asyncio.gather(*(each.slash("ask", question=QUESTION) for each in crowd))

    told = [found for reply in replies if (found := re.search(BUSY, reply.text))]
    answered = [reply for reply in replies if "22 wagons" in reply.text]
    assert len(told) + len(answered) == len(crowd)
    assert {found[1] for found in told} == {"1"}
    assert answered
