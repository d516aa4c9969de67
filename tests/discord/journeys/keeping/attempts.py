"""Every act of a moderator, tried by anybody, by whatever way there is or can be forged."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.actions import Action, Verb
from tests.discord.fake.attachments import Upload
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.planting import (
    hand_in,
    plant_button,
    plant_menu,
    use_hidden,
    use_hidden_menu,
)
from tests.discord.journeys.keeping.town import Town

_TEXT = "De fluitist van Zilverhaven fluit."
# Every subcommand, with what it takes.
COMMANDS: Mapping[str, Mapping[str, Any]] = {
    "status": {},
    "reindex": {},
    "rollback": {},
    "add": {"file": Upload("artikel.txt", _TEXT.encode())},
    "date": {"article": "002-orgel", "date": "1999"},
    "suppress": {"article": "002-orgel", "reason": "daarom"},
    "restore": {"article": "003-stoomtram"},
    "note": {"article": "002-orgel", "text": "Een noot."},
    "glossary": {"term": "columbarium", "words": "duiventil"},
    "reports": {},
    "gaps": {},
    "log": {},
}
MENU = "Add to the archive"
BUTTONS = (
    Verb.REINDEX,
    Verb.CANCEL,
    Verb.ROLLBACK,
    Verb.OFFER,
    Verb.ADD,
    Verb.ACTS,
    Verb.EXPORT,
    Verb.REPORTS,
    Verb.RESOLVE,
    Verb.DATE,
    Verb.SUPPRESS,
    Verb.NOTE,
)
MENUS = (Verb.READ_REPORT,)
# A form says by its page which decision it is for.
FORMS = ((Verb.RESOLVED, 0), (Verb.DECIDE, 0), (Verb.DECIDE, 1), (Verb.DECIDE, 2))


@dataclass(frozen=True, slots=True)
class Prey:
    """Hold what is there to be had: a preview that Mo may add, and a report."""

    preview: str
    report: int


Attempt = Callable[[Town, Reader, Prey, Channel], Awaitable[Reply]]


def attempts() -> Mapping[str, Attempt]:
    """Return every way to do what a moderator does, by its name."""
    commands = {f"/corpus {name}": partial(_use_command, name) for name in COMMANDS}
    buttons = {f"button {verb}": partial(_press, verb) for verb in BUTTONS}
    menus = {f"menu {verb}": partial(_choose, verb) for verb in MENUS}
    forms = {f"form {verb} {page}": partial(_hand_in, (verb, page)) for verb, page in FORMS}
    return {**commands, MENU: _use_menu, **buttons, **menus, **forms}


def state_of(town: Town) -> Mapping[str, object]:
    """Return all that moderators can change: the files, and what the ledger says was done."""
    folders = (town.corpus, town.data)
    files = (path for folder in folders for path in folder.rglob("*") if _is_kept(path))
    told = {"acts": town.acts(), "jobs": town.jobs(), "reports": town.open_reports()}
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files} | told


def _is_kept(path: Path) -> bool:
    # Readers' questions go on being written down; opened, Chroma writes into its own database.
    is_busy = path.name.startswith("ledger.sqlite") or path.name.startswith("chroma.sqlite3")
    return path.is_file() and not is_busy and path.suffix != ".lock"


async def _use_command(name: str, town: Town, reader: Reader, _: Prey, channel: Channel) -> Reply:
    return await use_hidden(town.discord, reader, f"corpus {name}", COMMANDS[name], channel)


async def _use_menu(town: Town, reader: Reader, _: Prey, channel: Channel) -> Reply:
    message = await reader.say(_TEXT, channel=channel)
    return await use_hidden_menu(town.discord, reader, message, channel)


async def _press(verb: Verb, town: Town, reader: Reader, prey: Prey, channel: Channel) -> Reply:
    button = plant_button(town.discord, _action(verb, reader, prey), channel)
    reply = await reader.press(button, verb)
    town.discord.world.forget(button)
    return reply


async def _choose(verb: Verb, town: Town, reader: Reader, prey: Prey, channel: Channel) -> Reply:
    value = str(prey.report)
    menu = plant_menu(town.discord, _action(verb, reader, prey), value, channel)
    return await reader.choose(menu, value)


async def _hand_in(
    form: tuple[Verb, int], town: Town, reader: Reader, prey: Prey, channel: Channel
) -> Reply:
    verb, page = form
    action = Action(verb, str(prey.report), number=1, page=page)
    return await hand_in(town.discord, reader, action, "2001", channel)


def _action(verb: Verb, reader: Reader, prey: Prey) -> Action:
    """Return what a button of this kind says that would work if a moderator pressed it."""
    own = str(reader.person.id)
    about = {
        Verb.REINDEX: own,
        Verb.OFFER: own,
        Verb.CANCEL: "1",
        Verb.ROLLBACK: "g000002",
        Verb.ADD: prey.preview,
        Verb.ACTS: "all",
        Verb.EXPORT: "all",
        Verb.REPORTS: "open",
        Verb.READ_REPORT: "open",
    }
    if verb in about:
        return Action(verb, about[verb])
    return Action(verb, str(prey.report), number=1)
