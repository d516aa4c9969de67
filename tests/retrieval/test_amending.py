from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.article import Passage
from retrieval.amending import (
    PASSAGES_FILE,
    Basis,
    Contents,
    basis_of,
    contents_of,
    find_basis,
    read_contents,
    write_contents,
)
from retrieval.analysis import DutchAnalyzer
from retrieval.builder import build_generation
from retrieval.dense import DenseIndex
from retrieval.generations import DENSE_FOLDER, Generations
from retrieval.indexing import verify, write_generation
from retrieval.manifest import first_damage, read_manifest, record_files
from retrieval.types import Scope, Vectors
from tests.bot.builders import NOVEMBER, make_article
from tests.builders import make_passage, make_request, write_corpus
from tests.fakes import WordEmbedder

ANALYZER = DutchAnalyzer()
NOWHERE = Path("nowhere")
COUNT = 200


def passages_of(*texts: str) -> list[Passage]:
    return [make_passage(text, number=number) for number, text in enumerate(texts)]


def difference(
    held: Sequence[Passage], wanted: Sequence[Passage], *, gaps: int = 0
) -> Basis | None:
    return basis_of(NOWHERE, contents_of(held, gaps=gaps), contents_of(wanted))


TWENTY = passages_of(*(f"molen {number}" for number in range(20)))


def test_nothing_differs_from_the_same() -> None:
    assert difference(TWENTY, TWENTY) == Basis(NOWHERE, removed=(), fresh=(), gaps=0)


def test_a_passage_that_is_new_is_written() -> None:
    wanted = [make_passage("wiek", article="000"), *TWENTY]

    assert difference(TWENTY, wanted) == Basis(NOWHERE, removed=(), fresh=(0,), gaps=0)


def test_a_passage_that_is_gone_is_removed_and_leaves_a_gap() -> None:
    basis = difference(TWENTY, TWENTY[1:], gaps=2)

    assert basis == Basis(NOWHERE, removed=(TWENTY[0].id,), fresh=(), gaps=3)


def test_a_passage_of_another_text_is_written_over_and_leaves_a_gap() -> None:
    wanted = [*TWENTY[:19], make_passage("wiek", number=19)]

    assert difference(TWENTY, wanted) == Basis(NOWHERE, removed=(), fresh=(19,), gaps=1)


def test_a_passage_of_another_date_is_written_over() -> None:
    undated = make_passage("molen 0", published=None)

    basis = difference(TWENTY, [undated, *TWENTY[1:]])

    assert basis is not None
    assert basis.fresh == (0,)
    assert make_passage("molen 0", published=NOVEMBER) == TWENTY[0]


def test_where_much_differs_everything_is_written_anew() -> None:
    assert difference(TWENTY, TWENTY[2:]) is not None
    assert difference(TWENTY, TWENTY[3:]) is None


def test_where_many_gaps_are_left_everything_is_written_anew() -> None:
    assert difference(TWENTY, TWENTY, gaps=4) is not None
    assert difference(TWENTY, TWENTY, gaps=5) is None


def test_contents_are_read_as_they_were_written(tmp_path: Path) -> None:
    contents = contents_of(TWENTY, gaps=3)

    write_contents(tmp_path, contents)

    assert read_contents(tmp_path) == contents


@pytest.mark.parametrize("told", ["", "{", "[]", "{}", "null", '{"gaps": 1}'])
def test_contents_that_cannot_be_read_are_none(told: str, tmp_path: Path) -> None:
    (tmp_path / PASSAGES_FILE).write_text(told, "utf-8")

    assert read_contents(tmp_path) is None


def test_a_generation_that_wrote_none_down_has_none(tmp_path: Path) -> None:
    assert read_contents(tmp_path) is None


def test_nothing_built_is_nothing_to_begin_from(tmp_path: Path) -> None:
    assert find_basis(tmp_path, "0" * 32, TWENTY) is None


def test_a_generation_of_another_model_is_nothing_to_begin_from(data: Path) -> None:
    assert find_basis(data, "0" * 32, TWENTY) is None


