"""What readers notice of a moderator's work: python tests/benchmarks/reindexes.py --count 30.

Ends with status 1 when a promise is not kept. `--folder` keeps the built archives for the next
run; words choose among: kills, adding, deciding.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# A script's own folder stands where the project's should.
sys.path.insert(0, str(Path(__file__).parents[2]))

from figures import Figure, print_figures
from reindex_kills import kill_builders
from reindex_speed import add_one_article, decide_in_large_archive


@dataclass(frozen=True, slots=True)
class Given:
    """Hold where archives are kept, and how many reindexes are to be killed."""

    folder: Path
    count: int


def main() -> int:
    """Run what was chosen; return the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("runs", nargs="*", help=" ".join(_RUNS), default=list(_RUNS))
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        return asyncio.run(run_all(Given(given.folder or Path(passing), given.count), given.runs))


async def run_all(given: Given, names: Sequence[str]) -> int:
    """Run, and print each table as soon as it is there."""
    is_met = True
    for name in names:
        is_met &= print_figures(name, await _RUNS[name](given))
    return 0 if is_met else 1


_RUNS: Mapping[str, Callable[[Given], Awaitable[Sequence[Figure]]]] = {
    "kills": lambda given: kill_builders(given.count),
    "adding": lambda given: add_one_article(given.folder / "thousand"),
    "deciding": lambda given: decide_in_large_archive(given.folder / "ten-thousand"),
}


if __name__ == "__main__":
    raise SystemExit(main())
