"""A small town's archive that moderators keep, and the bot that answers from it."""

import shutil
from collections.abc import AsyncGenerator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.keeping.files import KEY_FILE, LEDGER_FILE
from bot.ledger import Act, Job, Ledger, read_key
from corpus.decisions import Decisions, read_decisions
from retrieval.builder import CACHE_FILE
from retrieval.generations import Generations
from retrieval.manifest import read_manifest, write_manifest
from tests.builders import write_corpus
from tests.discord.fake.bot_process import BotProcess
from tests.discord.fake.permissions import Permission
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.village import LOST_MODEL
from tests.discord.journeys.newsroom import Newsroom, build_archive, open_newsroom

# Long enough for more than one page of an opened article.
_LOGBOOK = "\n\n".join(
    f"In jaargang {year} van het logboek staat dat de lamp {year % 97} nachten brandde. "
    f"De wachter telde toen {year % 41} schepen en bakte {year % 13} broden."
    for year in range(1850, 1890)
)
ARTICLES: Mapping[str, str] = {
    "001-vuurtoren": " date 2021-06 De vuurtoren van Zilverhaven krijgt een museum. "
    f"Wachter Douwe Hofstra schonk zijn logboeken.\n\n{_LOGBOOK}",
    "002-orgel": " date 2022-03-14 Het orgel van Zilverhaven klinkt weer. "
    "Orgelbouwer Teun Waling verving negentig pijpen. De eerste toon was een lage d.",
    "003-stoomtram": "De stoomtram van Zilverhaven rijdt alleen nog op zondag. "
    "Machinist Roos Tichelaar stookt op berkenhout. Een rit kost twee stuivers.",
    "004-zoutpan": " date 2021-11 De zoutpan van Zilverhaven levert achthonderd kilo zout. "
    "Zoutzieder Klaas Veenhof roert dag en nacht. De meeuwen eten mee.",
    "005-duiventil": " date 2022-07-02 De duiventil op het raadhuis is leeg. "
    "Duivenmelker Griet Olthof zag een havik boven het plein.",
    "006-weefgetouw": " date 2020 Het weefgetouw van Aleida Mook staat in de etalage. "
    "Zij weeft er paardendekens op. De wol komt van het eiland.",
    "007-turfschip": " date 2022-09 Het turfschip Vrouwe Jikke is gelicht. "
    "Bergers vonden een kist met tinnen lepels. De schipper bleef onbekend.",
}
# An article that one generation holds and the published one does not.
FOUNTAIN = (
    " date 2022-05-20 De fontein van Zilverhaven spuit limonade. "
    "Apotheker Sjoerd Bleeker goot er veertig flessen in. Kinderen brachten bekers mee."
)
ASK_FOUNTAIN = "Hoeveel flessen goot de apotheker in de fontein?"
SAID_OF_FOUNTAIN = "Apotheker Sjoerd Bleeker goot er veertig flessen in."
ASK_ORGAN = "Hoeveel pijpen verving de orgelbouwer?"
SAID_OF_ORGAN = "Orgelbouwer Teun Waling verving negentig pijpen."
# A bot whose model is lost starts at once.
QUICKLY: Mapping[str, str] = {"KERNVRAAG_EMBEDDING_MODEL": LOST_MODEL}


@dataclass(frozen=True, slots=True)
class Town:
    """Hold a newsroom whose bot is running, and Mo, who may keep its archive."""

    room: Newsroom
    bot: BotProcess
    mo: Reader

    @property
    def discord(self) -> FakeDiscord:
        """Return the Discord that the bot serves."""
        return self.room.discord

    @property
    def data(self) -> Path:
        """Return the data folder."""
        return self.room.data

    @property
    def corpus(self) -> Path:
        """Return the folder of articles."""
        return self.room.corpus

    @property
    def decisions(self) -> Path:
        """Return the file of what moderators decided."""
        return self.data / "decisions.toml"

    def decided(self) -> Decisions:
        """Return what moderators decided, as their file says."""
        return read_decisions(self.decisions)

    def moderator(self, name: str) -> Reader:
        """Return somebody else who may keep the archive."""
        return self.discord.reader(name, permissions=Permission.MANAGE_GUILD)

    def acts(self) -> list[Act]:
        """Return what was done to the archive, first to last."""
        with _ledger_of(self.data) as ledger:
            return list(ledger.acts.all())

    def open_reports(self) -> list[int]:
        """Return the numbers of the reports that wait for a moderator."""
        with _ledger_of(self.data) as ledger:
            return [each.number for each in ledger.reports.page(is_open=True, limit=100)]

    def jobs(self) -> tuple[Job, ...]:
        """Return the last reindexes, latest first."""
        with _ledger_of(self.data) as ledger:
            return ledger.jobs.latest(20)


def build_town(folder: Path) -> Path:
    """Build the archive into a folder: g000002 answers, g000001 holds the fountain too."""
    corpus = write_corpus(folder / "articles", {**ARTICLES, "008-fontein": FOUNTAIN})
    data = build_archive(corpus, folder / "data")
    cache = shutil.copy2(data / CACHE_FILE, folder / "vectors")
    (corpus / "008-fontein.txt").unlink()
    build_archive(corpus, data)
    # The vectors of all articles: whoever adds the fountain again need not wait for the model.
    shutil.copy2(cache, data / CACHE_FILE)
    return folder


def settle(town: Path, folder: Path, *, model: str = LOST_MODEL) -> Path:
    """Copy a town's archive to another folder, as if it had been built there with a model."""
    shutil.copytree(town, folder, dirs_exist_ok=True)
    remember_model(folder, model)
    return folder


def remember_model(folder: Path, model: str) -> None:
    """Make every generation of a town believe that it was built there with a model."""
    corpus = str((folder / "articles").resolve())
    for directory in (folder / "data" / "generations").glob("g*"):
        manifest = read_manifest(directory)
        record = replace(manifest.model, configured=model, used=model)
        write_manifest(directory, replace(manifest, corpus=corpus, model=record))


@asynccontextmanager
async def open_town(
    folder: Path, *, expected: Collection[str] = (), **settings: str
) -> AsyncGenerator[Town]:
    """Run a bot on a settled archive; `settings` and `expected` are those of `Newsroom.bot`."""
    async with (
        open_newsroom(folder / "articles", folder / "data") as room,
        room.bot(expected=expected, **{**QUICKLY, **settings}) as bot,
    ):
        yield town_of(room, bot)


def town_of(room: Newsroom, bot: BotProcess) -> Town:
    """Return a town with a new moderator."""
    mo = room.discord.reader("Mo", locale="en-GB", permissions=Permission.MANAGE_GUILD)
    return Town(room, bot, mo)


def sound_generations(data: Path) -> tuple[str, ...]:
    """Return what lies among the generations, unfinished ones too."""
    return tuple(sorted(path.name for path in (data / "generations").iterdir()))


def published(data: Path) -> str | None:
    """Return the name of the generation that is published."""
    return Generations(data).current()


def _ledger_of(data: Path) -> Ledger:
    return Ledger.open(data / LEDGER_FILE, key=read_key(data / KEY_FILE))
