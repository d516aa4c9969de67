import asyncio
from pathlib import Path

import pytest

from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.town import (
    ASK_ORGAN,
    SAID_OF_ORGAN,
    Town,
    open_town,
)
from tests.discord.journeys.looks import look_at

pytestmark = pytest.mark.asyncio(loop_scope="session")

# What the log says of a file that cannot be read.
_BROKEN = "correct it by hand or put the last good copy back"
_TEXT = """\
# Afgesproken op de redactievergadering.
[dates]
"004-zoutpan" = "2020"  # volgens de zoutzieder

[notes]
"002-orgel" = "Zie ook de rechtzetting."
"""


async def note(mo: Reader, article: str, text: str) -> Reply:
    """Write a note beside an article."""
    return await mo.slash("corpus note", article=article, text=text)


async def test_what_was_written_by_hand_is_kept_to_the_letter(settled: Path) -> None:
    async with open_town(settled) as town:
        town.decisions.write_text(_TEXT, "utf-8")

        await note(town.mo, "003-stoomtram", "Rijdt niet bij sneeuw.")

        written = town.decisions.read_text("utf-8")
        assert all(line in written.splitlines() for line in _TEXT.splitlines() if line)
        assert town.decided().notes["003-stoomtram"] == "Rijdt niet bij sneeuw."


async def test_what_is_written_by_hand_meanwhile_and_what_moderators_decide_are_both_kept(
    settled: Path,
) -> None:
    async with open_town(settled) as town:
        town.decisions.write_text(_TEXT, "utf-8")
        people = [town.moderator(f"Moderator {number}") for number in range(4)]
        articles = ("001-vuurtoren", "003-stoomtram", "005-duiventil", "006-weefgetouw")

        acts = [
            note(mo, each, f"Noot bij {each}.") for mo, each in zip(people, articles, strict=True)
        ]
        by_hand = asyncio.to_thread(_add_line_by_hand, town)
        await asyncio.gather(by_hand, *acts)

        decided = town.decided()
        assert {article: decided.notes.get(article) for article in articles} == {
            article: f"Noot bij {article}." for article in articles
        }
        assert "007-turfschip" in decided.suppressed
        assert decided.problems == ()


def _add_line_by_hand(town: Town) -> None:
    """Save the file as an editor does that puts a new one in its place."""
    text = town.decisions.read_text("utf-8")
    fresh = town.decisions.with_name("decisions.toml.swp")
    fresh.write_text(f'[suppressed]\n"007-turfschip" = "op verzoek"\n\n{text}', "utf-8")
    fresh.replace(town.decisions)


async def test_a_file_that_cannot_be_read_is_said_with_its_line_and_left_as_it_is(
    settled: Path,
) -> None:
    broken = f"{_TEXT}\n[notes\n"
    async with open_town(settled, expected={_BROKEN}) as town:
        town.decisions.write_text(broken, "utf-8")

        noted = await note(town.mo, "003-stoomtram", "Rijdt niet bij sneeuw.")
        plan = await town.mo.slash("corpus reindex")
        status = await town.mo.slash("corpus status")
        answer = await town.mo.slash("ask", question=ASK_ORGAN)

        for shown in (noted, plan, status):
            assert shown.text.startswith("This was not done: ")
            assert "line 8" in shown.text
        assert SAID_OF_ORGAN in answer.text
        assert town.decisions.read_text("utf-8") == broken
        assert town.acts() == []


async def test_an_entry_that_makes_no_sense_is_said_in_the_status_with_its_line(
    settled: Path,
) -> None:
    async with open_town(settled) as town:
        town.decisions.write_text(f'{_TEXT}"007-turfschip" = 7\n\n[dates2]\n', "utf-8")

        status = await town.mo.slash("corpus status")
        changed = await note(town.mo, "003-stoomtram", "Rijdt niet bij sneeuw.")

        seen = look_at(status).letters
        assert "2 entries of decisions.toml were skipped; put them right there:" in seen
        assert "line 7: 007-turfschip in [notes] was skipped" in seen
        assert "line 9: [dates2] was skipped" in seen
        assert "This note stands wherever the article is cited." in changed.text
        assert '"007-turfschip" = 7' in town.decisions.read_text("utf-8")
