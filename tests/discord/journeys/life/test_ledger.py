import resource
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.keeper import events, ledger_in_use
from tests.discord.journeys.life.village import QUESTION, SENTENCE, WITHOUT_MODEL
from tests.discord.journeys.newsroom import Newsroom, copy_archive, open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Hold what people got while the bot could write nothing, and what they got before."""

    discord: FakeDiscord
    command: Reply
    mention: Reply
    source: Reply
    report: Reply


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def meanwhile(
    village: Path, quick_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Meanwhile]:
    """Ask a bot while its disk is full, and let it write again."""
    data = copy_archive(quick_archive, tmp_path_factory.mktemp("full"))
    async with open_newsroom(village, data) as room, room.bot(**WITHOUT_MODEL) as bot:
        hanna = room.discord.reader("Hanna")
        before = await hanna.slash("ask", question=QUESTION)
        form = await hanna.press(before, "Report a mistake")
        with _full_disk(bot.pid):
            yielded = Meanwhile(
                room.discord,
                command=await hanna.slash("ask", question=QUESTION),
                mention=await hanna.mention(QUESTION),
                source=await hanna.press(before, "Source 1"),
                report=await hanna.submit(form, {"What is wrong?": "De ketting brak niet."}),
            )
        yield yielded


async def test_who_uses_a_command_while_the_disk_is_full_is_answered(
    meanwhile: Meanwhile,
) -> None:
    assert SENTENCE in meanwhile.command.text


async def test_who_mentions_the_bot_while_the_disk_is_full_is_answered(
    meanwhile: Meanwhile,
) -> None:
    assert SENTENCE in meanwhile.mention.text


async def test_who_opens_an_earlier_source_while_the_disk_is_full_sees_it(
    meanwhile: Meanwhile,
) -> None:
    assert SENTENCE in meanwhile.source.text


async def test_who_reports_a_mistake_while_the_disk_is_full_is_told_that_it_failed(
    meanwhile: Meanwhile,
) -> None:
    assert meanwhile.report.text.startswith("Something went wrong on our side.")


async def test_buttons_of_an_answer_that_could_not_be_kept_say_so(meanwhile: Meanwhile) -> None:
    source = await meanwhile.discord.reader("Wim").press(meanwhile.command, "Source 1")

    assert source.text == "What this button belongs to is no longer kept. Ask again."


async def test_once_there_is_room_again_everything_is_as_before(meanwhile: Meanwhile) -> None:
    hanna = meanwhile.discord.reader("Hanna")
    reply = await hanna.slash("ask", question=QUESTION)
    source = await hanna.press(reply, "Source 1")

    assert SENTENCE in source.text


async def test_who_asks_while_another_program_keeps_the_ledger_is_answered(
    village_room: Newsroom, discord: FakeDiscord, hanna: Reader, expected: set[str], log: Path
) -> None:
    expected |= {"not noted", "not claimed", "not remembered"}
    channel = discord.new_channel("dorpsplein")
    with ledger_in_use(village_room.data):
        mention = await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
        command = hanna.send_slash("ask", question=QUESTION, channel=channel)
        # So long the bot waits before it goes on without.
        while "not noted" not in events(log):
            await hanna.autocomplete("source", article="veerpont")
    await command.answered()
    await discord.until(lambda: discord.replies_to(mention), "a reply")

    assert [SENTENCE in each.text for each in discord.messages_of_bot(channel)] == [True, True]


@contextmanager
def _full_disk(process: int | None) -> Generator[None]:
    """Keep a process from writing any file beyond its first bytes meanwhile."""
    assert process is not None
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (1, before[1]))
    yield
    resource.prlimit(process, resource.RLIMIT_FSIZE, before)
