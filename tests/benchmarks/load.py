"""What a crowd of readers experiences, beside what was promised: python tests/benchmarks/load.py.

Ends with status 1 when a promise is not kept. `--folder` keeps the built archive for the next run,
and the log of the bot that ran last; words choose among: crowd, reindex, channel, crashes.
"""

import argparse
import asyncio
import itertools
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

# A script's own folder stands where the project's should.
sys.path.insert(0, str(Path(__file__).parents[2]))

from crashes import crashes
from crowd import LATEST_ACKNOWLEDGEMENT, Fate, ask_at_once, count_told, fate_of, is_settled
from figures import Figure, at_most, exactly, percentile, print_figures, shown
from generated import questions_of_both_kinds
from stage import Archive, Stage, build_first, lay_out, reindex, renew, staged
from watching import read, watch

from tests.discord.fake.interactions import Interaction

CROWD = 500
# Who comes just when the new archive is being opened.
LATECOMERS = 100
MENTIONS = 200
# Articles that are new to a reindex.
RENEWED = 100
# In seconds.
_LONGEST_RUN = 1_800.0
_ACKNOWLEDGEMENT_P95 = 1.5
# Share of requests that may hit one of Discord's limits.
_LIMITED = 0.05
_QUESTION = "Wat schreef de krant over de brug?"

Figures = Sequence[Figure]


def main() -> int:
    """Run what was chosen; return the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("runs", nargs="*", help=" ".join(_RUNS), default=list(_RUNS))
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        archive = lay_out(given.folder or Path(passing))
        return asyncio.run(run_all(archive, given.runs))


async def run_all(archive: Archive, names: Sequence[str]) -> int:
    """Run, and print each table as soon as it is there."""
    await build_first(archive)
    is_met = True
    for name in names:
        is_met &= print_figures(name, await _RUNS[name](archive))
    return 0 if is_met else 1


async def crowd(archive: Archive) -> Figures:
    """Let many readers ask in the same moment."""
    async with staged(archive) as stage, watch(stage.fake, stage.bot) as stretch:
        asked = await ask_at_once(stage.fake, questions_of_both_kinds(archive.corpus, CROWD))
        await settle(stage, asked)
    return [*figures_of(asked), *stretch.figures()]


async def crowd_beside_reindex(archive: Archive) -> Figures:
    """Let as many ask while the archive is built anew, and until the new one has answered."""
    async with staged(archive) as stage, watch(stage.fake, stage.bot) as stretch:
        renew(archive, RENEWED)
        build = await reindex(archive, stage.data)
        asked = await ask_at_once(stage.fake, questions_of_both_kinds(archive.corpus, CROWD))
        await settle(stage, asked)
        is_during = build.returncode is None
        asked += await ask_until(stage, lambda: build.returncode is not None)
        if build.returncode:
            raise SystemExit("the reindex failed; see above why")
        asked += await ask_at_once(
            stage.fake, questions_of_both_kinds(archive.corpus, LATECOMERS, seed=5)
        )
        await settle(stage, asked)
        before = stretch.readings[0].generation
        asked += await ask_until_other_generation(stage, before)
    built = exactly("reindex ended after the crowd was answered", int(is_during), 1)
    return [built, *figures_of(asked), *stretch.figures()]


async def channel(archive: Archive) -> Figures:
    """Let many mention the bot in one channel, which takes five messages in five seconds."""
    async with staged(archive) as stage, watch(stage.fake, stage.bot) as stretch:
        fake, before = stage.fake, len(stage.fake.journal.entries)
        readers = [fake.reader(f"Lezer {number}") for number in range(MENTIONS)]
        mention = fake.bot_person.mention
        asked = [
            await reader.say(f"{mention} {question}")
            for reader, question in zip(
                readers, questions_of_both_kinds(archive.corpus, MENTIONS), strict=True
            )
        ]
        await fake.until(
            lambda: all(map(fake.replies_to, reversed(asked))), "replies", within=_LONGEST_RUN
        )
        replies = [fake.replies_to(message) for message in asked]
        firsts = [first.id for first, *_ in replies]
        statuses = [entry.status for entry in fake.journal.entries[before:]]
    return [
        exactly("answered", sum(map(bool, replies)), MENTIONS),
        exactly("answered twice", sum(len(each) > 1 for each in replies), 0),
        exactly("out of order", sum(a > b for a, b in itertools.pairwise(firsts)), 0),
        at_most("share of 429", statuses.count(429) / len(statuses), _LIMITED),
        shown("requests", len(statuses)),
        *stretch.figures(),
    ]


async def settle(stage: Stage, asked: Sequence[Interaction]) -> None:
    """Wait until everybody was told something final."""
    # Who came last is answered last: mostly one look is enough to know that it is too early.
    await stage.fake.until(
        lambda: all(map(is_settled, reversed(asked))), "answers", within=_LONGEST_RUN
    )


async def ask_until(stage: Stage, is_enough: Callable[[], bool]) -> list[Interaction]:
    """Ask one question after the other."""
    asked = list[Interaction]()
    while not is_enough():
        asked += await ask_at_once(stage.fake, [_QUESTION])
        await settle(stage, asked)
    return asked


async def ask_until_other_generation(stage: Stage, before: str) -> list[Interaction]:
    """Ask one question after the other until a newer archive has answered."""
    asked, is_new = list[Interaction](), False
    while not is_new:
        is_new = (await read(stage.bot)).generation != before
        asked += await ask_at_once(stage.fake, [_QUESTION])
        await settle(stage, asked)
    return asked


def figures_of(asked: Sequence[Interaction]) -> Figures:
    """Return what became of commands."""
    fates = [fate_of(each) for each in asked]
    in_time = [fate.acknowledged_after for fate in fates if fate.acknowledged_after is not None]
    waited = [fate.answered_after for fate in fates if fate.answered_after is not None]
    told = count_told(fates)
    served = sum(told[each] for each in ("answer", "no answer", "busy"))
    return [
        shown("commands", len(fates)),
        shown("acknowledged p50", percentile(in_time, 50), unit="s"),
        at_most("acknowledged p95", percentile(in_time, 95), _ACKNOWLEDGEMENT_P95, unit="s"),
        at_most("acknowledged last", max(in_time, default=0), LATEST_ACKNOWLEDGEMENT, unit="s"),
        exactly("late or never acknowledged", len(fates) - len(in_time), 0),
        exactly("answered or told busy", served, len(fates)),
        *(shown(f"… {what}", count) for what, count in sorted(told.items())),
        exactly("answered twice", sum(is_twice(fate) for fate in fates), 0),
        shown("first sign p50", percentile(waited, 50), unit="s"),
        shown("first sign last", max(waited, default=0), unit="s"),
    ]


def is_twice(fate: Fate) -> bool:
    """Tell whether somebody was told more than one final thing."""
    return len(fate.told) > 1


_RUNS: Mapping[str, Callable[[Archive], Awaitable[Figures]]] = {
    "crowd": crowd,
    "reindex": crowd_beside_reindex,
    "channel": channel,
    "crashes": crashes,
}

if __name__ == "__main__":
    raise SystemExit(main())
