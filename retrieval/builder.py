"""The child process that builds a generation: read, embed, index, verify, publish."""

import logging
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.article import Article, Passage
from corpus.chunking import chunk_article
from corpus.reader import Corpus
from retrieval.amending import Basis, find_basis
from retrieval.analysis import DutchAnalyzer
from retrieval.build_failure import is_full_disk, sentence_on
from retrieval.building import (
    BuildRequest,
    Built,
    Failed,
    Progress,
    Remark,
    Stage,
    line_to_json,
    request_from_json,
)
from retrieval.changes import Changes, compare, published_digests, read_decided_corpus
from retrieval.dense import HNSW
from retrieval.embedding import SentenceEmbedder
from retrieval.embedding_cache import CACHE_FILE, EmbeddingCache
from retrieval.errors import BuildFailedError, BuildRunningError, RetrievalError
from retrieval.gate.calibration import calibrate
from retrieval.generations import Generations
from retrieval.indexing import embed_all, verify, write_generation
from retrieval.manifest import (
    Manifest,
    ModelRecord,
    installed_versions,
    record_files,
    span_of,
    write_manifest,
)
from retrieval.memory import collect_seldom
from retrieval.model.choice import ChosenModel, choose_model
from retrieval.model.precision import best_precision
from retrieval.model.waiting import wait_without_spinning
from retrieval.types import Holdings, Vectors

log = logging.getLogger(__name__)

# What a passage takes on disk with a small model: 6 kB in a generation and 5 kB in the cache.
_BYTES_A_PASSAGE = 12_000

Say = Callable[[Progress | Remark], None]


@dataclass(frozen=True, slots=True)
class _Material:
    """Hold what a generation is written from: a vector for each passage, and how words are cut."""

    articles: Sequence[Article]
    passages: Sequence[Passage]
    vectors: Vectors
    analyzer: DutchAnalyzer


def main() -> int:
    """Read a request from standard input, build it, and write events to standard output."""
    collect_seldom()
    wait_without_spinning()
    # Libraries print; only our events may reach the pipe.
    pipe, sys.stdout = sys.stdout, sys.stderr
    request = request_from_json(sys.stdin.read())

    def send(line: Progress | Remark | Built | Failed) -> None:
        print(line_to_json(line), file=pipe, flush=True)

    try:
        send(build_generation(request, send))
    except BuildRunningError as error:
        send(Failed(str(error), running=True))
        return 1
    except Exception as error:  # noqa: BLE001 - whatever it was, who asked hears one sentence
        send(Failed(sentence_on(error)))
        return 1
    return 0


def build_generation(request: BuildRequest, say: Say) -> Built:
    """Build and publish a generation; raises BuildRunningError, RetrievalError, CorpusError.

    Whatever is raised, the published generation stays as it was.
    """
    generations = Generations(request.data)
    with generations.lock():
        return _build_tidily(request, generations, say)


def _build_tidily(request: BuildRequest, generations: Generations, say: Say) -> Built:
    """Build, and remove what is unfinished: an earlier build's before, our own afterwards."""
    generations.clean(keep=frozenset(generations.names()))
    try:
        return _build(request, generations, say)
    except Exception as error:
        if is_full_disk(error, request.data):
            why = "the disk is full; free some space and run it again"
            raise BuildFailedError(why) from error
        raise
    finally:
        generations.clean(keep=frozenset(generations.names()))


