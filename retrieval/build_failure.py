"""Say in one sentence why a build failed, whichever library it failed in."""

import errno
import os
import shutil
from pathlib import Path

from corpus.errors import CorpusError
from retrieval.errors import BuildFailedError, IndexDamagedError, RetrievalError

# Chroma names no reason when it cannot write: with less than this left there is no other.
_LEAST_FREE = 10_000_000
# How the system and SQLite say it.
_FULL = (os.strerror(errno.ENOSPC).lower(), "disk is full")


def is_full_disk(error: Exception, data: Path) -> bool:
    """Tell whether a build into a data folder failed because its disk is full."""
    said = str(error).lower()
    if any(words in said for words in _FULL):
        return True
    return isinstance(error, IndexDamagedError) and shutil.disk_usage(data).free < _LEAST_FREE


def sentence_on(error: Exception) -> str:
    """Return what went wrong, the remedy at its end."""
    if isinstance(error, BuildFailedError):
        return error.why
    if isinstance(error, RetrievalError | CorpusError):
        return str(error)
    if isinstance(error, MemoryError):
        return "the memory is full; close other programs and run it again"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.strerror}: {error.filename}; mend that and run it again"
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"the builder met what it cannot handle ({said}); report that"
