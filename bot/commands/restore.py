"""`kernvraag restore`: a backup put back, proven file by file before anything is changed."""

from pathlib import Path

from rich.text import Text

from bot.commands.backup import record_object
from bot.given import Given
from bot.inert import inert
from bot.json_output import Json
from bot.keeping.restoring import Restored, restore_backup
from bot.session import open_session


def run(folder: Path, given: Given) -> None:
    """Put a backup back; raises BackupError, AlreadyRunningError and BuildRunningError."""
    session = open_session(given)
    restored = restore_backup(folder, session.data, corpus=session.corpus)
    session.show(restored_object(restored), Text(inert(_sentence(restored))))


def restored_object(restored: Restored) -> Json:
    """Return what was put back, and where."""
    return {
        "data": str(restored.data),
        **record_object(restored.record),
        "corpus": None if restored.corpus is None else str(restored.corpus),
    }


def _sentence(restored: Restored) -> str:
    record = restored.record
    articles = f" and the articles in {restored.corpus}" if restored.corpus else ""
    held = record.generation or "no generation"
    return f"The backup of {record.created} is back in {restored.data}{articles}: {held} answers."
