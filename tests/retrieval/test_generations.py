import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from retrieval import generations as module
from retrieval.archive import write_archive
from retrieval.errors import IndexDamagedError, IndexMissingError, NoEarlierGenerationError
from retrieval.generations import ARCHIVE_FILE, Generation, Generations
from retrieval.manifest import Manifest, record_files, write_manifest
from tests.bot.builders import make_article, make_manifest

REMEDY = "build a new one with: kernvraag reindex"


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    return Generations(tmp_path / "data")


def finish(generations: Generations) -> str:
    """Put a sound generation on disk without publishing it."""
    directory, name = generations.begin(), generations.next_name()
    write_archive(directory / ARCHIVE_FILE, [make_article(title=name)])
    write_manifest(directory, replace(make_manifest(), name=name, files=record_files(directory)))
    generations.finish(directory, name)
    return name


def publish(generations: Generations) -> str:
    name = finish(generations)
    generations.publish(name)
    return name


def damage(generations: Generations, name: str) -> None:
    os.truncate(folder(generations) / name / ARCHIVE_FILE, 100)


def folder(generations: Generations) -> Path:
    return generations.data / "generations"


def opened(generations: Generations) -> Generation:
    generation = generations.open()
    generation.archive.close()
    return generation


def test_nothing_can_be_opened_where_nothing_was_built(generations: Generations) -> None:
    with pytest.raises(IndexMissingError, match="no index has been built") as caught:
        generations.open()

    assert caught.value.directory == generations.data
    assert str(caught.value).endswith("kernvraag reindex")
    assert (generations.current(), generations.answering(), generations.names()) == (None, None, ())


def test_what_is_published_is_opened_without_a_notice(generations: Generations) -> None:
    publish(generations)
    name = publish(generations)

    generation = opened(generations)

    assert (generation.name, generation.notice) == (name, None) == ("g000002", None)
    assert generations.answering() == name


def test_an_opened_generation_holds_its_articles(generations: Generations) -> None:
    name = publish(generations)

    generation = generations.open()

    assert [entry.title for entry in generation.archive.entries] == [name]
    generation.archive.close()


def test_what_is_finished_but_not_published_is_not_opened(generations: Generations) -> None:
    published = publish(generations)
    finish(generations)

    assert opened(generations).name == published
    assert opened(generations).notice is None


def test_a_rollback_publishes_the_generation_before(generations: Generations) -> None:
    first, _ = publish(generations), publish(generations)

    back = generations.rollback()
    back.archive.close()

    assert (back.name, back.notice) == (first, None)
    assert generations.current() == opened(generations).name == first


def test_the_first_generation_cannot_be_rolled_back(generations: Generations) -> None:
    publish(generations)

    assert generations.previous() is None
    with pytest.raises(NoEarlierGenerationError):
        generations.rollback()


def test_a_rollback_goes_back_once(generations: Generations) -> None:
    publish(generations)
    publish(generations)
    generations.rollback().archive.close()

    with pytest.raises(NoEarlierGenerationError):
        generations.rollback()


def test_a_rollback_to_a_damaged_generation_changes_nothing(generations: Generations) -> None:
    first, second = publish(generations), publish(generations)
    damage(generations, first)

    with pytest.raises(IndexDamagedError, match=f"{first} is damaged"):
        generations.rollback()

    assert opened(generations).name == second


def test_a_damaged_generation_gives_way_to_the_one_before(generations: Generations) -> None:
    first, second = publish(generations), publish(generations)
    damage(generations, second)

    generation = opened(generations)

    assert generation.name == generations.answering() == first
    assert generation.notice == (
        f"{second} is damaged (articles.sqlite has another size), so {first} answers instead; "
        f"{REMEDY}"
    )


def test_a_generation_before_goes_before_a_later_one(generations: Generations) -> None:
    first, second, third = (publish(generations) for _ in range(3))
    generations.publish(second)
    damage(generations, second)

    assert opened(generations).name == first
    damage(generations, first)
    assert opened(generations).name == third


def test_when_all_are_damaged_the_error_names_each(generations: Generations) -> None:
    first, second = publish(generations), publish(generations)
    damage(generations, first)
    (folder(generations) / second / "manifest.json").write_text("{}", "utf-8")

    with pytest.raises(IndexMissingError) as caught:
        generations.open()

    assert caught.value.why == (
        f"{second} is damaged (its manifest: ValidationError); "
        f"{first} is damaged (articles.sqlite has another size)"
    )
    assert generations.answering() is None


