"""What can be wrong with the ledger; every message ends with its remedy, none holds contents."""

from pathlib import Path

from bot.errors import BotError


class LedgerError(BotError):
    """Stand for everything that the ledger raises."""


class LedgerUnavailableError(LedgerError):
    """Say that the file cannot be read or written just now."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(
            f"the ledger at {path} cannot be used ({why}); see that the disk has room and that the "
            "folder and its files may be written by the account that Kernvraag runs as, then start "
            "it again, by which a damaged file is moved aside"
        )


class NewerLedgerError(LedgerError):
    """Say that a newer program wrote the file; `found` and `known` are versions of the file."""

    def __init__(self, path: Path, *, found: int, known: int) -> None:
        self.path = path
        self.found = found
        self.known = known
        super().__init__(
            f"the ledger at {path} was written by a newer Kernvraag (version {found} of the file, "
            f"this program knows {known}); update Kernvraag, or put back a backup of that time"
        )


class InvalidKeyError(LedgerError):
    """Say that the file of the secret holds none; `length` is the bytes it does hold."""

    def __init__(self, path: Path, length: int) -> None:
        self.path = path
        self.length = length
        super().__init__(
            f"{path} holds {length} bytes and not a key of 32; put its backup back, or remove it "
            "and start with a new one, by which nobody's earlier questions are found any more"
        )


class KeyUnavailableError(LedgerError):
    """Say that the file of the secret can be neither read nor made."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(
            f"the ledger's key at {path} can be neither read nor made ({why}); see that the folder "
            "and the file may be written by the account that Kernvraag runs as"
        )


class BackupFailedError(LedgerError):
    """Say that no backup was written; what stood at the target before still stands there."""

    def __init__(self, target: Path, why: str) -> None:
        self.target = target
        self.why = why
        super().__init__(
            f"no backup was written to {target} ({why}); "
            "name another file, in a folder that can be written and has room"
        )
