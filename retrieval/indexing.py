"""From passages to a generation's files, and the proof that they hold what they should."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from corpus.article import Article, Passage
from retrieval.amending import Basis, contents_of, write_contents
from retrieval.analysis import DutchAnalyzer
from retrieval.archive import write_archive
from retrieval.building import Progress, Stage
from retrieval.dense import DenseAmender, DenseIndex, DenseWriter, compact
from retrieval.embedding_cache import EmbeddingCache, digest_of
from retrieval.errors import BuildFailedError, ModelOutputError, RetrievalError
from retrieval.generations import ARCHIVE_FILE, DENSE_FOLDER, LEXICAL_FOLDER
from retrieval.lexical import LexicalIndex, LexicalWriter, open_searcher
from retrieval.types import Embedder, Scope, Vectors

# Passages embedded between two progress lines: a second or two of work.
_AT_ONCE = 64
# Passages that must find themselves before a generation is published.
_PROBES = 50
# Within this cosine two passages are the same text, and either may be found first.
_SAME = 1e-3
# Reading a fresh index cold from a slow disk takes seconds, never minutes.
_VERIFY_DEADLINE = 60.0


def embed_all(
    passages: Sequence[Passage],
    cache: EmbeddingCache,
    load: Callable[[], Embedder],
    say: Callable[[Progress], None],
) -> tuple[Vectors, int]:
    """Return one row per passage, and how many were not in the cache; raises ModelOutputError.

    The model is loaded only when something is missing, and each batch is kept at once, so that a
    build that was stopped goes on where it was.
    """
    digests = [digest_of(passage.search_text) for passage in passages]
    found = {key: row for key, row in cache.find(digests).items() if np.isfinite(row).all()}
    # The longest first: a batch of like lengths pads little, and the time left only gets shorter.
    missing = {
        digest: passage.search_text
        for digest, passage in zip(digests, passages, strict=True)
        if digest not in found
    }
    waiting = sorted(missing.items(), key=lambda item: (-len(item[1]), item[0]))
    total = len(found) + len(waiting)
    say(Progress(Stage.EMBEDDING, len(found), total))
    for keys, vectors in _embedded(waiting, load):
        cache.keep(keys, vectors)
        found.update(zip(keys, vectors, strict=True))
        say(Progress(Stage.EMBEDDING, len(found), total))
    cache.prune(digests)
    return np.stack([found[digest] for digest in digests]), len(waiting)


def _embedded(
    waiting: Sequence[tuple[bytes, str]], load: Callable[[], Embedder]
) -> Iterator[tuple[Sequence[bytes], Vectors]]:
    """Yield the vectors of texts, a batch at a time; raises ModelOutputError."""
    if not waiting:
        return
    embedder = load()
    for start in range(0, len(waiting), _AT_ONCE):
        batch = waiting[start : start + _AT_ONCE]
        vectors = embedder.embed_passages([text for _, text in batch])
        if not np.isfinite(vectors).all():
            # Once cached they would come back with every build.
            raise ModelOutputError(embedder.name)
        yield [digest for digest, _ in batch], vectors


def write_generation(
    directory: Path,
    articles: Sequence[Article],
    passages: Sequence[Passage],
    vectors: Vectors,
    analyzer: DutchAnalyzer,
    *,
    basis: Basis | None = None,
) -> None:
    """Write the archive and both indexes into an empty folder; raises RetrievalError.

    `basis` is what most of the dense index can be copied from, where there is such a one.
    """
    write_archive(directory / ARCHIVE_FILE, articles)
    lexical = LexicalWriter(directory / LEXICAL_FOLDER, analyzer)
    lexical.add(passages)
    lexical.commit()
    if basis is None:
        _write_dense(directory, passages, vectors)
    else:
        _amend_dense(directory, passages, vectors, basis)
    gaps = basis.gaps if basis else 0
    write_contents(directory, contents_of(passages, gaps=gaps))


def _write_dense(directory: Path, passages: Sequence[Passage], vectors: Vectors) -> None:
    with closing(DenseWriter(directory / DENSE_FOLDER, len(passages))) as dense:
        dense.add(passages, vectors)
    compact(directory / DENSE_FOLDER)


def _amend_dense(
    directory: Path, passages: Sequence[Passage], vectors: Vectors, basis: Basis
) -> None:
    fresh = list(basis.fresh)
    changes = max(1, len(basis.removed) + len(fresh))
    place = directory / DENSE_FOLDER
    with closing(DenseAmender(basis.directory, place, changes)) as dense:
        dense.remove(basis.removed)
        dense.add([passages[at] for at in fresh], vectors[fresh])


def verify(
    directory: Path,
    passages: Sequence[Passage],
    vectors: Vectors,
    analyzer: DutchAnalyzer,
    *,
    fresh: Sequence[int] = (),
) -> None:
    """Raise BuildFailedError unless both indexes hold every passage and find a sample of them.

    `fresh` are the positions of passages that must find themselves besides.
    """
    lexical = LexicalIndex(open_searcher(directory / LEXICAL_FOLDER), analyzer, "stem")
    dense = DenseIndex(directory / DENSE_FOLDER, _NoEmbedder(), deadline=_VERIFY_DEADLINE)
    try:
        counts = (len(passages), lexical.size, dense.count())
        if len(set(counts)) != 1:
            wanted, by_words, by_vectors = counts
            raise BuildFailedError(
                f"of {wanted} passages the lexical index holds {by_words} and the dense one "
                f"{by_vectors}; free some disk space and run it again"
            )
        sample = range(0, len(passages), max(1, len(passages) // _PROBES))
        for at in (*sample, *fresh[:_PROBES]):
            _probe(dense, passages[at], vectors[at])
    finally:
        dense.close()


def _probe(dense: DenseIndex, passage: Passage, vector: Vectors) -> None:
    nearest = dense.nearest(vector, Scope(), 1)
    if not nearest or nearest[0].score < 1.0 - _SAME:
        raise BuildFailedError(f"passage {passage.id} does not find itself; run it again")


class _NoEmbedder:
    """Stand where an embedder is asked for and only vectors are used."""

    name = "none"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        raise RetrievalError(f"no model to embed {len(texts)} texts with")

    def embed_question(self, text: str) -> Vectors:
        raise RetrievalError(f"no model to embed {len(text)} characters with")
