from pathlib import Path

import pytest

from bot.actions import Action, Verb
from retrieval.generations import Generations
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.deeds import articles_counted
from tests.discord.journeys.keeping.planting import plant_button
from tests.discord.journeys.keeping.town import (
    ASK_FOUNTAIN,
    SAID_OF_FOUNTAIN,
    Town,
    open_town,
    published,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

_NO_LONGER = "What this button belongs to is no longer kept. Ask again."


async def test_a_rollback_counts_from_the_next_question_on(settled: Path) -> None:
    async with open_town(settled) as town:
        before = await _ask(town)
        reply = await town.mo.slash("corpus rollback")
        after = await _ask(town)

        assert reply.is_private
        assert reply.text.startswith("**g000001 answers again**")
        assert "takes the place of g000002" in reply.text
        assert "1 article found again: 008-fontein" in reply.text
        assert "the next reindex builds from them again" in reply.text
        assert (articles_counted(before), articles_counted(after)) == (7, 8)
        assert SAID_OF_FOUNTAIN in after.text
        assert [(act.act, act.subject) for act in town.acts()] == [("rollback", "g000001")]
        await _see_no_further_way_back(town)


async def _see_no_further_way_back(town: Town) -> None:
    reply = await town.mo.slash("corpus rollback")
    assert reply.text.startswith("There is no earlier index to go back to")
    assert len(town.acts()) == 1


async def test_the_way_back_under_an_outcome_leads_from_that_generation_alone(
    settled: Path,
) -> None:
    async with open_town(settled) as town:
        channel = town.discord.new_channel("raadhuisplein")
        # As it stands under the outcome of a reindex, and under that of an earlier one.
        own = plant_button(town.discord, Action(Verb.ROLLBACK, "g000002"), channel)
        earlier = plant_button(town.discord, Action(Verb.ROLLBACK, "g000001"), channel)

        too_early = await town.mo.press(earlier, Verb.ROLLBACK)
        first = await town.mo.press(own, Verb.ROLLBACK)
        second = await town.mo.press(own, Verb.ROLLBACK)

        assert too_early.text == _NO_LONGER
        assert first.text.startswith("**g000001 answers again**")
        assert second.text == _NO_LONGER
        assert published(town.data) == "g000001"


async def test_nothing_is_rolled_back_while_a_build_may_publish(settled: Path) -> None:
    async with open_town(settled) as town:
        with Generations(town.data).lock():
            reply = await town.mo.slash("corpus rollback")

        assert reply.text.startswith("This was not done: a reindex is running already")
        assert published(town.data) == "g000002"
        assert town.acts() == []


async def _ask(town: Town) -> Reply:
    return await town.mo.slash("ask", question=ASK_FOUNTAIN, private=True)
