"""One running bot for a token and for a data folder: two would answer every question twice."""

import hashlib
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import BotError

LOCK_FILE = "run.lock"
# 64 bits: enough to tell a machine's tokens apart; a token cannot be found back from them.
_DIGITS = 16


class AlreadyRunningError(BotError):
    """Say that another process runs a bot with the same token or the same data folder."""

    def __init__(self, shared: str, lock: Path) -> None:
        self.shared = shared
        self.lock = lock
        super().__init__(f"a bot is already running with {shared} (it holds {lock}); stop it first")


@contextmanager
def hold_instance(token: str, data: Path) -> Generator[None]:
    """Be the only bot of a token, on this machine, and of a data folder, for as long as it lasts.

    Raises AlreadyRunningError at once. The kernel lets go of both locks when the holder dies,
    however it does, and no child process inherits them.
    """
    data.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        held.enter_context(_only("this data folder", data / LOCK_FILE))
        held.enter_context(_only_of_token(_lock_of(token)))
        yield


@contextmanager
def _only(shared: str, path: Path) -> Generator[None]:
    try:
        lock = FileLock(path).acquire(timeout=0)
    except Timeout:
        raise AlreadyRunningError(shared, path) from None
    with lock:
        yield


@contextmanager
def _only_of_token(path: Path) -> Generator[None]:
    with ExitStack() as held:
        try:
            held.enter_context(_only("this token", path))
        except PermissionError:
            # Whoever made it in the temporary folder is the only one who may open it.
            raise AlreadyRunningError("this token under another account", path) from None
        yield


def _lock_of(token: str) -> Path:
    digest = hashlib.sha256(token.encode()).hexdigest()[:_DIGITS]
    return Path(tempfile.gettempdir()) / f"kernvraag-{digest}.lock"
