import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.embedding_cache import EmbeddingCache, digest_of
from retrieval.types import Vectors

MODEL, OTHER = "0" * 32, "f" * 32
Open = Callable[..., EmbeddingCache]


def digests_of(count: int, *, of: str = "boot") -> list[bytes]:
    return [digest_of(f"{of} {number}") for number in range(count)]


def vectors_of(count: int, *, length: int = 4) -> Vectors:
    return np.arange(count * length, dtype=np.float32).reshape(count, length) / 7


def found_of(cache: EmbeddingCache, digests: Sequence[bytes]) -> list[list[float]]:
    found = cache.find(digests)
    return [found[digest].tolist() for digest in digests]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "embeddings.sqlite"


@pytest.fixture
def open_cache(path: Path) -> Iterator[Open]:
    opened: list[EmbeddingCache] = []

    def open_one(fingerprint: str = MODEL) -> EmbeddingCache:
        opened.append(EmbeddingCache(path, fingerprint))
        return opened[-1]

    yield open_one
    for cache in opened:
        cache.close()


@given(st.text(), st.text())
def test_only_the_same_text_has_the_same_digest(first: str, second: str) -> None:
    assert (digest_of(first) == digest_of(second)) == (first == second)


def test_what_is_kept_is_found_to_the_last_bit(open_cache: Open) -> None:
    cache, digests, vectors = open_cache(), digests_of(3), vectors_of(3)

    cache.keep(digests, vectors)

    assert found_of(cache, digests) == vectors.tolist()


def test_what_is_kept_outlives_the_process(open_cache: Open) -> None:
    digests, vectors = digests_of(3), vectors_of(3)
    first = open_cache()
    first.keep(digests, vectors)
    first.close()

    assert found_of(open_cache(), digests) == vectors.tolist()


def test_what_was_never_kept_is_not_found(open_cache: Open) -> None:
    cache = open_cache()
    known, unknown = digests_of(2)
    cache.keep([known], vectors_of(1))

    assert list(cache.find([unknown, known])) == [known]


def test_nothing_is_found_for_nothing(open_cache: Open) -> None:
    assert open_cache().find([]) == {}


def test_more_are_found_at_once_than_a_statement_takes(open_cache: Open) -> None:
    cache, digests, vectors = open_cache(), digests_of(1201), vectors_of(1201)

    cache.keep(digests, vectors)

    assert found_of(cache, digests) == vectors.tolist()


def test_a_model_never_finds_the_vectors_of_another(open_cache: Open) -> None:
    digests = digests_of(3)
    open_cache(MODEL).keep(digests, vectors_of(3))

    assert open_cache(OTHER).find(digests) == {}


def test_models_share_a_file(open_cache: Open) -> None:
    digests = digests_of(1)
    open_cache(MODEL).keep(digests, vectors_of(1))
    open_cache(OTHER).keep(digests, vectors_of(1) + 1)

    assert found_of(open_cache(MODEL), digests) == vectors_of(1).tolist()


def test_a_vector_that_is_kept_again_is_replaced(open_cache: Open) -> None:
    cache, digests = open_cache(), digests_of(1)

    cache.keep(digests, vectors_of(1))
    cache.keep(digests, vectors_of(1) + 1)

    assert found_of(cache, digests) == (vectors_of(1) + 1).tolist()


def test_a_vector_too_few_keeps_none(open_cache: Open) -> None:
    cache, digests = open_cache(), digests_of(3)

    with pytest.raises(ValueError, match="shorter"):
        cache.keep(digests, vectors_of(2))

    assert cache.find(digests) == {}


def test_the_file_is_little_bigger_than_its_vectors(path: Path, open_cache: Open) -> None:
    cache, vectors = open_cache(), vectors_of(1000, length=384)

    cache.keep(digests_of(1000), vectors)
    cache.close()

    assert path.stat().st_size < 2 * vectors.nbytes


def test_a_few_unused_vectors_stay(open_cache: Open) -> None:
    cache, digests = open_cache(), digests_of(8)
    cache.keep(digests, vectors_of(8))

    cache.prune(digests[:2])

    assert len(cache.find(digests)) == 8


def test_unused_vectors_go_once_they_are_many(open_cache: Open) -> None:
    cache, digests = open_cache(), digests_of(9)
    cache.keep(digests, vectors_of(9))

    cache.prune(digests[:2])

    assert set(cache.find(digests)) == set(digests[:2])


def test_a_text_that_occurs_twice_is_used_once(open_cache: Open) -> None:
    cache, digests = open_cache(), digests_of(9)
    cache.keep(digests, vectors_of(9))

    cache.prune([digests[0], digests[0]])

    assert list(cache.find(digests)) == digests[:1]


def test_the_vectors_of_another_model_go_with_them(open_cache: Open) -> None:
    digests = digests_of(9)
    open_cache(OTHER).keep(digests, vectors_of(9))
    cache = open_cache(MODEL)
    cache.keep(digests[:1], vectors_of(1))

    cache.prune(digests[:1])

    assert open_cache(OTHER).find(digests) == {}


def test_where_nothing_is_used_everything_may_go(open_cache: Open) -> None:
    cache, digests = open_cache(), digests_of(9)
    cache.keep(digests, vectors_of(9))

    cache.prune([])

    assert cache.find(digests) == {}


def test_what_goes_gives_its_room_back(path: Path, open_cache: Open) -> None:
    cache, digests = open_cache(), digests_of(2000)
    cache.keep(digests, vectors_of(2000, length=384))
    cache.prune(digests[:1])
    cache.close()

    assert path.stat().st_size < 100_000


def test_pruning_may_be_done_again(open_cache: Open) -> None:
    cache, digests = open_cache(), digests_of(9)
    cache.keep(digests, vectors_of(9))
    cache.prune(digests[:1])
    cache.keep(digests, vectors_of(9))

    cache.prune(digests[1:2])

    assert list(cache.find(digests)) == digests[1:2]


@pytest.mark.parametrize("content", [b"geen database" * 100, bytes(4096), b"x"])
def test_a_file_that_is_no_database_is_begun_again(
    content: bytes, path: Path, open_cache: Open
) -> None:
    path.write_bytes(content)
    cache, digests = open_cache(), digests_of(1)

    cache.keep(digests, vectors_of(1))

    assert found_of(cache, digests) == vectors_of(1).tolist()


def test_a_database_with_a_hole_is_begun_again(path: Path, open_cache: Open) -> None:
    digests = digests_of(500)
    cache = open_cache()
    cache.keep(digests, vectors_of(500, length=384))
    cache.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * 40_960 + whole[49_152:])

    assert open_cache().find(digests) == {}


def test_a_database_that_was_cut_short_is_begun_again(path: Path, open_cache: Open) -> None:
    digests = digests_of(500)
    cache = open_cache()
    cache.keep(digests, vectors_of(500, length=384))
    cache.close()
    path.write_bytes(path.read_bytes()[:100_000])

    assert open_cache().find(digests) == {}


def test_a_place_that_cannot_be_opened_is_left_as_it_is(path: Path, open_cache: Open) -> None:
    path.mkdir()

    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        open_cache()

    assert path.is_dir()
