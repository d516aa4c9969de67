from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.actions import Action, Verb
from tests.discord.fake.attachments import Upload
from tests.discord.fake.command_book import ImpossibleError
from tests.discord.fake.components import Component, of_type
from tests.discord.fake.permissions import Permission
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.journeys.keeping.attempts import (
    BUTTONS,
    COMMANDS,
    FORMS,
    MENU,
    MENUS,
    Prey,
    attempts,
    state_of,
)
from tests.discord.journeys.keeping.deeds import outcome_of, report
from tests.discord.journeys.keeping.town import (
    ASK_ORGAN,
    QUICKLY,
    Town,
    open_town,
    settle,
    town_of,
)
from tests.discord.journeys.newsroom import open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ATTEMPTS = attempts()
_EVERY = pytest.mark.parametrize("name", _ATTEMPTS)
_NOT_MODERATOR = "Only who keeps this archive may do that. Ask a moderator of this server."
_NOT_HERE = "That does not work here. Use it in a server that this bot serves."
# What readers' own verbs are is no business of moderators.
_OF_READERS = {
    Verb.OPEN,
    Verb.PAGE,
    Verb.PERIOD,
    Verb.TIMELINE,
    Verb.COURSE,
    Verb.LIST,
    Verb.PICK,
    Verb.REPORT,
    Verb.REPORTED,
}


@dataclass(frozen=True, slots=True)
class Guarded:
    """Hold a town, what is there to be had in it, and people who may not have it."""

    town: Town
    prey: Prey
    reader: Reader
    namesake: Reader
    archivist: Reader


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def guarded(
    town_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Guarded]:
    """Run a bot that has one role keep its archive, beside who manages the server."""
    folder = settle(town_archive, tmp_path_factory.mktemp("guarded"))
    async with open_newsroom(folder / "articles", folder / "data") as room:
        role, namesake = (room.discord.role("Archivaris") for _ in range(2))
        settings = {"KERNVRAAG_MODERATOR_ROLE_IDS": str(role.id)}
        async with room.bot(**QUICKLY, **settings) as bot:
            town = town_of(room, bot)
            yield Guarded(
                town,
                await prey_in(town),
                room.discord.reader("Rik"),
                room.discord.reader("Nel", roles=(namesake,)),
                room.discord.reader("Ad", roles=(role,)),
            )


async def prey_in(town: Town) -> Prey:
    """Return a preview of Mo's, and a reader's report."""
    file = Upload("artikel.txt", b"De trommelaar van Zilverhaven trommelt.")
    shown = await town.mo.slash("corpus add", file=file)
    (button,) = of_type(shown.message.components, Component.BUTTON)
    action = Action.parse(button["custom_id"])
    assert action is not None
    reader = town.discord.reader("Foekje")
    answer = await reader.slash("ask", question=ASK_ORGAN, private=True)
    return Prey(action.shown, await report(reader, answer, "Dit klopt niet."))


async def refused(town: Town, name: str, reader: Reader, prey: Prey, channel: Channel) -> str:
    """Try something that must change nothing; return what came of it."""
    before = state_of(town)
    reply = await _ATTEMPTS[name](town, reader, prey, channel)
    assert state_of(town) == before
    assert reply.modal is None
    assert not reply.message.attachments
    assert reply.is_private or channel.guild_id is None
    return reply.text


@_EVERY
async def test_a_reader_gets_nothing_done(guarded: Guarded, name: str) -> None:
    channel = guarded.town.discord.channel

    told = await refused(guarded.town, name, guarded.reader, guarded.prey, channel)

    assert told == _NOT_MODERATOR


@_EVERY
async def test_a_role_of_the_same_name_gets_nothing_done(guarded: Guarded, name: str) -> None:
    channel = guarded.town.discord.channel

    told = await refused(guarded.town, name, guarded.namesake, guarded.prey, channel)

    assert told == _NOT_MODERATOR


@_EVERY
async def test_a_moderator_gets_nothing_done_in_a_direct_message(
    guarded: Guarded, name: str
) -> None:
    mo = guarded.town.mo

    told = await refused(guarded.town, name, mo, guarded.prey, guarded.town.discord.dm(mo))

    assert told in {_NOT_MODERATOR, _NOT_HERE}


async def test_every_way_to_keep_the_archive_is_tried(guarded: Guarded) -> None:
    registered = guarded.town.discord.commands.registered()
    corpus = next(command for command in registered if command["name"] == "corpus")
    tried = {*BUTTONS, *MENUS, *(verb for verb, _ in FORMS)}

    assert {option["name"] for option in corpus["options"]} == set(COMMANDS)
    assert MENU in {command["name"] for command in registered}
    assert tried == set(Verb) - _OF_READERS


@_EVERY
async def test_a_configured_role_may_do_all_of_it_without_managing_the_server(
    guarded: Guarded, name: str
) -> None:
    town = guarded.town
    channel = town.discord.new_channel("archief")

    reply = await _ATTEMPTS[name](town, guarded.archivist, guarded.prey, channel)
    for progress in town.discord.messages_of_bot(channel):
        if "Reindexing" in progress.text:
            await outcome_of(town, progress)

    assert reply.modal is not None or reply.text not in {_NOT_MODERATOR, _NOT_HERE}


async def test_a_configured_role_is_logged_by_name(guarded: Guarded) -> None:
    await guarded.archivist.slash("corpus glossary", term="alt", words="oud")

    assert guarded.town.acts()[-1].actor_name == "ad"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def elsewhere(
    town_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[tuple[Town, Prey]]:
    """Run a bot that serves another server than the one that people are in."""
    folder = settle(town_archive, tmp_path_factory.mktemp("elsewhere"))
    async with open_town(folder, KERNVRAAG_GUILD_IDS="42") as town:
        yield town, Prey("abcdefghijkl", 1)


@_EVERY
async def test_a_moderator_of_another_server_gets_nothing_done(
    elsewhere: tuple[Town, Prey], name: str
) -> None:
    town, prey = elsewhere

    told = await refused(town, name, town.mo, prey, town.discord.channel)

    assert told == _NOT_HERE


async def test_where_no_role_is_set_readers_are_not_even_offered_the_commands(
    town: Town, hanna: Reader
) -> None:
    with pytest.raises(ImpossibleError, match="is not offered to Hanna"):
        await hanna.slash("corpus status")


async def test_an_administrator_may_keep_the_archive(town: Town) -> None:
    boss = town.discord.reader("Wil", permissions=Permission.ADMINISTRATOR)

    status = await boss.slash("corpus status")

    assert "g000002 answers" in status.text


async def test_hidden_articles_are_suggested_to_moderators_alone(
    guarded: Guarded,
) -> None:
    mo = guarded.town.mo
    await mo.slash("corpus suppress", article="006-weefgetouw", reason="privacy")

    to_reader = await guarded.reader.autocomplete("corpus restore", article="weef")
    to_moderator = await mo.autocomplete("corpus restore", article="weef")
    await mo.slash("corpus restore", article="006-weefgetouw")

    assert to_reader == []
    assert [choice["value"] for choice in to_moderator] == ["006-weefgetouw"]
