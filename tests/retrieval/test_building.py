import errno
import shutil
import sqlite3
import sys
from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from retrieval import builder
from retrieval.builder import build_generation
from retrieval.building import (
    BuildEvent,
    BuildRequest,
    Built,
    Progress,
    Stage,
    build,
    request_from_json,
    request_to_json,
)
from retrieval.changes import DECISIONS_FILE
from retrieval.errors import BuildFailedError, BuildRunningError, IndexDamagedError
from retrieval.generations import LOCK_FILE, Generations
from tests.builders import ARTICLES, make_request, write_corpus
from tests.killing import kill, start_builder
from tests.small_disk import mounted_disk

DiskUsage = namedtuple("DiskUsage", ["total", "used", "free"])  # noqa: PYI024 - as shutil returns it


@pytest.fixture
def without_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no builder load a model."""
    folder = tmp_path / "no models"
    folder.mkdir()
    (folder / "sentence_transformers.py").write_text("raise ImportError('a model is loaded')\n")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def publish(request: BuildRequest) -> Built:
    """Return what a build in a process of its own published."""
    *_, built = build(request)
    assert isinstance(built, Built)
    return built


def ignore(_: object) -> None:
    pass


def contents(data: Path) -> dict[str, bytes]:
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in sorted(data.rglob("*"))
        if path.is_file()
    }


def test_a_request_comes_over_as_it_was_sent(corpus: Path, data: Path) -> None:
    request = make_request(corpus / "één map", data, force=True)

    assert request_from_json(request_to_json(request)) == request


def test_a_build_tells_of_its_stages_and_ends_with_what_was_built(corpus: Path, data: Path) -> None:
    *progress, built = build(make_request(corpus, data))

    stages = [event.stage for event in progress if isinstance(event, Progress)]
    assert list(dict.fromkeys(stages)) == list(Stage)
    assert len(stages) == len(progress)
    assert isinstance(built, Built)
    assert built.manifest.name == Generations(data).current() == "g000002"
    assert built.changes.unchanged == len(ARTICLES)


def test_an_unchanged_passage_is_not_embedded_again(
    corpus: Path, data: Path, without_models: None
) -> None:
    assert publish(make_request(corpus, data)).embedded == 0


def test_a_changed_article_embeds_only_its_own_passages(data: Path, tmp_path: Path) -> None:
    sentences = ("zwijgt", "wacht", "roest", "luidt", "kraakt", "zingt")
    text = " ".join(f"De beiaard {verb} nu." for verb in sentences)
    corpus = write_corpus(tmp_path / "articles", {**ARTICLES, "003-klokkenluider": text})

    built = publish(make_request(corpus, data))

    assert built.changes.changed == ("003-klokkenluider",)
    assert (built.embedded, built.manifest.holdings.passages) == (2, 5)


def test_the_same_corpus_gives_the_same_passages(corpus: Path, data: Path) -> None:
    before = Generations(data).open()
    before.archive.close()

    after = publish(make_request(corpus, data)).manifest

    assert after.holdings.passages == before.manifest.holdings.passages
    assert after.model == before.manifest.model


def test_a_build_that_would_remove_too_much_is_refused_and_changes_nothing(
    data: Path, tmp_path: Path
) -> None:
    shrunken = {name: text for name, text in ARTICLES.items() if name < "003"}
    request = make_request(write_corpus(tmp_path / "articles", shrunken), data)
    before = contents(data)

    with pytest.raises(BuildFailedError) as caught:
        build_generation(request, ignore)

    assert caught.value.why.startswith("2 articles would be gone that readers find now")
    assert caught.value.why.endswith("kernvraag reindex --force")
    assert contents(data) == before


def test_a_build_that_would_remove_too_much_can_be_forced(data: Path, tmp_path: Path) -> None:
    shrunken = {name: text for name, text in ARTICLES.items() if name < "003"}
    corpus = write_corpus(tmp_path / "articles", shrunken)

    built = build_generation(make_request(corpus, data, force=True), ignore)

    assert built.changes.removed == ("003-klokkenluider", "004-ijsbaan")
    assert built.manifest.holdings.articles == 2


def test_a_missing_corpus_is_one_sentence_with_a_remedy(data: Path, tmp_path: Path) -> None:
    before = contents(data)

    with pytest.raises(BuildFailedError) as caught:
        publish(make_request(tmp_path / "nowhere", data))

    assert caught.value.why == (
        f"there is no folder of articles or .jsonl file at {tmp_path / 'nowhere'}; "
        "name one with --corpus or KERNVRAAG_CORPUS_DIR"
    )
    assert contents(data) == before


@pytest.mark.parametrize("articles", [{}, {"leeg": "   "}], ids=["empty", "blank"])
def test_a_corpus_without_a_sentence_is_refused(tmp_path: Path, articles: dict[str, str]) -> None:
    corpus = write_corpus(tmp_path / "articles", articles)

    with pytest.raises(BuildFailedError, match=r"no article in .+ holds a sentence to quote"):
        build_generation(make_request(corpus, tmp_path / "data"), ignore)

    assert Generations(tmp_path / "data").answering() is None


def test_decisions_that_cannot_be_read_stop_a_build(corpus: Path, data: Path) -> None:
    (data / DECISIONS_FILE).write_text("[dates\n", "utf-8")

    with pytest.raises(BuildFailedError, match=r"decisions\.toml, line 1"):
        publish(make_request(corpus, data))

    assert Generations(data).answering() == "g000001"


def test_a_folder_whose_name_is_no_text_is_one_sentence(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildFailedError, match="the name of a folder is not UTF-8; rename it"):
        publish(make_request(tmp_path / "\udcff", data))


def test_data_that_is_no_folder_is_one_sentence(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", "utf-8")

    with pytest.raises(BuildFailedError, match=r"File exists: .+data; mend that and run it again"):
        publish(make_request(corpus, tmp_path / "data"))


def test_a_second_builder_is_refused_while_one_is_at_work(corpus: Path, data: Path) -> None:
    at_work = start_builder(make_request(corpus, data))
    assert at_work.stdout is not None
    at_work.stdout.readline()

    with pytest.raises(BuildRunningError, match="a reindex is already running"):
        build_generation(make_request(corpus, data), ignore)

    kill(at_work)
    assert build_generation(make_request(corpus, data), ignore).manifest.name == "g000002"


def test_a_refused_builder_says_so_to_who_asked(corpus: Path, data: Path) -> None:
    with (
        FileLock(data / LOCK_FILE),
        pytest.raises(BuildRunningError, match="a reindex is already running") as caught,
    ):
        publish(make_request(corpus, data))

    assert caught.value.directory == data


def test_a_refused_builder_leaves_the_one_at_work_alone(corpus: Path, data: Path) -> None:
    unfinished = Generations(data).begin()

    with FileLock(data / LOCK_FILE), pytest.raises(BuildRunningError):
        build_generation(make_request(corpus, data), ignore)

    assert unfinished.is_dir()


def test_who_stops_listening_stops_the_build(corpus: Path, data: Path) -> None:
    events = build(make_request(corpus, data))
    next(events)

    events.close()

    # The lock is free again: the builder is gone.
    with FileLock(data / LOCK_FILE, timeout=0):
        assert Generations(data).names() == ("g000001",)


def scripted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Iterator[BuildEvent]:
    """Return the events of a builder that is a shell script."""
    path = tmp_path / "builder.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(path))
    return build(make_request(tmp_path, tmp_path))


def test_a_builder_that_dies_without_a_word_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BuildFailedError, match=r"status 7 before it was done; run it again"):
        list(scripted(tmp_path, monkeypatch, "exit 7"))


def test_a_builder_that_is_killed_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BuildFailedError, match="status -9"):
        list(scripted(tmp_path, monkeypatch, "kill -9 $$"))


def test_what_a_library_prints_is_no_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noise = ("Loading weights: 100%", "", "Progress", "Progress {}", 'Built {"manifest": 1}')
    event = 'Progress {"stage":"model","done":1,"total":2}'
    script = "\n".join(f"echo '{line}'" for line in (*noise, event))

    events = scripted(tmp_path, monkeypatch, f"cat >/dev/null\n{script}")

    assert next(events) == Progress(Stage.MODEL, 1, 2)
    events.close()


FULL_DISK = "the disk is full; free some space and run it again"
NO_SPACE = {
    "the system": OSError(errno.ENOSPC, "No space left on device"),
    "SQLite": sqlite3.OperationalError("database or disk is full"),
    "tantivy": ValueError("An IO error occurred: 'No space left on device (os error 28)'"),
}


@pytest.mark.parametrize("error", NO_SPACE.values(), ids=NO_SPACE)
def test_a_full_disk_is_one_sentence_in_whosever_words(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    before = contents(data)
    monkeypatch.setattr(builder, "write_generation", failing(error))

    with pytest.raises(BuildFailedError) as caught:
        build_generation(make_request(corpus, data), ignore)

    assert caught.value.why == FULL_DISK
    assert contents(data) == before


def test_an_index_that_gives_no_reason_is_asked_about_the_disk(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "write_generation", failing(IndexDamagedError("dense", "?")))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: DiskUsage(10**9, 10**9, 50_000))

    with pytest.raises(BuildFailedError) as caught:
        build_generation(make_request(corpus, data), ignore)

    assert caught.value.why == FULL_DISK


def test_a_disk_with_too_little_room_is_said_before_the_work(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(shutil, "disk_usage", lambda _: DiskUsage(10**9, 10**9, 40_000))

    with pytest.raises(BuildFailedError, match=r"4 passages take about 0\.0 MB"):
        build_generation(make_request(corpus, data), said.append)

    assert Progress(Stage.MODEL, 0, 0) not in said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of its own, where one may be mounted."""
    with mounted_disk(tmp_path) as folder:
        yield folder


