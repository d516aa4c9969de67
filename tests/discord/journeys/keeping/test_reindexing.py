import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.actions import Action, Verb
from retrieval.model.choice import PACKAGED_MODEL
from tests.discord.fake.messages import Message
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.builder import held_builder
from tests.discord.journeys.keeping.deeds import (
    START,
    articles_counted,
    attached_to,
    begin,
    is_outcome,
    outcome_of,
)
from tests.discord.journeys.keeping.planting import plant_button
from tests.discord.journeys.keeping.town import (
    ASK_FOUNTAIN,
    ASK_ORGAN,
    FOUNTAIN,
    SAID_OF_FOUNTAIN,
    SAID_OF_ORGAN,
    Town,
    open_town,
    settle,
    sound_generations,
)
from tests.discord.journeys.looks import look_at

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ASKERS = 2


@dataclass(frozen=True, slots=True)
class Reindex:
    """Hold what everybody saw of a reindex, from the dry run to its outcome."""

    town: Town
    plan: Reply
    started: Reply
    progress: Message
    by_another: Reply
    second: Reply
    status: Reply
    meanwhile: list[Reply]
    outcome: Message
    rejected: str
    first_after: Reply
    plan_after: Reply
    left: tuple[str, ...]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def reindex(
    town_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Reindex]:
    """Reindex an archive that has an article more and a file that is none, while people ask."""
    folder = settle(town_archive, tmp_path_factory.mktemp("reindex"), model=PACKAGED_MODEL)
    (folder / "articles" / "008-fontein.txt").write_text(FOUNTAIN, "utf-8")
    (folder / "articles" / "009-leeg.txt").write_bytes(b"")
    async with open_town(folder, KERNVRAAG_EMBEDDING_MODEL=PACKAGED_MODEL) as town:
        yield await _reindex(town)


async def _reindex(town: Town) -> Reindex:
    mo, jet, thread = town.mo, town.moderator("Jet"), town.discord.thread
    plan = await mo.slash("corpus reindex")
    # What only Mo sees cannot be pressed by others; what would be shown to all could.
    button = plant_button(town.discord, Action(Verb.REINDEX, str(mo.person.id)), thread)
    by_another = await jet.press(button, Verb.REINDEX)
    started = await mo.press(plan, START)
    (progress,) = town.discord.messages_of_bot()
    async with held_builder(town):
        second = await mo.press(await mo.slash("corpus reindex"), START)
        status = await mo.slash("corpus status")
        held = [await town.discord.reader("Hanna").slash("ask", question=ASK_ORGAN, private=True)]
    askers = [asyncio.create_task(_ask_until_over(town, progress)) for _ in range(_ASKERS)]
    outcome = await outcome_of(town, progress)
    rejected = await attached_to(town, progress)
    meanwhile = [reply for replies in await asyncio.gather(*askers) for reply in replies]
    return Reindex(
        town,
        plan,
        started,
        progress,
        by_another,
        second,
        status,
        held + meanwhile,
        outcome,
        rejected,
        await mo.slash("ask", question=ASK_FOUNTAIN, private=True),
        await mo.slash("corpus reindex"),
        sound_generations(town.data),
    )


async def _ask_until_over(town: Town, progress: Message) -> list[Reply]:
    """Ask without a pause until the outcome is there."""
    reader, replies = town.discord.reader("Evan"), list[Reply]()
    while not is_outcome(town.discord.latest(progress) or progress):
        for question in (ASK_ORGAN, ASK_FOUNTAIN):
            replies.append(await reader.slash("ask", question=question, private=True))
    return replies


async def test_the_dry_run_says_what_would_change_and_changes_nothing(reindex: Reindex) -> None:
    assert reindex.plan.is_private
    assert "g000002 goes on answering" in reindex.plan.text
    assert "1 article new: 008-fontein" in reindex.plan.text
    assert "7 articles unchanged" in reindex.plan.text
    assert "at most 1 passage is new to the model" in reindex.plan.text
    assert "1 file is left out" in reindex.plan.text
    assert "009-leeg.txt was left out: it holds no text" in look_at(reindex.plan).letters


