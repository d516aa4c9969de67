"""Kernvraag beside LlamaIndex, txtai and LangChain: one model, one corpus, one run.

Run: python tests/benchmarks/peers.py [ARTICLES] [SYSTEM ...]

The peers come with the extra `bench`; what is not installed is left out and named. Each phase of
each system has a process of its own. Figures are ratios to the floor of the same run, which is a
plain `encode` and a raw Chroma query, so that they can be compared between machines.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from generated import write_corpus
from indexing import change_one
from peers_encoder import Encoder
from peers_phase import read_texts, timed
from rich.console import Console
from rich.table import Table

ARTICLES = 100
FLOOR = "floor"
# Where each is put to work, and what must be installed for it.
SYSTEMS: Mapping[str, Sequence[str]] = {
    FLOOR: ("peers_floor",),
    "Kernvraag": ("peers_kernvraag",),
    "LlamaIndex": (
        "peers_llama_index",
        "llama_index.core",
        "llama_index.vector_stores.chroma",
    ),
    "txtai": ("peers_txtai", "txtai"),
    "LangChain": ("peers_langchain", "langchain_chroma", "langchain_classic", "sqlalchemy"),
}
# As wide as the table, where the output is no terminal.
_WIDTH = 150

Figures = Mapping[str, float]


def main() -> None:
    """Measure every system that is installed, and print them side by side."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    wanted = sys.argv[2:] or list(SYSTEMS)
    console = Console(width=_WIDTH)
    names = [name for name in wanted if is_installed(name, console)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        corpus = write_corpus(folder / "corpus.jsonl", articles)
        plain = encode_alone(corpus)
        console.print(f"plain encode of all passages: {plain:.1f} s")
        measured = {name: measure(name, folder / name, corpus, console) for name in names}
    done = {name: figures for name, figures in measured.items() if figures}
    if FLOOR in done:
        console.print(table_of(done, plain, articles))


def is_installed(name: str, console: Console) -> bool:
    """Tell whether a system can be measured; say what is missing."""
    _, *parts = SYSTEMS[name]
    missing = [part for part in parts if not _is_there(part)]
    if missing:
        console.print(f"{name} is left out: {', '.join(missing)} is not installed")
    return not missing


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        # The package that it would be part of is not there either.
        return False


def encode_alone(corpus: Path) -> float:
    """Return the seconds of a plain encode of every passage, the model being loaded."""
    texts, encoder = [each.text for each in read_texts(corpus)], Encoder()
    encoder.load()
    seconds, _ = timed(lambda: encoder.passages(texts))
    return seconds


def measure(name: str, folder: Path, corpus: Path, console: Console) -> Figures | None:
    """Return the figures of a system, or None after saying why there are none."""
    folder.mkdir()
    try:
        built = run(name, "build", folder, corpus)
        asked = run(name, "ask", folder, corpus)
        before = corpus.read_bytes()
        change_one(corpus)
        try:
            changed = run(name, "build", folder, corpus)
        finally:
            corpus.write_bytes(before)
    except subprocess.CalledProcessError as error:
        console.print(f"{name} failed:", error.stderr.strip().splitlines()[-1:])
        return None
    console.print(f"{name} is measured")
    return {
        **{key: value for key, value in asked.items() if key != "memory"},
        "build": built["seconds"],
        "build_cpu": built["cpu"],
        "build_memory": built["memory"],
        "disk": built["disk"],
        "asking_memory": asked["memory"],
        "change": changed["seconds"],
        "change_cpu": changed["cpu"],
        "again": changed["embedded"],
    }


def run(name: str, phase: str, folder: Path, corpus: Path) -> dict[str, float]:
    """Run a phase in a process of its own; raises CalledProcessError."""
    script = Path(__file__).with_name("peers_phase.py")
    arguments = (SYSTEMS[name][0], phase, folder, corpus, time.time())
    done = subprocess.run(
        [sys.executable, script, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def table_of(measured: Mapping[str, Figures], plain: float, articles: int) -> Table:
    """Return the table: a row for each figure, a column for each system."""
    floor = measured[FLOOR]
    title = (
        f"{articles:,} articles; × is the ratio to the floor, a plain encode takes {plain:.1f} s"
    )
    table = Table("figure", *measured, title=title, title_justify="left")
    for what, key, unit, scale in _ROWS:
        table.add_row(
            what, *(_cell(each[key], floor[key], unit, scale) for each in measured.values())
        )
    rates = [f"{plain / figures['build']:.2f}" for figures in measured.values()]
    table.add_row("plain encode / index", *rates)
    return table


def _cell(value: float, floor: float, unit: str, scale: float) -> str:
    ratio = f"  {value / floor:.2f}×" if floor else ""
    return f"{value * scale:,.{0 if scale * value >= 100 else 2}f} {unit}{ratio}".strip()


_ROWS: Sequence[tuple[str, str, str, float]] = (
    ("index", "build", "s", 1),
    ("index, processor", "build_cpu", "s", 1),
    ("index, peak memory", "build_memory", "MB", 1e-6),
    ("disk", "disk", "MB", 1e-6),
    ("cold to first answer, processor", "first_cpu", "s", 1),
    ("cold to complete answer, processor", "complete_cpu", "s", 1),
    ("question p50", "p50", "ms", 1e3),
    ("question p95", "p95", "ms", 1e3),
    ("questions a second, 16 at once", "rate", "", 1),
    ("asking, peak memory", "asking_memory", "MB", 1e-6),
    ("one article changed", "change", "s", 1),
    ("one article changed, processor", "change_cpu", "s", 1),
    ("passages embedded for it", "again", "", 1),
)


if __name__ == "__main__":
    main()
