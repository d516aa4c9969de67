import os
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.builders import write_corpus
from tests.discord.journeys.life.building import (
    Answers,
    Bot,
    answers_of,
    begin,
    change,
    command,
    follow,
)
from tests.discord.journeys.life.keeper import Health, events
from tests.discord.journeys.life.village import QUESTION, SENTENCE
from tests.discord.journeys.newsroom import open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Seconds to Discord and back: who asks again and again does so in human time.
_ROUND_TRIP = 0.1
UNREADABLE = "correct it by hand or put the last good copy back"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Bot]:
    """Start a bot on an empty data folder, and ask it until it answers."""
    folder = tmp_path_factory.mktemp("generations")
    corpus = write_corpus(folder / "articles")
    async with (
        open_newsroom(corpus, folder / "data", round_trip=_ROUND_TRIP) as room,
        room.bot(expected={UNREADABLE}, KERNVRAAG_HEALTH_PORT="0") as process,
    ):
        yield await begin(room, process)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def before(bot: Bot) -> Answers:
    """Return answers of the first generation; from now on another one answers."""
    answers = await answers_of(bot)
    await change(bot)
    return answers


async def test_who_asks_before_there_is_an_index_is_told_how_far_it_is(bot: Bot) -> None:
    assert bot.early.text.startswith("The archive’s index is being built (")
    assert bot.early.text.endswith("). Ask again in a few minutes.")


async def test_health_says_that_the_first_index_is_being_built(bot: Bot) -> None:
    assert (bot.early_health.http, bot.early_health.status) == (503, "building")
    assert bot.early_health.generation is None


async def test_who_asks_once_the_first_index_stands_is_answered(before: Answers) -> None:
    assert SENTENCE in before.kept.text


async def test_health_names_the_generation_that_answers(bot: Bot, before: Answers) -> None:
    assert before.health == Health(200, "ok", None, "g000001")
    assert await bot.operator.health() == Health(200, "ok", None, "g000002")


async def test_a_new_article_is_found(bot: Bot, before: Answers) -> None:
    reply = await bot.hanna.slash("ask", question="Waarheen verhuist de kaasmarkt?")

    assert "De kaasmarkt verhuist naar de sporthal." in reply.text


async def test_a_source_of_an_earlier_answer_still_opens(bot: Bot, before: Answers) -> None:
    source = await bot.hanna.press(before.kept, "Source 1")

    assert SENTENCE in source.text
    assert "changed since" not in source.text


async def test_a_source_that_says_something_else_now_is_shown_with_a_warning(
    bot: Bot, before: Answers
) -> None:
    assert "een winter lang stil" in before.corrected.text
    source = await bot.hanna.press(before.corrected, "Source 1")

    assert "The article has changed since" in source.text
    assert "een herfst lang stil" in source.text
    assert "een winter lang stil" not in source.text


async def test_a_source_that_is_gone_is_said_to_be_gone(bot: Bot, before: Answers) -> None:
    source = await bot.hanna.press(before.removed, "Source 1")

    assert source.is_private
    assert source.text == (
        "This article is no longer in the archive. Ask again to see what is there now."
    )


async def test_an_article_that_is_gone_is_not_quoted_any_more(bot: Bot, before: Answers) -> None:
    reply = await bot.hanna.slash("ask", question="Wanneer ging de ijsbaan open?")

    assert "ging vrijdag open voor schaatsers" not in reply.text


async def test_what_moderators_decide_counts_from_then_on(bot: Bot, before: Answers) -> None:
    question, decisions = "Waarheen verhuist de kaasmarkt?", _decisions(bot)
    decisions.write_text('[suppressed]\n"005-kaasmarkt" = "de markt gaat niet door"\n', "utf-8")
    reply = await bot.hanna.slash("ask", question=question)
    while "De kaasmarkt verhuist" in reply.text:
        reply = await bot.hanna.slash("ask", question=question)
    decisions.unlink()

    assert "1 article withheld by moderators" in reply.text


async def test_decisions_that_cannot_be_read_leave_the_earlier_ones_in_force(
    bot: Bot, before: Answers
) -> None:
    decisions = _decisions(bot)
    decisions.write_text("[suppressed\n", "utf-8")
    while not any(UNREADABLE in event for event in events(bot.process.output)):
        await bot.hanna.autocomplete("source", article="veerpont")
    reply = await bot.hanna.slash("ask", question=QUESTION)
    decisions.unlink()

    assert SENTENCE in reply.text


async def test_an_index_that_is_damaged_under_the_bot_is_done_without_and_that_is_said(
    bot: Bot, before: Answers
) -> None:
    generation = (await bot.operator.health()).generation
    for file in bot.room.data.glob(f"generations/{generation}/chroma/**/*.*"):
        os.truncate(file, 0)
    reply = await bot.hanna.slash("ask", question=QUESTION)

    assert SENTENCE in reply.text
    assert "Not every means of searching is available right now" in reply.text


async def test_a_rollback_is_followed_too(bot: Bot, before: Answers) -> None:
    await command(bot, "rollback")
    await follow(bot, "g000001")
    source = await bot.hanna.press(before.removed, "Source 1")

    assert "De ijsbaan ging vrijdag open voor schaatsers." in source.text


def _decisions(bot: Bot) -> Path:
    return bot.room.data / "decisions.toml"