def test_the_generation_that_answers_is_what_to_begin_from(corpus: Path, data: Path) -> None:
    directory = data / "generations" / "g000001"
    fingerprint = read_manifest(directory).model.fingerprint
    before = read_contents(directory)

    build_generation(make_request(corpus, data), lambda _: None)
    found = find_basis(data, fingerprint, ())

    assert before == read_contents(data / "generations" / "g000002")
    # Without a passage there would be too much to remove.
    assert found is None


def random_rows(count: int, seed: int) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, 24)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def many(count: int, *, article: str = "001") -> list[Passage]:
    return [make_passage(f"molen {n}", article=article, number=n) for n in range(count)]


def write(
    directory: Path, passages: Sequence[Passage], vectors: Vectors, basis: Basis | None
) -> None:
    directory.mkdir()
    write_generation(directory, [make_article(id="001")], passages, vectors, ANALYZER, basis=basis)


# The first and last sentence of a long article, several, none at all, and a single one.
@pytest.mark.parametrize(("gone", "new"), [(3, 5), (0, 1), (1, 0), (0, 0), (7, 0), (0, 12)])
def test_an_amended_index_finds_what_one_written_anew_finds(
    tmp_path: Path, gone: int, new: int
) -> None:
    held, rows = many(COUNT), random_rows(COUNT, 1)
    wanted = [*held[gone:], *many(new, article="002")]
    vectors = np.vstack([rows[gone:], random_rows(new, 2)])
    write(tmp_path / "old", held, rows, None)
    before = record_files(tmp_path / "old")

    basis = basis_of(tmp_path / "old" / DENSE_FOLDER, contents_of(held), contents_of(wanted))
    assert basis is not None
    write(tmp_path / "new", wanted, vectors, basis)
    write(tmp_path / "anew", wanted, vectors, None)

    verify(tmp_path / "new", wanted, vectors, ANALYZER, fresh=basis.fresh)
    amended, anew = (nearest(tmp_path / name, vectors[::7]) for name in ("new", "anew"))
    assert amended == anew
    assert nearest(tmp_path / "new", rows[:gone]).isdisjoint(
        {passage.id for passage in held[:gone]}
    )
    assert record_files(tmp_path / "old") == before


def test_an_amended_index_stays_as_it_was_recorded(tmp_path: Path) -> None:
    held, rows = many(COUNT), random_rows(COUNT, 1)
    wanted = many(COUNT + 1)
    vectors = np.vstack([rows, random_rows(1, 2)])
    write(tmp_path / "old", held, rows, None)
    basis = basis_of(tmp_path / "old" / DENSE_FOLDER, contents_of(held), contents_of(wanted))
    write(tmp_path / "new", wanted, vectors, basis)
    recorded = record_files(tmp_path / "new")

    for _ in range(3):
        nearest(tmp_path / "new", vectors[:3])

    checksums = [
        {name: each.sha256 for name, each in files.items()}
        for files in (recorded, record_files(tmp_path / "new"))
    ]
    assert checksums[0] == checksums[1]


def nearest(directory: Path, vectors: Vectors) -> set[str]:
    index = DenseIndex(directory / DENSE_FOLDER, WordEmbedder("molen"), deadline=60.0)
    found = {hit.passage_id for row in vectors for hit in index.nearest(row, Scope(), 1)}
    index.close()
    return found


def test_a_small_change_is_built_upon_what_was_there(tmp_path: Path) -> None:
    texts = {f"{n:03d}": f" date 2022-10 De molenaar van dorp {n} maalt rogge." for n in range(30)}
    data, corpus = tmp_path / "data", write_corpus(tmp_path / "articles", texts)
    build_generation(make_request(corpus, data), lambda _: None)
    changed = {**texts, "007": " date 2022-10 De smid van dorp 7 slijpt zeisen."}
    built = build_generation(make_request(write_corpus(corpus, changed), data), lambda _: None)

    generation = Generations(data).open()
    generation.archive.close()
    contents = read_contents(generation.directory)

    assert built.embedded == 1
    assert generation.name == "g000002"
    assert first_damage(generation.directory, generation.manifest) is None
    assert isinstance(contents, Contents)
    assert (len(contents.digests), contents.gaps) == (30, 1)