POINTERS: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda pointer: pointer.write_text(""),
    "blank": lambda pointer: pointer.write_text(" \n"),
    "garbage": lambda pointer: pointer.write_bytes(b"\xff\x00\xfe" * 1_000),
    "a path up": lambda pointer: pointer.write_text("../elsewhere\n"),
    "a path up and a name": lambda pointer: pointer.write_text("../generations/g000001\n"),
    "a name and more": lambda pointer: pointer.write_text("g000001/../../elsewhere\n"),
    "an unfinished build": lambda pointer: pointer.write_text(".building-0\n"),
    "two names": lambda pointer: pointer.write_text("g000001\ng000002\n"),
    "a missing generation": lambda pointer: pointer.write_text("g000009\n"),
    "a folder": lambda pointer: (pointer.unlink(), pointer.mkdir()),
}


@pytest.mark.parametrize("harm", POINTERS.values(), ids=POINTERS)
def test_without_a_pointer_the_newest_answers_with_a_notice(
    generations: Generations, harm: Callable[[Path], object]
) -> None:
    publish(generations)
    newest = publish(generations)

    harm(generations.data / "CURRENT")

    generation = opened(generations)
    assert generation.name == newest
    assert generation.notice == (
        f"the published generation is missing, so {newest} answers instead; {REMEDY}"
    )


def test_an_open_that_a_publication_overtakes_says_nothing(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = publish(generations), finish(generations)

    def overtaken(directory: Path, manifest: Manifest) -> None:
        generations.publish(second)

    monkeypatch.setattr(module, "first_damage", overtaken)
    generation = opened(generations)

    assert (generation.name, generation.notice) == (first, None)


def test_readers_only_ever_see_whole_names(generations: Generations) -> None:
    names = {publish(generations), publish(generations)}
    seen: set[str | None] = set()
    published = Event()

    def look() -> None:
        while not published.is_set():
            seen.add(generations.current())

    reader = Thread(target=look, daemon=True)
    reader.start()
    for _ in range(50):
        for name in names:
            generations.publish(name)
    published.set()
    reader.join()

    assert seen <= names


def test_publishing_leaves_nothing_beside_the_pointer(generations: Generations) -> None:
    publish(generations)

    assert sorted(path.name for path in generations.data.iterdir()) == ["CURRENT", "generations"]


def test_cleaning_removes_the_unfinished_and_the_old(generations: Generations) -> None:
    first, second, third = (publish(generations) for _ in range(3))
    generations.begin()
    (folder(generations) / "an operator's own notes").mkdir()

    generations.clean(keep=frozenset({second, third}))

    assert generations.names() == (second, third)
    assert not (folder(generations) / first).exists()
    assert sorted(path.name for path in folder(generations).iterdir()) == [
        "an operator's own notes",
        second,
        third,
    ]


def test_cleaning_where_nothing_was_built_is_nothing(generations: Generations) -> None:
    generations.clean(keep=frozenset())

    assert not generations.data.exists()


def test_an_unfinished_build_is_no_generation(generations: Generations) -> None:
    generations.begin()

    assert generations.names() == ()
    with pytest.raises(IndexMissingError):
        generations.open()


def test_a_name_is_never_used_again(generations: Generations) -> None:
    assert generations.next_name() == "g000001"
    for _ in range(2):
        publish(generations)
    generations.rollback().archive.close()
    assert generations.next_name() == "g000003"

    generations.publish("g000002")
    generations.clean(keep=frozenset())

    # Even though nothing but the pointer is left.
    assert generations.next_name() == "g000003"


def test_the_size_is_that_of_every_file(generations: Generations) -> None:
    assert generations.size() == 0
    directory = generations.begin()
    (directory / "deeper").mkdir()
    (directory / "deeper" / "index").write_bytes(bytes(1_000))
    (directory / "manifest").write_bytes(bytes(234))

    assert generations.size() == 1_234


def test_a_file_that_goes_while_it_is_measured_counts_for_nothing(
    generations: Generations,
) -> None:
    directory = generations.begin()
    (directory / "index").write_bytes(bytes(1_000))
    # Listed, and not there when it is looked at.
    (directory / "gone").symlink_to(directory / "nowhere")

    assert generations.size() == 1_000
