"""Where the bot is put under load: an archive of generated articles, and the fake Discord."""

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from generated import write_corpus

from retrieval.model.choice import PACKAGED_MODEL
from tests.discord.fake.bot_process import BotProcess
from tests.discord.fake.server import FakeDiscord

# The archive that the targets are set for.
ARTICLES = 1_000
# Seconds between the bot and Discord and back.
ROUND_TRIP = 0.1
# Seconds in which a bot opens its archive and connects, be the machine busy with other work.
STARTING = 120.0
_PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Archive:
    """Hold where the articles lie and what was built from them; `folder` outlives a run."""

    folder: Path

    @property
    def corpus(self) -> Path:
        """Return the articles; the index knows them by this path."""
        return self.folder / "corpus.jsonl"

    @property
    def data(self) -> Path:
        """Return the data folder that every run begins with a copy of."""
        return self.folder / "data"

    @property
    def is_built(self) -> bool:
        """Tell whether a build was published."""
        return (self.data / "CURRENT").exists()

    def environment(self, data: Path) -> Mapping[str, str]:
        """Return the settings of a bot or a reindex that works in a data folder."""
        return {
            "KERNVRAAG_CORPUS_DIR": str(self.corpus),
            "KERNVRAAG_DATA_DIR": str(data),
            "KERNVRAAG_EMBEDDING_MODEL": PACKAGED_MODEL,
            "KERNVRAAG_HEALTH_PORT": "0",
            "KERNVRAAG_QUESTIONS_PER_MINUTE": "600",
        }


def lay_out(folder: Path) -> Archive:
    """Write the articles into a folder, and return the archive that is to be built from them."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = Archive(folder)
    write_corpus(archive.corpus, ARTICLES)
    return archive


async def build_first(archive: Archive) -> None:
    """Build the archive where none was kept of an earlier run; it takes minutes."""
    if archive.is_built:
        return
    await (await reindex(archive, archive.data)).wait()


async def reindex(archive: Archive, data: Path) -> asyncio.subprocess.Process:
    """Begin to build an archive anew beside whatever runs, as a moderator would."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "reindex", "--force"),
        cwd=_PROJECT,
        env={**os.environ, **archive.environment(data)},
        stdout=asyncio.subprocess.DEVNULL,
    )


def renew(archive: Archive, count: int) -> None:
    """Write other texts for the first articles, so that a reindex has them to embed."""
    others = archive.corpus.with_name("others.jsonl")
    fresh = write_corpus(others, count, seed=2).read_text("utf-8").splitlines(keepends=True)
    kept = archive.corpus.read_text("utf-8").splitlines(keepends=True)[count:]
    archive.corpus.write_text("".join((*fresh, *kept)), "utf-8")
    others.unlink()


@dataclass(frozen=True, slots=True)
class Stage:
    """Hold a fake Discord, the bot that is connected to it, and the bot's data folder."""

    fake: FakeDiscord
    bot: BotProcess
    data: Path


@asynccontextmanager
async def staged(archive: Archive) -> AsyncGenerator[Stage]:
    """Run a bot on a copy of an archive's data."""
    run = archive.folder / "run"
    shutil.rmtree(run, ignore_errors=True)
    data = shutil.copytree(archive.data, run / "data")
    # What is sent is checked by the tests; here it would cost time that is not the bot's.
    async with (
        FakeDiscord(round_trip=ROUND_TRIP, is_checking=False) as fake,
        fake.bot(archive.environment(data), folder=run, within=STARTING) as bot,
    ):
        # Until its model is loaded it answers by words alone.
        await bot.logged("complete")
        yield Stage(fake, bot, data)
