"""Kill builds at random moments and show what readers find: python tests/benchmarks/kills.py 50.

Each build is killed at a random fraction of the time that a whole one takes, and followed by a
build that must succeed. Ends with status 1 when a kill did any harm.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# A script's own folder stands where the project's should.
sys.path.insert(0, str(Path(__file__).parents[2]))

from rich.console import Console
from rich.table import Table

from retrieval.errors import RetrievalError
from retrieval.generations import Generations
from retrieval.opening import open_answerer
from retrieval.types import Answer, Question
from tests.builders import TODAY, make_request, write_corpus
from tests.killing import kill, run_to_end, start_builder

# Moments after the end of a build show that a kill then does nothing.
_LATEST = 1.05
_QUESTION = Question("Wat mat het bestuur van de ijsbaan?", TODAY)


@dataclass(frozen=True, slots=True)
class Kill:
    """Hold a kill: how far the build was, what answered before and after it and the next build."""

    fraction: float
    stage: str
    left: int
    before: str
    after: str
    following: str

    @property
    def harmless(self) -> bool:
        """Tell whether readers went on, and the next build left nothing but two generations."""
        return not any("!" in found for found in (self.before, self.after, self.following))


def main() -> int:
    """Kill as many builds as were asked for; return the exit status."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance = random.Random(count)
    with tempfile.TemporaryDirectory() as folder:
        kills = list(_kill_builds(Path(folder), count, chance))
    Console().print(_draw(kills))
    harmful = sum(not kill.harmless for kill in kills)
    Console().print(f"{len(kills)} builds killed, {harmful} with harm")
    return 1 if harmful else 0


def _kill_builds(folder: Path, count: int, chance: random.Random) -> Iterator[Kill]:
    corpus, data = write_corpus(folder / "articles"), folder / "data"
    # The first embeds; the second takes as long as those to be killed.
    run_to_end(make_request(corpus, data))
    began = time.perf_counter()
    run_to_end(make_request(corpus, data))
    whole = time.perf_counter() - began
    for _ in range(count):
        # Late moments come oftener: a build begins to write when half of its time is over.
        yield _kill_build(corpus, data, chance.triangular(0, _LATEST, _LATEST), whole)


def _kill_build(corpus: Path, data: Path, fraction: float, whole: float) -> Kill:
    before = _answering(data)
    child = start_builder(make_request(corpus, data))
    with suppress(subprocess.TimeoutExpired):
        child.wait(fraction * whole)
    said = kill(child).splitlines()
    left = sum(path.name.startswith(".building-") for path in (data / "generations").iterdir())
    after = _answering(data)
    run_to_end(make_request(corpus, data))
    return Kill(fraction, _last_stage(said), left, before, after, _tidy(data))


def _last_stage(said: list[str]) -> str:
    """Return what a build was doing when it was killed, or that it had ended."""
    if not said:
        return "starting"
    _, _, event = said[-1].partition(" ")
    return str(json.loads(event).get("stage", "ended"))


def _answering(data: Path) -> str:
    """Return the name of the generation that answers a question, or what is wrong after a `!`."""
    try:
        answerer = open_answerer(data, make_request(data, data).options)
    except RetrievalError as error:
        return f"! {error}"
    answer = answerer.answer(_QUESTION)
    answerer.close()
    whole = isinstance(answer, Answer) and answer.degraded is None
    return f"{'' if whole else '! '}{answer.holdings.generation}"


def _tidy(data: Path) -> str:
    """Return what answers after the next build, or the leftovers after a `!`."""
    generations = Generations(data)
    names = {path.name for path in (data / "generations").iterdir()}
    if len(names) != 2 or names != set(generations.names()) or (data / "CURRENT.tmp").exists():
        return f"! {sorted(names)}"
    return _answering(data)


def _draw(kills: list[Kill]) -> Table:
    table = Table("at", "while", "unfinished", "before", "after", "next build", "")
    for one in sorted(kills, key=lambda kill: kill.fraction):
        marks = "harmless" if one.harmless else "HARM"
        found = (one.before, one.after, one.following)
        table.add_row(f"{one.fraction:.0%}", one.stage, str(one.left), *found, marks)
    return table


if __name__ == "__main__":
    raise SystemExit(main())