def _build(request: BuildRequest, generations: Generations, say: Say) -> Built:
    began = time.monotonic()
    corpus, changes = _read(request, say)
    passages = _cut(corpus, request)
    say(Progress(Stage.MODEL, 0, 0))
    chosen = choose_model(request.options, say=lambda text: say(Remark(text)))
    vectors, embedded = _embed(request, passages, chosen, say)
    analyzer = DutchAnalyzer()
    material = _Material(corpus.articles, passages, vectors, analyzer)
    basis = find_basis(request.data, chosen.fingerprint, passages)
    directory = _write_soundly(generations, material, basis, say)
    name = generations.next_name()
    model = ModelRecord(
        chosen.configured, chosen.name, chosen.fingerprint, vectors.shape[1], chosen.reason
    )
    manifest = Manifest(
        name=name,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        corpus=str(request.corpus.resolve()),
        holdings=_holdings(name, corpus, passages),
        rejected=corpus.rejected,
        notices=corpus.notices,
        model=model,
        gate=calibrate(directory, corpus.articles, analyzer),
        analyzer=analyzer.settings,
        hnsw=HNSW,
        versions=installed_versions(),
        files=record_files(directory),
    )
    write_manifest(directory, manifest)
    say(Progress(Stage.PUBLISHING, 0, 1))
    _publish(generations, directory, name)
    return Built(manifest, changes, embedded, time.monotonic() - began)


def _write_soundly(
    generations: Generations, material: _Material, basis: Basis | None, say: Say
) -> Path:
    """Write from what there is; where that does not lead to a sound index, from nothing."""
    if basis is not None:
        try:
            return _write(generations.begin(), material, basis, say)
        except RetrievalError as error:
            log.warning("the index could not be amended: %s", type(error).__name__)
    return _write(generations.begin(), material, None, say)


def _write(directory: Path, material: _Material, basis: Basis | None, say: Say) -> Path:
    """Return the folder, its indexes proven to hold what they should; raises RetrievalError."""
    passages, vectors, analyzer = material.passages, material.vectors, material.analyzer
    say(Progress(Stage.INDEXING, 0, len(passages)))
    write_generation(directory, material.articles, passages, vectors, analyzer, basis=basis)
    say(Progress(Stage.VERIFYING, 0, len(passages)))
    verify(directory, passages, vectors, analyzer, fresh=basis.fresh if basis else ())
    return directory


def _read(request: BuildRequest, say: Say) -> tuple[Corpus, Changes]:
    say(Progress(Stage.READING, 0, 0))
    corpus = read_decided_corpus(request.corpus, request.data, today=request.today)
    changes = compare(corpus, published_digests(request.data))
    if changes.removes_too_much and not request.force:
        raise BuildFailedError(
            f"{len(changes.removed)} articles would be gone that readers find now, from "
            f"{request.corpus}; if that is right, build with: kernvraag reindex --force"
        )
    say(Progress(Stage.READING, len(corpus.articles), len(corpus.articles)))
    return corpus, changes


def _cut(corpus: Corpus, request: BuildRequest) -> Sequence[Passage]:
    """Return the passages; raises BuildFailedError when there are none, or no room for them."""
    passages = tuple(p for article in corpus.articles for p in chunk_article(article))
    if not passages:
        raise BuildFailedError(
            f"no article in {request.corpus} holds a sentence to quote; put articles into it"
        )
    needed, free = len(passages) * _BYTES_A_PASSAGE, shutil.disk_usage(request.data).free
    if free < needed:
        raise BuildFailedError(
            f"{len(passages)} passages take about {needed / 1e6:.1f} MB, and {request.data} has "
            f"{free / 1e6:.1f} MB left; free some space and run it again"
        )
    return passages


def _embed(
    request: BuildRequest, passages: Sequence[Passage], chosen: ChosenModel, say: Say
) -> tuple[Vectors, int]:
    precision = request.options.precision or best_precision()
    with closing(EmbeddingCache(request.data / CACHE_FILE, chosen.fingerprint)) as cache:
        return embed_all(
            passages, cache, lambda: SentenceEmbedder(chosen, precision=precision), say
        )


def _holdings(name: str, corpus: Corpus, passages: Sequence[Passage]) -> Holdings:
    dates = [article.published for article in corpus.articles]
    first, last = span_of(dates)
    return Holdings(name, len(dates), len(passages), dates.count(None), first, last)


def _publish(generations: Generations, directory: Path, name: str) -> None:
    """Name and publish what was built, and keep only the generation that answered until now."""
    previous = generations.answering()
    generations.finish(directory, name)
    generations.publish(name)
    generations.clean(keep=frozenset(filter(None, (name, previous))))


if __name__ == "__main__":
    raise SystemExit(main())