# Too little for the archive, for the words, for the vectors, and for Chroma to join them.
@pytest.mark.parametrize("room", [50_000, 130_000, 200_000, 350_000])
def test_a_build_on_a_full_disk_leaves_all_as_it_was(
    corpus: Path, built: Path, small_disk: Path, room: int
) -> None:
    data = shutil.copytree(built, small_disk / "data")
    free = shutil.disk_usage(data).free
    (small_disk / "filler").write_bytes(bytes(free - room))
    before = contents(data)

    with pytest.raises(BuildFailedError) as caught:
        publish(make_request(corpus, data))

    assert caught.value.why == FULL_DISK
    assert contents(data) == before
    assert Generations(data).answering() == "g000001"


def test_once_there_is_room_again_the_next_build_succeeds(
    corpus: Path, built: Path, small_disk: Path
) -> None:
    data = shutil.copytree(built, small_disk / "data")
    filler = small_disk / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(data).free - 200_000))
    with pytest.raises(BuildFailedError):
        publish(make_request(corpus, data))

    filler.unlink()

    assert build_generation(make_request(corpus, data), ignore).manifest.name == "g000002"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (MemoryError(), "the memory is full; close other programs and run it again"),
        (
            PermissionError(errno.EACCES, "Permission denied", "/srv/data"),
            "Permission denied: /srv/data; mend that and run it again",
        ),
        (
            ZeroDivisionError("two\nlines"),
            "the builder met what it cannot handle (ZeroDivisionError: two lines); report that",
        ),
    ],
)
def test_whatever_goes_wrong_is_one_sentence(error: Exception, sentence: str) -> None:
    assert builder.sentence_on(error) == sentence


