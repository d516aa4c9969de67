from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.article import Passage
from retrieval.analysis import DutchAnalyzer
from retrieval.building import Progress, Stage
from retrieval.dense import DenseIndex
from retrieval.embedding_cache import EmbeddingCache
from retrieval.errors import BuildFailedError, ModelOutputError
from retrieval.generations import DENSE_FOLDER, LEXICAL_FOLDER
from retrieval.indexing import embed_all, verify, write_generation
from retrieval.lexical import LexicalIndex, open_searcher
from retrieval.manifest import first_damage, installed_versions, record_files
from retrieval.types import Embedder, Scope, Vectors
from tests.bot.builders import make_article, make_manifest
from tests.builders import make_passage, make_reading
from tests.fakes import WordEmbedder

ANALYZER = DutchAnalyzer()
EMBEDDER = WordEmbedder("molen", "wiek", "ketting")
MOLEN = make_passage("molen", number=0)
WIEK = make_passage("wiek", number=1)
KETTING = make_passage("ketting", number=2)


class BrokenEmbedder(WordEmbedder):
    """Give numbers that are none for one word."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        vectors = super().embed_passages(texts)
        vectors[["wiek" in text for text in texts]] = np.nan
        return vectors


def never() -> Embedder:
    raise AssertionError("no model is needed")


def ignore(_: Progress) -> None:
    pass


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[EmbeddingCache]:
    cache = EmbeddingCache(tmp_path / "embeddings.sqlite", "words")
    yield cache
    cache.close()


def test_every_passage_gets_its_vector(cache: EmbeddingCache) -> None:
    vectors, embedded = embed_all([MOLEN, WIEK, MOLEN], cache, lambda: EMBEDDER, ignore)

    assert vectors.tolist() == [[1, 0, 0], [0, 1, 0], [1, 0, 0]]
    assert embedded == 2


def test_a_model_is_not_loaded_for_what_is_cached(cache: EmbeddingCache) -> None:
    before, _ = embed_all([MOLEN, WIEK], cache, lambda: EMBEDDER, ignore)

    vectors, embedded = embed_all([WIEK, MOLEN], cache, never, ignore)

    assert vectors.tolist() == before[::-1].tolist()
    assert embedded == 0


def test_only_what_is_not_cached_is_embedded(cache: EmbeddingCache) -> None:
    embed_all([MOLEN], cache, lambda: EMBEDDER, ignore)
    fresh = WordEmbedder("molen", "wiek", "ketting")

    _, embedded = embed_all([MOLEN, WIEK, KETTING], cache, lambda: fresh, ignore)

    assert sorted(fresh.embedded) == ["ketting", "wiek"]
    assert embedded == 2


def test_the_longest_text_is_embedded_first(cache: EmbeddingCache) -> None:
    fresh = WordEmbedder("molen", "wiek", "ketting")

    embed_all([MOLEN, WIEK, KETTING], cache, lambda: fresh, ignore)

    assert fresh.embedded == ["ketting", "molen", "wiek"]


def test_progress_runs_from_what_is_cached_to_all(cache: EmbeddingCache) -> None:
    embed_all([MOLEN], cache, lambda: EMBEDDER, ignore)
    said: list[Progress] = []

    embed_all([MOLEN, WIEK, KETTING], cache, lambda: EMBEDDER, said.append)

    assert said == [Progress(Stage.EMBEDDING, 1, 3), Progress(Stage.EMBEDDING, 3, 3)]


def test_a_build_that_was_stopped_goes_on_where_it_was(cache: EmbeddingCache) -> None:
    # More than are embedded between two progress lines.
    passages = [make_passage(f"molen {'wiek ' * number}", number=number) for number in range(600)]
    kept: list[int] = []

    def stop(progress: Progress) -> None:
        if progress.done > 0:
            kept.append(progress.done)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embed_all(passages, cache, lambda: EMBEDDER, stop)
    _, embedded = embed_all(passages, cache, lambda: EMBEDDER, ignore)

    assert 0 < embedded == 600 - kept[0]


def test_numbers_that_are_none_are_refused_and_not_kept(cache: EmbeddingCache) -> None:
    broken = BrokenEmbedder("molen", "wiek", "ketting")

    with pytest.raises(ModelOutputError, match="the model words"):
        embed_all([MOLEN, WIEK], cache, lambda: broken, ignore)
    vectors, embedded = embed_all([MOLEN, WIEK], cache, lambda: EMBEDDER, ignore)

    assert np.isfinite(vectors).all()
    assert embedded == 2


def test_a_cached_vector_that_is_none_is_embedded_again(cache: EmbeddingCache) -> None:
    embed_all([MOLEN, WIEK], cache, lambda: EMBEDDER, ignore)
    cache._database.execute(
        "UPDATE vectors SET vector = ? WHERE vector = ?",
        (np.full(3, np.nan, np.float32).tobytes(), np.float32([0, 1, 0]).tobytes()),
    )

    vectors, embedded = embed_all([MOLEN, WIEK], cache, lambda: EMBEDDER, ignore)

    assert vectors.tolist() == [[1, 0, 0], [0, 1, 0]]
    assert embedded == 1


def write(directory: Path, passages: Sequence[Passage], vectors: Vectors) -> Path:
    directory.mkdir()
    write_generation(directory, [make_article(id="001-veerpont")], passages, vectors, ANALYZER)
    return directory


def test_what_was_written_is_sound(tmp_path: Path) -> None:
    passages = (MOLEN, WIEK, KETTING)
    vectors = EMBEDDER.embed_passages([passage.search_text for passage in passages])

    directory = write(tmp_path / "built", passages, vectors)

    verify(directory, passages, vectors, ANALYZER)


def test_passages_of_the_same_text_are_sound(tmp_path: Path) -> None:
    passages = [make_passage("molen", number=number) for number in range(30)]
    vectors = EMBEDDER.embed_passages([passage.search_text for passage in passages])

    directory = write(tmp_path / "built", passages, vectors)

    verify(directory, passages, vectors, ANALYZER)


def test_an_index_that_lacks_a_passage_is_not_published(tmp_path: Path) -> None:
    vectors = EMBEDDER.embed_passages(["molen", "wiek"])
    directory = write(tmp_path / "built", (MOLEN,), vectors[:1])

    with pytest.raises(BuildFailedError, match="of 2 passages the lexical index holds 1"):
        verify(directory, (MOLEN, WIEK), vectors, ANALYZER)


def test_a_passage_that_does_not_find_itself_is_not_published(tmp_path: Path) -> None:
    directory = write(tmp_path / "built", (MOLEN,), EMBEDDER.embed_passages(["molen"]))

    with pytest.raises(BuildFailedError, match="001-veerpont:0-0 does not find itself"):
        verify(directory, (MOLEN,), EMBEDDER.embed_passages(["wiek"]), ANALYZER)


def ten_articles(count: int) -> list[Passage]:
    """Return so many passages, spread over ten articles, each of words that no other has."""
    return [
        make_passage(f"molen woord{number}", article=f"{number % 10:03d}", number=number // 10)
        for number in range(count)
    ]


def open_and_ask_both(directory: Path, vector: Vectors, words: str) -> tuple[str, str]:
    """Return what both indexes find first, each freshly opened."""
    lexical = LexicalIndex(open_searcher(directory / LEXICAL_FOLDER), ANALYZER, "stem")
    dense = DenseIndex(directory / DENSE_FOLDER, EMBEDDER, deadline=60.0)
    found = dense.nearest(vector, Scope(), 10), lexical.search(make_reading(words), Scope(), 10)
    assert dense.count() == lexical.size
    dense.close()
    by_vector, by_word = found
    return by_vector[0].passage_id, by_word[0].passage_id


# Chroma joins rows in hundreds, and takes them from us in thousands.
@pytest.mark.parametrize("count", [1, 2, 10, 100, 101, 1_000, 1_001])
def test_files_stay_as_recorded_however_often_they_are_read(tmp_path: Path, count: int) -> None:
    passages = ten_articles(count)
    vectors = np.random.default_rng(count).normal(size=(count, 24)).astype(np.float32)
    directory = write(tmp_path / "built", passages, vectors)
    verify(directory, passages, vectors, ANALYZER)
    manifest = replace(
        make_manifest(), files=record_files(directory), versions=installed_versions()
    )

    for _ in range(3):
        found = open_and_ask_both(directory, vectors[-1], f"woord{count - 1}")

        assert found == (passages[-1].id, passages[-1].id)
        assert first_damage(directory, manifest) is None
