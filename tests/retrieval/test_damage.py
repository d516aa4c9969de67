"""A generation with any file harmed gives way to the one before, and says so."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.errors import IndexMissingError
from retrieval.generations import Generation, Generations
from retrieval.manifest import read_manifest, write_manifest
from retrieval.opening import open_answerer
from retrieval.types import Answer, Question
from tests.builders import TODAY, make_request

# One of each kind of file that a generation holds.
FILES = (
    "manifest.json",
    "articles.sqlite",
    "lexical/meta.json",
    "lexical/*.idx",
    "lexical/*.term",
    "lexical/*.store",
    "lexical/*.fast",
    "chroma/chroma.sqlite3",
    "chroma/*/data_level0.bin",
    "chroma/*/header.bin",
    "chroma/*/index_metadata.pickle",
    "chroma/*/length.bin",
)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def remove(path: Path) -> None:
    path.unlink()


def scramble(path: Path) -> None:
    """Turn every byte around."""
    path.write_bytes(bytes(255 - byte for byte in path.read_bytes()))


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.fixture
def twice(data: Path) -> Path:
    """Return a data folder with two generations, the second of them published."""
    first, second = (data / "generations" / name for name in ("g000001", "g000002"))
    shutil.copytree(first, second)
    write_manifest(second, replace(read_manifest(second), name=second.name))
    Generations(data).publish(second.name)
    return data


def harm(data: Path, name: str, file: str, how: Callable[[Path], object]) -> None:
    (path,) = (data / "generations" / name).glob(file)
    how(path)


def opened(data: Path) -> Generation:
    generation = Generations(data).open()
    generation.archive.close()
    return generation


def test_two_sound_generations_need_no_notice(twice: Path) -> None:
    assert (opened(twice).name, opened(twice).notice) == ("g000002", None)


@pytest.mark.parametrize("how", [truncate, cut_in_half, empty, remove, scramble])
@pytest.mark.parametrize("file", FILES)
def test_a_harmed_file_makes_the_generation_before_answer(
    twice: Path, file: str, how: Callable[[Path], object]
) -> None:
    harm(twice, "g000002", file, how)

    generation = opened(twice)

    assert generation.name == "g000001"
    assert generation.notice is not None
    assert generation.notice.startswith("g000002 is damaged (")
    assert generation.notice.endswith(
        "so g000001 answers instead; build a new one with: kernvraag reindex"
    )


# Of the manifest and the database only what is used is looked at: a bit in a blank harms nobody.
@pytest.mark.parametrize(
    "file", [file for file in FILES if file not in {"manifest.json", "chroma/chroma.sqlite3"}]
)
def test_one_bit_is_enough(twice: Path, file: str) -> None:
    harm(twice, "g000002", file, flip_a_bit)

    assert opened(twice).name == "g000001"


@pytest.mark.parametrize("folder", ["lexical", "chroma", "."])
def test_a_missing_folder_makes_the_generation_before_answer(twice: Path, folder: str) -> None:
    shutil.rmtree(twice / "generations/g000002" / folder)

    assert opened(twice).name == "g000001"


def test_a_damaged_generation_alone_is_named_in_the_error(data: Path) -> None:
    harm(data, "g000001", "chroma/*/data_level0.bin", cut_in_half)

    with pytest.raises(IndexMissingError) as caught:
        Generations(data).open()

    assert str(caught.value) == (
        f"g000001 is damaged (data_level0.bin has another size) in {data}; "
        "build one with: kernvraag reindex"
    )


def test_an_answer_from_the_generation_before_says_so(twice: Path, corpus: Path) -> None:
    harm(twice, "g000002", "lexical/*.idx", truncate)

    answerer = open_answerer(twice, make_request(corpus, twice).options)
    answer = answerer.answer(Question("Wat mat het bestuur van de ijsbaan?", TODAY))
    answerer.close()

    assert isinstance(answer, Answer)
    assert answer.holdings.generation == "g000001"
    assert answer.degraded is not None
    assert "g000002 is damaged" in answer.degraded
