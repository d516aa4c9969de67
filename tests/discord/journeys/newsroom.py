"""A Discord with an archive on this machine, and the real bot that serves them."""

import shutil
from collections.abc import AsyncGenerator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from retrieval.building import build
from retrieval.model.choice import PACKAGED_MODEL
from tests.builders import make_request
from tests.discord.fake.bot_process import BotProcess
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.traces import Beginning, left_in_log, left_on_discord, said_by_people

# Seconds; a bot starts in six, on a machine that does nothing else.
_STARTED_WITHIN = 90.0


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Hold a Discord, the folder of articles and the data folder; `logs` are its bots' so far."""

    discord: FakeDiscord
    corpus: Path
    data: Path
    logs: list[Path] = field(default_factory=list[Path])

    @asynccontextmanager
    async def bot(
        self, *, expected: Collection[str] = (), is_awaited: bool = True, **settings: str
    ) -> AsyncGenerator[BotProcess]:
        """Run the bot, and look through its log once it ended.

        `settings` are written as in the environment. `expected` are events that may be logged as
        errors or with one.
        """
        began = Beginning.of(self.discord)
        environment = self.settings() | settings
        folder = self.data.parent
        async with self.discord.bot(
            environment, folder=folder, is_awaited=is_awaited, within=_STARTED_WITHIN
        ) as process:
            self.logs.append(process.output)
            if is_awaited and (self.data / "CURRENT").exists():
                # Before its model is loaded it answers by words alone.
                await process.logged("complete", "no index can be used yet; building one")
            yield process
        lines = process.output.read_text("utf-8").splitlines()
        secrets = said_by_people(self.discord, began)
        left = left_in_log(lines, secrets=secrets, expected=expected)
        assert not left, "\n".join(left)

    def settings(self) -> dict[str, str]:
        """Return the settings of a bot that works offline and that nobody asks too much."""
        return {
            "KERNVRAAG_CORPUS_DIR": str(self.corpus),
            "KERNVRAAG_DATA_DIR": str(self.data),
            "KERNVRAAG_EMBEDDING_MODEL": PACKAGED_MODEL,
            "KERNVRAAG_QUESTIONS_PER_MINUTE": "600",
            # What is logged at all must be fit to be logged.
            "KERNVRAAG_LOG_LEVEL": "DEBUG",
            "HF_HUB_OFFLINE": "1",
        }


@asynccontextmanager
async def open_newsroom(
    corpus: Path, data: Path, *, round_trip: float = 0.0
) -> AsyncGenerator[Newsroom]:
    """Open a newsroom, and look through what it leaves on Discord when it closes.

    `round_trip` is how many seconds lie between the bot and Discord and back.
    """
    async with FakeDiscord(round_trip=round_trip) as fake:
        began = Beginning.of(fake)
        yield Newsroom(fake, corpus, data)
        left = left_on_discord(fake, began)
        assert not left, "\n".join(left)


def build_archive(corpus: Path, data: Path) -> Path:
    """Return a data folder that holds one generation of these articles."""
    list(build(make_request(corpus, data)))
    return data


def copy_archive(archive: Path, folder: Path) -> Path:
    """Return a copy of a data folder that a bot may write into."""
    return shutil.copytree(archive, folder / "data")
