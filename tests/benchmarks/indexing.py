"""How long a build takes beside the bare model on the same passages, and a build of one change.

Run: python tests/benchmarks/indexing.py [ARTICLES]
"""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generated import write_corpus
from sentence_transformers import SentenceTransformer

from corpus.chunking import chunk_article
from corpus.reader import read_corpus
from retrieval.building import BuildRequest, Built, Progress, Stage, build
from retrieval.model.choice import PACKAGED_MODEL, recall_model
from retrieval.options import Options

TODAY = date(2026, 1, 1)


def main() -> None:
    """Measure, and print each figure beside the floor of the same run."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        corpus = write_corpus(Path(folder) / "corpus.jsonl", articles)
        passages = read_passages(corpus)
        start, floor = encode(passages)
        full, embedding = run_build(corpus, Path(folder) / "data")
        nothing, _ = run_build(corpus, Path(folder) / "data")
        change_one(corpus)
        changed, _ = run_build(corpus, Path(folder) / "data")
    print(f"{articles} articles, {len(passages)} passages")
    print(f"floor: bare encode            {floor:8.2f} s  1.00  (and {start:.2f} s to load)")
    show("build, everything new", full, floor)
    beside = (full.seconds - embedding) / full.seconds
    print(f"of that beside loading and running the model: {beside:.1%}")
    show("build, nothing new", nothing, floor)
    show("build, one article changed", changed, floor)
    beyond = (changed.seconds - nothing.seconds) / full.seconds
    print(f"one change beyond an unchanged build: {beyond:.1%} of the full build")


def read_passages(corpus: Path) -> list[str]:
    """Return the texts that a build embeds."""
    read = read_corpus(corpus, today=TODAY)
    return [p.search_text for article in read.articles for p in chunk_article(article)]


def encode(texts: list[str]) -> tuple[float, float]:
    """Return the seconds to load the packaged model, and those to encode with its defaults."""
    began = time.perf_counter()
    folder = recall_model(PACKAGED_MODEL, PACKAGED_MODEL).folder
    model = SentenceTransformer(str(folder), device="cpu")
    loaded = time.perf_counter()
    model.encode(texts, normalize_embeddings=True)
    return loaded - began, time.perf_counter() - loaded


def run_build(corpus: Path, data: Path) -> tuple[Built, float]:
    """Build in the child process, as a moderator would.

    Return its own report, and the seconds in which it loaded and ran the model.
    """
    request = BuildRequest(corpus, data, Options(embedding_model=PACKAGED_MODEL), TODAY)
    began: dict[Stage, float] = {}
    for event in build(request):
        if isinstance(event, Progress):
            began.setdefault(event.stage, time.perf_counter())
        elif isinstance(event, Built):
            return event, began[Stage.INDEXING] - began[Stage.MODEL]
    raise AssertionError("a build ends with its report")


def change_one(corpus: Path) -> None:
    """Put another word into the last article."""
    text = corpus.read_text("utf-8").rstrip("\n")
    corpus.write_text(text[: text.rindex(".")] + ' gewijzigd."}\n', "utf-8")


def show(what: str, built: Built, floor: float) -> None:
    """Print a build's time as a ratio to the floor."""
    ratio = built.seconds / floor
    print(f"{what:30}{built.seconds:8.2f} s  {ratio:.2f}  {built.embedded} passages embedded")


if __name__ == "__main__":
    main()
