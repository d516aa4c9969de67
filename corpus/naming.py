"""Which id an article gets: stable from one reading to the next, safe in a command."""

import re
from collections.abc import Container
from hashlib import sha256
from pathlib import PurePath

# What a person can type and a shell, an address and an index all take as it stands.
_LONGEST = 80
_SAFE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{_LONGEST - 1}}}")

# Hexadecimal digits of a hash: 16 to stand for a name alone, 8 to tell apart two of one name.
_ALONE = 16
_BESIDE = 8


def choose_id(wished: str, *, seed: str, file: PurePath, taken: Container[str]) -> str | None:
    """Return the wished id, or the nearest that is safe and free; None when there is none.

    A hash of `seed` stands in for an unsafe one; one that is taken gets a hash of its file.
    """
    path = file.as_posix()
    safe = wished if _SAFE.fullmatch(wished) else _digest(seed)[:_ALONE]
    beside = _digest(path)[:_BESIDE]
    candidates = (
        safe,
        f"{safe[: _LONGEST - len(beside) - 1]}.{beside}",
        _digest(f"{path}\0{seed}")[:_ALONE],
    )
    return next((name for name in candidates if name not in taken), None)


def _digest(text: str) -> str:
    """Return a hash; names that are not UTF-8 are hashed as the bytes they are."""
    return sha256(text.encode(errors="surrogateescape")).hexdigest()
