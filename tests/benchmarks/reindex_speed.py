"""How soon readers get what a moderator added, hid, dated or noted."""

import asyncio
import json
import shutil
import sys
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures import Figure, at_most, exactly, percentile, shown
from generated import write_corpus
from stage import STARTING, Archive, build_first, lay_out, staged

from retrieval.building import BuildRequest, build
from retrieval.options import Options
from tests.builders import TODAY
from tests.discord.fake.attachments import Upload
from tests.discord.fake.permissions import Permission
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.keeping.deeds import START, is_outcome

sys.path.insert(0, str(Path(__file__).parents[1] / "retrieval"))
from tiny_models import save_embedder

LARGE = 10_000
# Articles that each kind of decision is tried on.
_TRIED = 5
# In seconds.
_PUBLISHED_WITHIN = 10.0
_DECIDED_WITHIN = 1.0
_LONGEST_BUILD = 300.0
_NEWS = (
    " date 2023-04-02 De fanfare van Wolverdonk kreeg een nieuwe tuba. "
    "De tuba weegt elf kilo, zei dirigent Aart Pekel."
)
_ASK_NEWS = "Hoeveel weegt de tuba van de fanfare?"
_SAID_OF_NEWS = "De tuba weegt elf kilo, zei dirigent Aart Pekel."


async def add_one_article(folder: Path) -> Sequence[Figure]:
    """Add an article to a thousand, and measure from the click until it is published and found."""
    archive = lay_out(folder)
    await build_first(archive)
    before = archive.corpus.read_bytes()
    try:
        return await _add(archive)
    finally:
        archive.corpus.write_bytes(before)


async def _add(archive: Archive) -> Sequence[Figure]:
    async with staged(archive) as stage:
        mo = _moderator(stage.fake)
        preview = await mo.slash("corpus add", file=Upload("nieuws.txt", _NEWS.encode()))
        added = await mo.press(preview, preview.buttons[0])
        looked = time.monotonic()
        plan = await mo.press(added, added.buttons[0])
        clicked = time.monotonic()
        await mo.press(plan, START)
        await _outcome(stage.fake)
        published = time.monotonic()
        answer = await mo.slash("ask", question=_ASK_NEWS, private=True)
        answered = time.monotonic()
    return [
        shown("dry run", clicked - looked, unit="s"),
        at_most("click until published", published - clicked, _PUBLISHED_WITHIN, unit="s"),
        shown("first answer after that", answered - published, unit="s"),
        exactly("found by the first question", int(_SAID_OF_NEWS in answer.text), 1),
    ]


async def _outcome(fake: FakeDiscord) -> None:
    await fake.until(
        lambda: any(map(is_outcome, fake.messages_of_bot())), "an outcome", within=_LONGEST_BUILD
    )


@dataclass(frozen=True, slots=True)
class Large:
    """Hold a large archive's bot, who keeps it, and articles to decide about."""

    mo: Reader
    reader: Reader
    articles: Sequence[dict[str, Any]]


@dataclass(slots=True)
class Effects:
    """Hold how long deciding took and the question after it, and whether that showed it."""

    acts: list[float]
    questions: list[float]
    missing: int = 0


async def decide_in_large_archive(folder: Path) -> Sequence[Figure]:
    """Decide about articles of a large archive, and ask about each right after."""
    async with _large(folder) as large:
        effects = Effects([], [])
        for article in large.articles:
            await _decide_about(large, article, effects)
    together = [a + b for a, b in zip(effects.acts, effects.questions, strict=True)]
    return [
        shown("articles", LARGE),
        shown("decisions", len(effects.acts)),
        exactly("not seen by the next question", effects.missing, 0),
        shown("decided p50", percentile(effects.acts, 50), unit="s"),
        at_most("decided last", max(effects.acts), _DECIDED_WITHIN, unit="s"),
        shown("next question p50", percentile(effects.questions, 50), unit="s"),
        shown("decision and question p50", percentile(together, 50), unit="s"),
        at_most("decision and question last", max(together), _DECIDED_WITHIN, unit="s"),
    ]


async def _decide_about(large: Large, article: dict[str, Any], effects: Effects) -> None:
    """Note, date, hide and restore an article, each followed by a question about it."""
    title, known = article["title"], {"article": article["id"]}
    steps = (
        ("note", {"text": "Dit is een noot."}, "Dit is een noot.", True),
        ("date", {"date": "1999-01-02"}, "2 January 1999", True),
        ("suppress", {"reason": "proef"}, title, False),
        ("restore", {}, title, True),
    )
    question = article["text"].partition(".")[0]
    for act, given, words, is_wanted in steps:
        began = time.monotonic()
        await large.mo.slash(f"corpus {act}", **known, **given)
        decided = time.monotonic()
        answer = await large.reader.slash("ask", question=question, private=True)
        effects.acts.append(decided - began)
        effects.questions.append(time.monotonic() - decided)
        # The question itself, which stands above, has other words than the title.
        effects.missing += (words in answer.text) is not is_wanted


@asynccontextmanager
async def _large(folder: Path) -> AsyncGenerator[Large]:
    archive, model = Archive(folder), folder / "model"
    await asyncio.to_thread(_build_large, archive, model)
    run = folder / "run"
    shutil.rmtree(run, ignore_errors=True)
    data = shutil.copytree(archive.data, run / "data")
    settings = {**archive.environment(data), "KERNVRAAG_EMBEDDING_MODEL": str(model)}
    lines = archive.corpus.read_text("utf-8").splitlines()
    chosen = [json.loads(line) for line in lines[:: LARGE // _TRIED]]
    async with (
        FakeDiscord(is_checking=False) as fake,
        fake.bot(settings, folder=run, within=STARTING),
    ):
        yield Large(_moderator(fake), fake.reader("Evan"), chosen)


def _build_large(archive: Archive, model: Path) -> None:
    """Build the archive where none was kept, with a model so small that it does not count."""
    if archive.is_built:
        return
    archive.folder.mkdir(parents=True, exist_ok=True)
    save_embedder(model)
    write_corpus(archive.corpus, LARGE)
    options = Options(embedding_model=str(model))
    for _ in build(BuildRequest(archive.corpus, archive.data, options, TODAY)):
        pass


def _moderator(fake: FakeDiscord) -> Reader:
    return fake.reader("Mo", locale="en-GB", permissions=Permission.MANAGE_GUILD)