def failing(error: Exception) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_the_generation_that_answered_is_kept_beside_the_new_one(corpus: Path, data: Path) -> None:
    build_generation(make_request(corpus, data), ignore)
    (data / "generations/g000002/articles.sqlite").unlink()

    build_generation(make_request(corpus, data), ignore)

    # Not the damaged one, though it was the published one.
    assert Generations(data).names() == ("g000001", "g000003")


def test_a_lost_pointer_does_not_lose_the_generation_that_answered(
    corpus: Path, data: Path
) -> None:
    (data / "CURRENT").unlink()

    build_generation(make_request(corpus, data), ignore)

    assert Generations(data).names() == ("g000001", "g000002")
    assert Generations(data).previous() == "g000001"


def test_only_two_generations_are_kept(corpus: Path, data: Path) -> None:
    for _ in range(3):
        build_generation(make_request(corpus, data), ignore)

    assert Generations(data).names() == ("g000003", "g000004")


def test_what_cannot_be_amended_is_written_anew(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify, tried = builder.verify, list[bool]()

    def refuse_the_first(*arguments: Any, **named: Any) -> None:
        tried.append(True)
        if len(tried) == 1:
            raise BuildFailedError("a passage does not find itself")
        verify(*arguments, **named)

    monkeypatch.setattr(builder, "verify", refuse_the_first)
    built = build_generation(make_request(corpus, data), ignore)

    assert len(tried) == 2
    assert built.manifest.name == "g000002"
    assert Generations(data).names() == ("g000001", "g000002")
