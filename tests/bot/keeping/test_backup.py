import json
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from bot.instance_lock import LOCK_FILE, AlreadyRunningError
from bot.keeping import generation_copies
from bot.keeping.acts import Actor
from bot.keeping.backup import write_backup
from bot.keeping.backup_record import RECORD_FILE
from bot.keeping.errors import BackupError
from bot.keeping.keeper import Keeper
from bot.keeping.restoring import restore_backup
from bot.ledger import Ledger, read_key
from bot.sample import sample_corpus
from corpus.decisions import read_decisions
from retrieval.building import build
from retrieval.errors import BuildRunningError
from retrieval.generations import Generations
from tests.builders import ARTICLES, make_request, write_corpus


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a corpus and the data built from it, which no test changes."""
    home = tmp_path_factory.mktemp("built")
    write_corpus(home / "articles")
    list(build(make_request(home / "articles", home / "data")))
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """Return a folder with a corpus, its data and what moderators did."""
    home = shutil.copytree(built, tmp_path / "home")
    data = home / "data"
    with Ledger.open(data / "ledger.sqlite", key=read_key(data / "ledger.key")) as ledger:
        archive = Generations(data).open().archive
        keeper = Keeper(data, ledger, Actor(7, "Hilde"), archive=archive)
        keeper.decisions.suppress("001-veerpont", "op verzoek")
        archive.close()
    return home


@pytest.fixture
def backup(home: Path, tmp_path: Path) -> Path:
    return write_backup(home / "data", home / "articles", tmp_path / "backup").folder


def acts_in(data: Path) -> list[str]:
    with Ledger.open(data / "ledger.sqlite", key=read_key(data / "ledger.key")) as ledger:
        return [act.subject for act in ledger.acts.all()]


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def test_what_was_backed_up_is_restored_elsewhere(backup: Path, tmp_path: Path) -> None:
    restored = restore_backup(backup, tmp_path / "new" / "data", corpus=tmp_path / "new" / "texts")
    data = restored.data
    generation = Generations(data).open()
    generation.archive.close()

    assert generation.notice is None
    assert generation.manifest.corpus == str(restored.corpus)
    assert {path.stem for path in (tmp_path / "new" / "texts").iterdir()} == set(ARTICLES)
    assert read_decisions(data / "decisions.toml").suppressed == {"001-veerpont"}
    assert acts_in(data) == ["001-veerpont"]


def test_what_came_after_the_backup_is_gone_after_restoring_it(home: Path, backup: Path) -> None:
    (home / "articles" / "later.txt").write_text("Later bedacht.")
    (home / "data" / "decisions.toml").write_text("")
    before = read_key(home / "data" / "ledger.key")
    (home / "data" / "ledger.key").write_bytes(bytes(32))
    restore_backup(backup, home / "data")

    assert {path.stem for path in (home / "articles").iterdir()} == set(ARTICLES)
    assert read_decisions(home / "data" / "decisions.toml").suppressed == {"001-veerpont"}
    assert read_key(home / "data" / "ledger.key") == before
    assert not list((home / "data").glob(".*"))


def test_a_file_of_records_is_kept_and_restored_under_any_name(home: Path, tmp_path: Path) -> None:
    records = tmp_path / "articles.jsonl"
    records.write_text('{"id": "a", "text": "De brug staat open."}\n')
    folder = write_backup(home / "data", records, tmp_path / "backup").folder
    elsewhere = tmp_path / "elsewhere" / "texts.jsonl"
    restore_backup(folder, home / "data", corpus=elsewhere)

    assert elsewhere.read_text() == records.read_text()
    assert [path.name for path in elsewhere.parent.iterdir()] == ["texts.jsonl"]


def test_the_sample_archive_is_not_copied(home: Path, tmp_path: Path) -> None:
    made = write_backup(home / "data", sample_corpus(), tmp_path / "backup")

    assert made.record.corpus is None
    assert restore_backup(made.folder, home / "data").corpus is None


def test_nobody_else_may_read_the_files_of_a_backup(backup: Path) -> None:
    (files,) = (path for path in backup.iterdir() if path.is_dir())

    assert stat.S_IMODE(files.stat().st_mode) == 0o700


def test_a_new_backup_takes_the_place_of_the_old_one(home: Path, backup: Path) -> None:
    (home / "articles" / "later.txt").write_text("Later bedacht.")
    made = write_backup(home / "data", home / "articles", backup)

    assert {path.name for path in backup.iterdir()} == {RECORD_FILE, made.record.folder}
    assert "corpus/later.txt" in made.record.files


def test_a_backup_that_fails_leaves_the_one_before(
    home: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_in(backup)

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(BackupError, match=r"No space left.*make room"):
        write_backup(home / "data", home / "articles", backup)

    assert files_in(backup) == before


def test_a_folder_of_others_is_refused(home: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.png").touch()

    with pytest.raises(BackupError, match="name an empty folder"):
        write_backup(home / "data", home / "articles", tmp_path / "photos")
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["cat.png"]


@pytest.mark.parametrize("name", ["data", "data/backup", "articles/backup", "."])
def test_a_folder_that_overlaps_with_what_is_copied_is_refused(home: Path, name: str) -> None:
    with pytest.raises(BackupError, match="name a folder apart from it"):
        write_backup(home / "data", home / "articles", home / name)


def test_a_build_that_publishes_meanwhile_is_waited_out(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, copy = home / "data", generation_copies.shutil.copy2
    published: list[str] = []

    def publish_meanwhile(source: Path, target: Path) -> object:
        if source.name == "articles.sqlite" and not published:
            published.append("g000002")
            (data / "generations" / "g000001").rename(data / "generations" / "g000002")
            Generations(data).publish("g000002")
        return copy(source, target)

    monkeypatch.setattr(generation_copies.shutil, "copy2", publish_meanwhile)
    made = write_backup(data, home / "articles", tmp_path / "backup")

    assert made.record.generation == "g000002"
    assert not [name for name in made.record.files if "g000001" in name]


def test_a_damaged_generation_is_left_out_while_a_sound_one_remains(
    home: Path, tmp_path: Path
) -> None:
    data = home / "data"
    shutil.copytree(data / "generations" / "g000001", data / "generations" / "g000002")
    (data / "generations" / "g000002" / "articles.sqlite").write_bytes(b"")
    Generations(data).publish("g000002")
    made = write_backup(data, home / "articles", tmp_path / "backup")

    assert made.record.generation == "g000001"


def test_an_archive_without_a_sound_generation_is_an_error_that_says_so(
    home: Path, tmp_path: Path
) -> None:
    (home / "data" / "generations" / "g000001" / "articles.sqlite").write_bytes(b"")

    with pytest.raises(BackupError, match="kernvraag reindex"):
        write_backup(home / "data", home / "articles", tmp_path / "backup")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [cut, Path.unlink])
def test_a_damaged_backup_is_refused_before_anything_is_changed(
    home: Path, backup: Path, damage: Callable[[Path], None]
) -> None:
    damage(next(backup.rglob("articles.sqlite")))
    before = files_in(home)

    with pytest.raises(BackupError, match="nothing was changed"):
        restore_backup(backup, home / "data")
    assert files_in(home) == before


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "data/../../x", ""])
def test_a_record_that_names_files_elsewhere_is_refused(
    backup: Path, home: Path, name: str
) -> None:
    record = json.loads((backup / RECORD_FILE).read_text())
    record["files"][name] = {"size": 0, "sha256": ""}
    (backup / RECORD_FILE).write_text(json.dumps(record))

    with pytest.raises(BackupError, match="outside"):
        restore_backup(backup, home / "data")


def test_a_folder_without_a_backup_is_an_error_that_says_so(home: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="there is no backup in it; name another folder"):
        restore_backup(tmp_path, home / "data")


def test_nothing_is_restored_under_a_running_bot(home: Path, backup: Path) -> None:
    with FileLock(home / "data" / LOCK_FILE), pytest.raises(AlreadyRunningError):
        restore_backup(backup, home / "data")


def test_nothing_is_restored_under_a_running_build(home: Path, backup: Path) -> None:
    with Generations(home / "data").lock(), pytest.raises(BuildRunningError):
        restore_backup(backup, home / "data")


def test_a_restoring_that_fails_leaves_all_as_it_was(
    home: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "articles" / "later.txt").write_text("Later bedacht.")
    before = files_in(home)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.parent.name == ".restoring" and path.name == "generations":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(BackupError, match="all is as it was"):
        restore_backup(backup, home / "data")

    assert files_in(home) == before


def test_a_corpus_of_another_kind_is_refused(home: Path, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").touch()

    with pytest.raises(BackupError, match="name one with --corpus"):
        restore_backup(backup, home / "data", corpus=tmp_path / "texts.jsonl")
