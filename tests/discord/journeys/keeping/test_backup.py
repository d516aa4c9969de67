import asyncio
import json
import os
import signal
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.bot.running import CommandLine
from tests.discord.journeys.keeping.builder import hold_when_unfinished
from tests.discord.journeys.keeping.deeds import begin, outcome_of, report
from tests.discord.journeys.keeping.town import ASK_ORGAN, Town, open_town, settle
from tests.discord.journeys.life.village import LOST_MODEL

pytestmark = pytest.mark.asyncio(loop_scope="session")

_QUESTIONS = (
    ASK_ORGAN,
    "Wat vonden bergers in het turfschip?",
    "Wat kost een rit met de stoomtram?",
    "Wat zag duivenmelker Griet Olthof?",
)
_HIDDEN, _NOTED, _DATED = "005-duiventil", "002-orgel", "003-stoomtram"


@dataclass(frozen=True, slots=True)
class Restored:
    """Hold what a bot answered before a backup, and a bot on what was put back elsewhere."""

    backup: dict[str, Any]
    before: list[str]
    acts: list[tuple[str, str]]
    town: Town


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def restored(
    town_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Restored]:
    """Back an archive up in the middle of a reindex, and put it back elsewhere."""
    folder = settle(town_archive, tmp_path_factory.mktemp("backup"))
    copy, other = folder / "copy", tmp_path_factory.mktemp("other")
    async with open_town(folder) as town:
        await _decide(town)
        before = await _ask_all(town)
        acts = [(act.act, act.subject) for act in town.acts()]
        backup = await _back_up_while_building(town, copy)
    await _run(folder, "restore", str(copy), *_folders(other))
    async with open_town(other, KERNVRAAG_EMBEDDING_MODEL=LOST_MODEL) as town:
        yield Restored(backup, before, acts, town)


async def _decide(town: Town) -> None:
    mo = town.mo
    await mo.slash("corpus suppress", article=_HIDDEN, reason="privacy")
    await mo.slash("corpus note", article=_NOTED, text="Het waren er achtentachtig.")
    await mo.slash("corpus date", article=_DATED, date="2017-08")
    answer = await mo.slash("ask", question=ASK_ORGAN, private=True)
    await report(mo, answer, "Dit klopt niet.")


async def _ask_all(town: Town) -> list[str]:
    asked = [await town.mo.slash("ask", question=each, private=True) for each in _QUESTIONS]
    return [reply.text for reply in asked]


async def _back_up_while_building(town: Town, copy: Path) -> dict[str, Any]:
    """Back up while something unfinished lies among the generations."""
    progress = await begin(town, town.discord.new_channel("raadhuisplein"))
    builder = await hold_when_unfinished(town)
    folder = town.data.parent
    told = await _run(folder, "backup", str(copy), "--json", *_folders(folder))
    await town.mo.press(progress, "Cancel")
    await outcome_of(town, progress)
    assert not _is_running(builder)
    return json.loads(told)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, signal.SIG_DFL)
    except ProcessLookupError:
        return False
    return True


def _folders(folder: Path) -> tuple[str, ...]:
    return ("--data", str(folder / "data"), "--corpus", str(folder / "articles"))


async def _run(folder: Path, *arguments: str) -> str:
    done = await asyncio.to_thread(CommandLine(folder).run, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


async def test_a_backup_while_a_reindex_runs_holds_the_generation_that_answers(
    restored: Restored,
) -> None:
    assert restored.backup["generation"] == "g000002"
    assert restored.backup["skipped"] == []


async def test_a_bot_on_what_was_put_back_elsewhere_gives_the_same_answers(
    restored: Restored,
) -> None:
    after = await _ask_all(restored.town)

    assert after == restored.before
    assert any("Moderator’s note" in text for text in after)
    assert "1 article withheld by moderators" in after[-1]


async def test_what_was_done_is_put_back_too(restored: Restored) -> None:
    assert [(act.act, act.subject) for act in restored.town.acts()] == restored.acts
    assert restored.town.open_reports() == [1]


async def test_nothing_unfinished_is_put_back(restored: Restored) -> None:
    names = {path.name for path in (restored.town.data / "generations").iterdir()}

    assert names == {"g000001", "g000002"}


async def test_what_was_put_back_can_be_kept_on(restored: Restored) -> None:
    mo = restored.town.mo

    shown = await mo.slash("corpus restore", article=_HIDDEN)
    plan = await mo.slash("corpus reindex")

    assert "Readers get to see this article again." in shown.text
    assert "g000002 goes on answering" in plan.text
    assert "gone" not in plan.text