async def test_files_that_are_left_out_are_attached_to_the_dry_run(reindex: Reindex) -> None:
    (file,) = reindex.plan.message.attachments

    assert file["filename"] == "rejected.txt"


async def test_nobody_else_may_start_a_reindex_that_somebody_looked_at(reindex: Reindex) -> None:
    assert reindex.by_another.is_private
    assert reindex.by_another.text.startswith("Only who asked for this may press that button.")


async def test_who_starts_a_reindex_is_told_where_to_look(reindex: Reindex) -> None:
    assert reindex.started.text == ("The reindex has begun; its progress is shown in this channel.")
    assert reindex.started.buttons == []


async def test_the_progress_stands_on_a_message_for_everybody(reindex: Reindex) -> None:
    assert not reindex.progress.is_private
    assert reindex.progress.text.startswith("**Reindexing, step 1 of 6: reading the articles**")
    assert "g000002 answers until the new index is published" in reindex.progress.text


async def test_a_second_reindex_is_refused(reindex: Reindex) -> None:
    assert reindex.second.is_private
    assert reindex.second.text == (
        "A reindex is running already. Wait until it is done, or cancel it."
    )


async def test_the_status_says_that_a_reindex_is_running(reindex: Reindex) -> None:
    assert "A reindex is running; until it is published, this is what readers get." in (
        reindex.status.text
    )


async def test_who_asks_meanwhile_is_answered_from_one_generation(reindex: Reindex) -> None:
    organ = [each for each in reindex.meanwhile if ASK_ORGAN in each.text]
    fountain = [each for each in reindex.meanwhile if ASK_FOUNTAIN in each.text]

    assert all(SAID_OF_ORGAN in each.text for each in organ)
    assert len(organ) + len(fountain) == len(reindex.meanwhile) > _ASKERS
    assert {articles_counted(each) for each in reindex.meanwhile} <= {7, 8}
    assert all(
        (SAID_OF_FOUNTAIN in each.text) == (articles_counted(each) == 8) for each in fountain
    )


async def test_the_outcome_takes_the_place_of_the_progress(reindex: Reindex) -> None:
    outcome = reindex.outcome

    assert outcome.id == reindex.progress.id
    assert outcome.text.startswith("**The new index answers: g000003**")
    assert "It takes the place of g000002" in outcome.text
    assert "1 article new: 008-fontein" in outcome.text
    assert "answers can now come from 1 more article" in outcome.text


async def test_files_that_were_left_out_are_attached_to_the_outcome(reindex: Reindex) -> None:
    assert reindex.rejected == (
        "009-leeg.txt was left out: it holds no text; write the article in it or remove it.\n"
    )


async def test_what_was_added_is_found_from_then_on(reindex: Reindex) -> None:
    assert SAID_OF_FOUNTAIN in reindex.first_after.text


async def test_the_generation_of_before_is_kept_and_no_other(reindex: Reindex) -> None:
    assert reindex.left == ("g000002", "g000003")


async def test_a_reindex_is_logged_with_its_generation(reindex: Reindex) -> None:
    acts = [(act.actor_name, act.subject, act.detail) for act in reindex.town.acts()]

    assert ("mo", "g000003", "published") in acts


async def test_a_dry_run_says_that_nothing_has_changed(reindex: Reindex) -> None:
    assert "Nothing has changed since the last build" in reindex.plan_after.text
    assert reindex.plan_after.buttons == [START]


async def test_what_lets_many_articles_go_is_done_once_that_is_said_outright(
    reindex: Reindex,
) -> None:
    town, channel = reindex.town, reindex.town.discord.new_channel("veemarkt")
    for name in ("001-vuurtoren", "003-stoomtram", "004-zoutpan"):
        (town.corpus / f"{name}.txt").unlink()
    plan = await town.mo.slash("corpus reindex", channel=channel)
    progress = await begin(town, channel, label="Reindex although 3 articles go")

    outcome = await outcome_of(town, progress)

    assert "3 of the archive’s 8 articles would be gone." in plan.text
    assert plan.buttons == ["Reindex although 3 articles go"]
    assert "3 articles gone: 001-vuurtoren, 003-stoomtram, 004-zoutpan" in outcome.text
    assert "3 articles are no longer quoted" in outcome.text
