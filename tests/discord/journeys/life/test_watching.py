import re
from pathlib import Path

import pytest

from tests.discord.fake.reader import Reader
from tests.discord.fake.server import TOKEN, FakeDiscord
from tests.discord.journeys.life.conftest import OpenVillage
from tests.discord.journeys.life.keeper import Operator, read_log
from tests.discord.journeys.life.village import QUESTION, WITHOUT_MODEL

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLANTED = "Waarom zweeg de grafzerkhandelaar over zijn kikkerbilletjes?"


async def test_figures_count_what_was_asked_answered_and_refused(
    own_village: OpenVillage,
) -> None:
    settings = {"KERNVRAAG_HEALTH_PORT": "0", "KERNVRAAG_QUESTIONS_PER_MINUTE": "3"}
    async with own_village() as room, room.bot(**settings | WITHOUT_MODEL) as bot:
        hanna = room.discord.reader("Hanna")
        await hanna.slash("ask", question=QUESTION)
        await hanna.slash("ask", question=PLANTED)
        await hanna.mention(QUESTION)
        await hanna.slash("ask", question=QUESTION)
        figures = await Operator(bot.output).figures()

        counted = {
            name: figures[f"kernvraag_{name}"]
            for name in (
                "asked_total command",
                "asked_total mention",
                "answered_total answer",
                "answered_total not_in_archive",
                "refused_total cooldown",
            )
        }
        assert counted == {
            "asked_total command": 3,
            "asked_total mention": 1,
            "answered_total answer": 2,
            "answered_total not_in_archive": 1,
            "refused_total cooldown": 1,
        }


async def test_figures_say_how_the_bot_stands(discord: FakeDiscord, operator: Operator) -> None:
    await discord.reader("Hanna").slash("ask", question=QUESTION)
    figures = await operator.figures()

    assert figures["kernvraag_gateway_connected"] == 1
    assert figures["kernvraag_index_articles"] == 4
    assert figures["kernvraag_index_age_seconds"] > 0
    assert figures["kernvraag_generation_info g000001"] == 1
    assert figures["kernvraag_queue_depth"] == 0
    assert figures["kernvraag_acknowledgement_seconds_count"] > 0
    assert figures["kernvraag_answer_seconds_count"] > 0


async def test_the_number_in_an_apology_finds_what_happened_in_the_log(
    discord: FakeDiscord, hanna: Reader, expected: set[str], log: Path
) -> None:
    expected.add("unexpected")
    interaction = hanna.send_slash("ask", question=PLANTED)
    discord.faults.hang_up(f"{interaction.token}/messages", times=2)
    await interaction.answered()
    text = discord.world.messages[interaction.result_id or 0].text
    (number,) = re.findall(r"the number ([0-9a-f]{8})", text)

    (line,) = (entry for entry in read_log(log) if entry.get("reference") == number)
    assert line["interaction"] == interaction.id
    assert line["error"]["type"].startswith("aiohttp.")
    assert "bot/replying.py" in str(line["error"]["stack"])


async def test_the_log_holds_nothing_of_what_people_write_whatever_they_do(
    discord: FakeDiscord, hanna: Reader, log: Path
) -> None:
    reply = await hanna.slash("ask", question=PLANTED)
    await hanna.mention(PLANTED)
    await hanna.say(PLANTED, channel=discord.dm(hanna))
    await hanna.slash("quote", text=PLANTED)
    await hanna.slash("timeline", topic=PLANTED)
    await hanna.slash("source", article=PLANTED)
    await hanna.autocomplete("source", article=PLANTED)
    await hanna.menu("Check against the archive", await hanna.say(PLANTED))
    await hanna.submit(await hanna.press(reply, "Report a mistake"), {"What is wrong?": PLANTED})

    entries = read_log(log)
    assert all({"time", "level", "logger", "event"} <= entry.keys() for entry in entries)
    assert "kikkerbilletjes" not in str(entries)
    assert TOKEN not in str(entries)
