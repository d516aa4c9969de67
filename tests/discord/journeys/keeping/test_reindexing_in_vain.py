import os
import resource
import shutil
import signal
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.actions import Action, Verb
from retrieval.generations import Generations
from tests.discord.fake.messages import Message
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.keeping.builder import builder_of, held_builder
from tests.discord.journeys.keeping.deeds import START, begin, outcome_of
from tests.discord.journeys.keeping.planting import plant_button
from tests.discord.journeys.keeping.town import (
    ASK_ORGAN,
    SAID_OF_ORGAN,
    Town,
    open_town,
    published,
    settle,
    sound_generations,
)
from tests.small_disk import mounted_disk

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Bytes: less than a build asks for before it begins; and enough for that, but for no generation.
_ROOMS = (300_000, 450_000)


async def test_a_reindex_that_is_cancelled_publishes_nothing(
    town: Town, channel: Channel, mo: Reader, hanna: Reader
) -> None:
    progress = await begin(town, channel)
    async with held_builder(town):
        cancelled = await mo.press(progress, "Cancel")
    outcome = await outcome_of(town, progress)
    answer = await hanna.slash("ask", question=ASK_ORGAN, channel=channel)

    assert cancelled.text.startswith("The reindex is being broken off")
    assert outcome.text.startswith("The reindex was broken off. Nothing was published")
    assert SAID_OF_ORGAN in answer.text
    assert published(town.data) == "g000002"
    assert town.jobs()[0].state == "cancelled"


async def test_another_moderator_may_cancel_a_reindex(town: Town, channel: Channel) -> None:
    jet = town.moderator("Jet")
    progress = await begin(town, channel)
    async with held_builder(town):
        await jet.press(progress, "Cancel")
    await outcome_of(town, progress)

    done = [(act.actor_name, act.act) for act in town.acts()][-2:]
    assert done == [("jet", "cancel"), ("mo", "reindex")]


async def test_who_cancels_when_nothing_runs_is_told_so(
    discord: FakeDiscord, mo: Reader, channel: Channel
) -> None:
    button = plant_button(discord, Action(Verb.CANCEL, "1"), channel)

    reply = await mo.press(button, Verb.CANCEL)

    assert reply.text.startswith("No reindex is running.")


async def test_a_builder_that_is_killed_publishes_nothing_and_is_said_to_have_failed(
    town: Town, channel: Channel, hanna: Reader
) -> None:
    progress = await begin(town, channel)
    os.kill(await builder_of(town), signal.SIGKILL)
    outcome = await outcome_of(town, progress)
    answer = await hanna.slash("ask", question=ASK_ORGAN, channel=channel)

    assert outcome.text.startswith("**The reindex failed**")
    assert "the builder ended with status -9 before it was done; run it again" in outcome.text
    assert "what answered before still answers" in outcome.text
    assert SAID_OF_ORGAN in answer.text
    assert published(town.data) == "g000002"
    assert town.jobs()[0].state == "failed"


async def test_a_reindex_is_possible_after_one_in_vain(town: Town, channel: Channel) -> None:
    for _ in range(2):
        progress = await begin(town, channel)
        os.kill(await builder_of(town), signal.SIGKILL)
        outcome = await outcome_of(town, progress)

        assert outcome.text.startswith("**The reindex failed**")
        town.discord.world.forget(progress)


async def test_a_reindex_beside_that_of_an_operator_says_that_one_is_running(
    town: Town, channel: Channel
) -> None:
    with Generations(town.data).lock():
        outcome = await outcome_of(town, await begin(town, channel))

    assert outcome.text.startswith("**The reindex failed**")
    assert "a reindex is already running" in outcome.text


async def test_what_would_let_many_articles_go_is_not_done_by_a_button_of_before(
    settled: Path,
) -> None:
    async with open_town(settled) as town:
        before = await town.mo.slash("corpus reindex")
        for name in ("001-vuurtoren", "003-stoomtram", "004-zoutpan"):
            (town.corpus / f"{name}.txt").unlink()

        await town.mo.press(before, START)
        (progress,) = town.discord.messages_of_bot()
        outcome = await outcome_of(town, progress)

        assert "3 articles would be gone that readers find now" in outcome.text
        assert published(town.data) == "g000002"


async def test_what_a_reindex_came_to_is_told_although_it_cannot_be_written_down(
    settled: Path,
) -> None:
    async with open_town(settled, expected={"not remembered", "not noted"}) as town:
        progress = await begin(town, town.discord.channel)
        async with held_builder(town) as builder:
            with full_disk(town.bot.pid or 0):
                os.kill(builder, signal.SIGKILL)
                outcome = await outcome_of(town, progress)

        assert outcome.text.startswith("**The reindex failed**")


async def test_a_reindex_that_cannot_even_be_begun_says_so(settled: Path) -> None:
    async with open_town(settled, expected={"unexpected", "not noted"}) as town:
        plan = await town.mo.slash("corpus reindex")
        with full_disk(town.bot.pid or 0):
            await town.mo.press(plan, START)
            (progress,) = town.discord.messages_of_bot()
            told = await town.discord.until(
                lambda: _other_words(town, progress), "a word on the reindex"
            )
        again = await outcome_of(town, await begin_and_kill(town))

        assert told.text.startswith("Something went wrong on our side.")
        assert again.text.startswith("**The reindex failed**")


@contextmanager
def full_disk(process: int) -> Generator[None]:
    """Keep a process from writing any file beyond its first bytes meanwhile."""
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (1, before[1]))
    yield
    resource.prlimit(process, resource.RLIMIT_FSIZE, before)


async def begin_and_kill(town: Town) -> Message:
    """Start a reindex in a channel of its own, and kill its builder."""
    progress = await begin(town, town.discord.new_channel("veemarkt"))
    os.kill(await builder_of(town), signal.SIGKILL)
    return progress


def _other_words(town: Town, progress: Message) -> Message | None:
    message = town.discord.latest(progress)
    return message if message and "Reindexing" not in message.text else None


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of its own, where one may be mounted."""
    with mounted_disk(tmp_path) as folder:
        yield folder


@pytest.mark.parametrize("room", _ROOMS)
async def test_a_full_disk_is_said_in_one_sentence_and_changes_nothing(
    town_archive: Path, small_disk: Path, room: int
) -> None:
    folder = settle(town_archive, small_disk / "town")
    async with open_town(folder) as town:
        before = sound_generations(town.data)
        (small_disk / "filler").write_bytes(bytes(shutil.disk_usage(folder).free - room))

        outcome = await outcome_of(town, await begin(town, town.discord.channel))
        answer = await town.mo.slash("ask", question=ASK_ORGAN)

        assert outcome.text.startswith("**The reindex failed**")
        assert "free some space and run it again" in outcome.text
        assert "what answered before still answers" in outcome.text
        assert SAID_OF_ORGAN in answer.text
        assert sound_generations(town.data) == before
