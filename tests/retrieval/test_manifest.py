import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.publication import Origin, PublicationDate
from retrieval.manifest import (
    FILE_NAME,
    Manifest,
    first_damage,
    installed_versions,
    read_manifest,
    record_files,
    span_of,
    write_manifest,
)
from tests.bot.builders import make_manifest

YEAR = PublicationDate(Origin.STATED, 2022)
MARCH = PublicationDate(Origin.STATED, 2022, 3)
FIRST_OF_MARCH = PublicationDate(Origin.STATED, 2022, 3, 1)
DECEMBER = PublicationDate(Origin.STATED, 2022, 12)
NEXT_YEAR = PublicationDate(Origin.STATED, 2023)

DATABASE = "chroma/chroma.sqlite3"
INDEX = "chroma/0/data_level0.bin"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Return a folder like a generation's, with a database that is written into."""
    (tmp_path / INDEX).parent.mkdir(parents=True)
    (tmp_path / INDEX).write_bytes(bytes(range(256)))
    (tmp_path / ".hidden").write_bytes(b"")
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database, database:
        database.execute("CREATE TABLE acquire_write (id INTEGER PRIMARY KEY, lock_status INTEGER)")
        database.execute("CREATE TABLE embeddings (id INTEGER PRIMARY KEY, name TEXT)")
        database.execute("INSERT INTO embeddings (name) VALUES ('001:0-3'), ('001:3-6')")
    return tmp_path


def manifest_of(directory: Path) -> Manifest:
    return replace(make_manifest(), files=record_files(directory), versions=installed_versions())


def write_row(directory: Path, statement: str) -> None:
    with closing(sqlite3.connect(directory / DATABASE)) as database, database:
        database.execute(statement)


def test_a_manifest_comes_back_as_it_was(directory: Path) -> None:
    manifest = manifest_of(directory)

    write_manifest(directory, manifest)

    assert read_manifest(directory) == manifest


@pytest.mark.parametrize(
    "harm",
    [
        lambda written: written[: len(written) // 2],
        lambda _: "",
        lambda _: "null",
        lambda written: written.replace('"threshold": 0.4', '"threshold": "high"'),
        lambda written: json.dumps({**json.loads(written), "format": 0}),
    ],
    ids=["cut", "empty", "no object", "another type", "another format"],
)
def test_what_is_no_manifest_is_refused(directory: Path, harm: object) -> None:
    assert callable(harm)
    write_manifest(directory, manifest_of(directory))
    path = directory / FILE_NAME
    path.write_text(harm(path.read_text("utf-8")), "utf-8")

    with pytest.raises(ValueError, match=r".+"):
        read_manifest(directory)


def test_every_file_but_the_manifest_is_recorded(directory: Path) -> None:
    write_manifest(directory, make_manifest())

    assert set(record_files(directory)) == {".hidden", DATABASE, INDEX}


def test_files_as_they_were_written_are_sound(directory: Path) -> None:
    assert first_damage(directory, manifest_of(directory)) is None


@pytest.mark.parametrize(
    ("content", "damage"),
    [
        (b"", "data_level0.bin has another size"),
        (bytes(range(255)), "data_level0.bin has another size"),
        (bytes([1, *range(1, 256)]), "data_level0.bin has other contents"),
        (None, "data_level0.bin cannot be read"),
    ],
    ids=["emptied", "cut", "one bit flipped", "gone"],
)
def test_a_file_that_is_not_as_recorded_is_named(
    directory: Path, content: bytes | None, damage: str
) -> None:
    manifest = manifest_of(directory)
    if content is None:
        (directory / INDEX).unlink()
    else:
        (directory / INDEX).write_bytes(content)

    assert first_damage(directory, manifest) == damage


def test_that_a_database_was_opened_is_no_damage(directory: Path) -> None:
    manifest = manifest_of(directory)

    write_row(directory, "INSERT INTO acquire_write (lock_status) VALUES (1)")

    assert first_damage(directory, manifest) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE embeddings SET name = '001:0-2' WHERE id = 1",
        "DELETE FROM embeddings WHERE id = 2",
        "CREATE TABLE more (id INTEGER)",
    ],
)
def test_another_row_in_a_database_is_damage(directory: Path, statement: str) -> None:
    manifest = manifest_of(directory)

    write_row(directory, statement)

    assert first_damage(directory, manifest) == "chroma.sqlite3 has other contents"


@pytest.mark.parametrize("content", [b"no database" * 10_000, bytes(100_000)])
def test_a_database_that_is_none_is_damage(directory: Path, content: bytes) -> None:
    manifest = manifest_of(directory)

    (directory / DATABASE).write_bytes(content)

    assert first_damage(directory, manifest) == "chroma.sqlite3 cannot be read"


def test_an_emptied_database_is_damage(directory: Path) -> None:
    manifest = manifest_of(directory)

    (directory / DATABASE).write_bytes(b"")

    assert first_damage(directory, manifest) == "chroma.sqlite3 has another size"


def test_another_version_of_chroma_may_rearrange_its_database(directory: Path) -> None:
    manifest = replace(manifest_of(directory), versions={"chromadb": "1.0.0"})

    write_row(directory, "CREATE TABLE more (id INTEGER)")

    assert first_damage(directory, manifest) is None


def test_the_span_of_an_archive_runs_from_the_first_day_to_the_last() -> None:
    dates = [DECEMBER, None, FIRST_OF_MARCH, MARCH, NEXT_YEAR, YEAR]

    assert span_of(dates) == (YEAR, NEXT_YEAR)
    assert span_of([MARCH, FIRST_OF_MARCH]) == (FIRST_OF_MARCH, MARCH)
    assert span_of([None, DECEMBER]) == (DECEMBER, DECEMBER)


def test_undated_articles_have_no_span() -> None:
    assert span_of([]) == span_of([None, None]) == (None, None)
