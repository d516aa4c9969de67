"""`kernvraag backup`: a copy of everything that cannot be made anew, while the bot runs."""

from pathlib import Path

from rich.text import Text

from bot.given import Given
from bot.inert import inert
from bot.json_output import Json
from bot.keeping.backup import Backup, write_backup
from bot.keeping.backup_record import BackupRecord
from bot.opening import corpus_to_build
from bot.session import open_session

_MEGABYTE = 1_000_000


def run(folder: Path, given: Given) -> None:
    """Write a backup; raises BackupError."""
    session = open_session(given)
    backup = write_backup(session.data, corpus_to_build(session), folder)
    for rejection in backup.skipped:
        session.remark(inert(rejection.sentence))
    session.show(backup_object(backup), Text(inert(_sentence(backup))))


def backup_object(backup: Backup) -> Json:
    """Return what was backed up."""
    return {
        "folder": str(backup.folder),
        **record_object(backup.record),
        "skipped": [rejection.path for rejection in backup.skipped],
    }


def record_object(record: BackupRecord) -> Json:
    """Return what a backup holds."""
    return {
        "created": record.created,
        "generation": record.generation,
        "corpus": record.corpus,
        "files": len(record.files),
        "size": record.size,
    }


def _sentence(backup: Backup) -> str:
    record = backup.record
    held = record.generation or "no generation yet"
    files = f"{len(record.files)} files, {record.size / _MEGABYTE:.1f} MB"
    return f"Backed up into {backup.folder}: {held}, {files}; put it back with: kernvraag restore"
