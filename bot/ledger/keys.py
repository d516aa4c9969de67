"""The secret by which readers are known, and the name that it gives each of them."""

import hmac
import os
import secrets
import stat
from pathlib import Path

from filelock import FileLock

from bot.ledger.errors import InvalidKeyError, KeyUnavailableError

# As long as what SHA-256 returns; a longer key would not be harder to guess.
_LENGTH = 32
# Enough that no two readers share a name; short enough to read aloud from a table.
_DIGITS = 32
_PRIVATE = 0o600
# Seconds; whoever holds the lock writes 32 bytes.
_PATIENCE = 5.0


def read_key(path: Path) -> bytes:
    """Return the secret of a file, made when it is missing; only its owner may read the file.

    Raises InvalidKeyError when it holds something else, KeyUnavailableError when it cannot be had.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=_PATIENCE, mode=_PRIVATE):
            if not path.exists():
                _write(path, secrets.token_bytes(_LENGTH))
            make_private(path)
            key = path.read_bytes()
    except OSError as error:
        raise KeyUnavailableError(path, str(error)) from error
    if len(key) != _LENGTH:
        raise InvalidKeyError(path, len(key))
    return key


def reader_of(user_id: int, key: bytes) -> str:
    """Return the name of a Discord user: 32 hexadecimal digits that only the key leads to."""
    return hmac.digest(key, str(user_id).encode("ascii"), "sha256").hex()[:_DIGITS]


def make_private(path: Path) -> None:
    """Let only the owner read and write a file; raises OSError where that is not ours to say."""
    if stat.S_IMODE(path.stat().st_mode) != _PRIVATE:
        path.chmod(_PRIVATE)


def _write(path: Path, key: bytes) -> None:
    """Write a key whole or not at all, whenever the power fails."""
    fresh = path.with_name(f"{path.name}.tmp")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE), "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
