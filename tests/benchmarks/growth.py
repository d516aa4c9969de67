"""How a question and a build grow with the archive, on a model so small that it does not count.

Run: python tests/benchmarks/growth.py [ARTICLES ...]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from generated import questions, write_corpus

from retrieval.answering import Answerer
from retrieval.building import BuildRequest, Built, build
from retrieval.generations import DENSE_FOLDER, Generations
from retrieval.opening import open_answerer
from retrieval.options import Options
from retrieval.types import Question, Scope

sys.path.insert(0, str(Path(__file__).parents[1] / "retrieval"))
from tiny_models import save_embedder

TODAY = date(2026, 1, 1)
SIZES = (100, 1_000, 10_000)
ASKED = 200


def main() -> None:
    """Measure each size, and print the figures beside the raw vector query of the same run."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print(
        "articles passages  build s   MB  question p50 ms  p95 ms  embed ms  chroma ms  beyond ms"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(size, Path(folder))


def measure(size: int, folder: Path) -> None:
    """Build an archive of a size, ask it, and print one row."""
    model = save_embedder(folder / "model")
    options = Options(embedding_model=str(model))
    corpus = write_corpus(folder / "corpus.jsonl", size)
    *_, built = build(BuildRequest(corpus, folder / "data", options, TODAY))
    assert isinstance(built, Built)
    generations = Generations(folder / "data")
    answerer = open_answerer(folder / "data", options)
    asked = [Question(text, TODAY) for text in questions(ASKED)]
    whole = [seconds(lambda each=each: answerer.answer(each)) for each in asked]
    embed, chroma = raw(answerer, generations, asked)
    beyond = statistics.median(whole) - embed
    print(
        f"{size:8}{built.manifest.holdings.passages:9}{built.seconds:9.1f}"
        f"{generations.size() / 1e6:5.0f}{statistics.median(whole) * 1e3:17.2f}"
        f"{sorted(whole)[int(ASKED * 0.95)] * 1e3:8.2f}{embed * 1e3:10.2f}{chroma * 1e3:11.2f}"
        f"{beyond * 1e3:11.2f}",
        flush=True,
    )


def raw(answerer: Answerer, generations: Generations, asked: list[Question]) -> tuple[float, float]:
    """Return the median seconds of embedding a question, and of the vector query alone."""
    # Behind what lets an index rest that hangs.
    dense = next(
        weighted.index._index
        for weighted in answerer._parts.retriever._indexes
        if weighted.index.name == "dense"
    )
    assert (generations.open().directory / DENSE_FOLDER).is_dir()
    vectors = [dense._embedder.embed_question(each.text) for each in asked]
    embed = [seconds(lambda each=each: dense._embedder.embed_question(each.text)) for each in asked]
    chroma = [seconds(lambda v=v: dense.nearest(v, Scope(), 20)) for v in vectors]
    return statistics.median(embed), statistics.median(chroma)


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
