"""Reindexes whose builder is killed at random moments, while people ask and moderators decide."""

import asyncio
import os
import random
import re
import signal
import tempfile
import time
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from figures import Figure, exactly, percentile, shown

from retrieval.model.choice import PACKAGED_MODEL
from tests.builders import write_corpus
from tests.discord.fake.messages import Message
from tests.discord.journeys.keeping.builder import builder_of, ended, find_builder
from tests.discord.journeys.keeping.deeds import begin, outcome_of
from tests.discord.journeys.keeping.town import ARTICLES, Town, open_town, sound_generations
from tests.discord.journeys.newsroom import build_archive

ASKERS = 4
# Moments after the end of a build show that a kill then does nothing.
_LATEST = 1.05
_QUESTION = "Op welk getal staat de teller?"
_COUNTER = re.compile(r"De teller op de (?:kade|markt) staat op (\d+)")


@dataclass(slots=True)
class Course:
    """Hold what became of the reindexes, and what the askers were told meanwhile."""

    outcomes: Counter[str] = field(default_factory=Counter[str])
    killed: int = 0
    answers: list[str] = field(default_factory=list[str])
    seconds: list[float] = field(default_factory=list[float])

    @property
    def failed(self) -> int:
        """Return how many answers quote neither of the two articles, or only one."""
        return sum(len(_COUNTER.findall(text)) < len(("kade", "markt")) for text in self.answers)

    @property
    def mixed(self) -> int:
        """Return how many answers quote the two articles as they stood at different times."""
        return sum(len(set(_COUNTER.findall(text))) > 1 for text in self.answers)


async def kill_builders(count: int) -> Sequence[Figure]:
    """Kill so many reindexes; every one changes two articles that must be quoted together."""
    chance, course = random.Random(count), Course()
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(passing)
        _count_to(folder, 0)
        build_archive(folder / "articles", folder / "data")
        async with open_town(folder, KERNVRAAG_EMBEDDING_MODEL=PACKAGED_MODEL) as town:
            async with _asked(town, course):
                whole = await _reindex_undisturbed(town, 1, course)
                for number in range(2, count + 2):
                    await _kill(town, number, chance, whole, course)
                last = count + 2
                await _reindex_undisturbed(town, last, course)
            after = await _ask(town)
            return [*_figures(course), *_remains(town, count, after=after, last=last)]


def _count_to(folder: Path, number: int) -> None:
    """Let both articles say that the counters stand at a number."""
    places = {"010-kade": "kade", "011-markt": "markt"}
    counters = {
        name: f" date 2022-08 De teller op de {place} staat op {number}."
        for name, place in places.items()
    }
    write_corpus(folder / "articles", {**ARTICLES, **counters})


@asynccontextmanager
async def _asked(town: Town, course: Course) -> AsyncGenerator[None]:
    """Have people ask one question after the other meanwhile."""
    askers = [asyncio.create_task(_keep_asking(town, course)) for _ in range(ASKERS)]
    try:
        yield
    finally:
        for asker in askers:
            asker.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*askers)


async def _keep_asking(town: Town, course: Course) -> None:
    while True:
        began = time.monotonic()
        course.answers.append(await _ask(town))
        course.seconds.append(time.monotonic() - began)


async def _ask(town: Town) -> str:
    reader = town.discord.reader("Lezer")
    return (await reader.slash("ask", question=_QUESTION, private=True)).text


async def _reindex_undisturbed(town: Town, number: int, course: Course) -> float:
    """Reindex to the end; return the seconds that the builder lived."""
    progress = await _begin(town, number)
    builder = await builder_of(town)
    began = time.monotonic()
    await ended(builder)
    lived = time.monotonic() - began
    await _see_outcome(town, progress, course)
    return lived


async def _kill(
    town: Town, number: int, chance: random.Random, whole: float, course: Course
) -> None:
    """Reindex and kill the builder at a random moment; decide something at another."""
    deciding = asyncio.create_task(_decide(town, number, after=chance.uniform(0, whole)))
    progress = await _begin(town, number)
    builder = await builder_of(town)
    await asyncio.sleep(chance.uniform(0, _LATEST * whole))
    if find_builder(town.bot.pid or 0) == builder:
        with suppress(ProcessLookupError):
            os.kill(builder, signal.SIGKILL)
            course.killed += 1
    await _see_outcome(town, progress, course)
    await deciding


async def _begin(town: Town, number: int) -> Message:
    _count_to(town.data.parent, number)
    return await begin(town, town.discord.new_channel(f"bouw {number}"))


async def _see_outcome(town: Town, progress: Message, course: Course) -> None:
    outcome = await outcome_of(town, progress)
    is_published = outcome.text.startswith("**The new index answers")
    course.outcomes["published" if is_published else "published nothing"] += 1


async def _decide(town: Town, number: int, *, after: float) -> None:
    await asyncio.sleep(after)
    await town.mo.slash("corpus glossary", term=_term(number), words="iets")


def _term(number: int) -> str:
    return f"term {number}"


def _figures(course: Course) -> Sequence[Figure]:
    return [
        shown("reindexes", course.outcomes.total()),
        shown("… whose builder was killed", course.killed),
        *(shown(f"… that {what}", many) for what, many in sorted(course.outcomes.items())),
        shown("questions asked meanwhile", len(course.answers)),
        exactly("failed answers", course.failed, 0),
        exactly("mixed answers", course.mixed, 0),
        shown("answered p50", percentile(course.seconds, 50), unit="s"),
        shown("answered last", max(course.seconds, default=0.0), unit="s"),
    ]


def _remains(town: Town, count: int, *, after: str, last: int) -> Sequence[Figure]:
    """Return what is left on disk, of the decisions, and of the last change."""
    terms = {_term(number) for number in range(2, count + 2)}
    logged = {act.subject for act in town.acts() if act.act == "glossary"}
    return [
        exactly("decisions lost", len(terms - town.decided().glossary.keys()), 0),
        exactly("decisions that are not logged", len(terms - logged), 0),
        exactly("generations on disk", len(sound_generations(town.data)), 2),
        exactly(
            "last change is answered from", int(set(_COUNTER.findall(after)) == {str(last)}), 1
        ),
    ]
