"""Measure one phase of one system, in a process of its own: its figures are the last line."""

import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

from generated import questions_of_both_kinds
from peers_system import TODAY, System, Text

from corpus.chunking import chunk_article
from corpus.reader import read_corpus

# Enough for a p95 that does not hang on one question.
_ASKED = 200
# Enough for all askers to be busy for some seconds.
_ASKED_AT_ONCE = 320


def main() -> None:
    """Measure what is asked for: the system, the phase, its folder, the corpus, when it began."""
    module, phase, folder, corpus, began = sys.argv[1:]
    # Only the one that is measured is imported: what it drags in is part of its start.
    system: System = import_module(module).System()
    figures = {"build": build, "ask": ask}[phase](system, Path(folder), Path(corpus), float(began))
    print(json.dumps(figures | {"memory": peak_memory()}), flush=True)
    # Threads of other people's libraries must not keep the process.
    os._exit(0)


def build(system: System, folder: Path, corpus: Path, began: float) -> dict[str, float]:
    """Bring an index up to date, from a cold start as an operator does it."""
    system.build(read_texts(corpus), corpus, folder)
    seconds, cpu = time.time() - began, busy()
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"seconds": seconds, "cpu": cpu, "embedded": system.embedded, "disk": disk}


def ask(system: System, folder: Path, corpus: Path, began: float) -> dict[str, float]:
    """Open an index and ask it: the first question, one after the other, all at once."""
    imported = time.process_time()
    first, *others = questions_of_both_kinds(corpus, 1 + _ASKED)
    # What this script itself needs to make them up is no part of a start.
    spent = time.process_time() - imported
    system.open(folder)
    system.ask(first)
    figures = {"first_cpu": time.process_time() - spent}
    system.complete()
    system.ask(first)
    figures["complete_cpu"] = time.process_time() - spent
    figures["complete_after"] = time.time() - began
    each = sorted(timed(lambda question=question: system.ask(question))[0] for question in others)
    figures["p50"], figures["p95"] = statistics.median(each), each[int(_ASKED * 0.95)]
    many = random.Random(5).choices(others, k=_ASKED_AT_ONCE)
    with ThreadPoolExecutor(system.workers) as threads:
        seconds, _ = timed(lambda: list(threads.map(system.ask, many)))
    return figures | {"rate": _ASKED_AT_ONCE / seconds}


def read_texts(corpus: Path) -> list[Text]:
    """Return the passages of a corpus, as this project cuts them."""
    articles = read_corpus(corpus, today=TODAY).articles
    return [
        Text(passage.id, passage.article_id, passage.search_text)
        for article in articles
        for passage in chunk_article(article)
    ]


def peak_memory() -> int:
    """Return the most bytes that this process, or a child of it, held at once."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in both) * 1_024


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that a call takes, and those of a processor, its children's too."""
    began, spent = time.perf_counter(), busy()
    call()
    return time.perf_counter() - began, busy() - spent


def busy() -> float:
    """Return the processor's seconds of this process and of the children that ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
