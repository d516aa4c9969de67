"""An index that did not answer in time is left alone for a while; no question waits for it."""

from collections.abc import Callable, Sequence
from threading import Lock
from time import monotonic

from retrieval.errors import IndexRestingError, IndexTimeoutError
from retrieval.types import Hit, Index, Reading, Scope

# Seconds of the first rest, doubled with each failure: a disk that hiccups is back soon, a damaged
# file never is.
_FIRST_REST = 30.0
_LONGEST_REST = 600.0


class RestingIndex:
    """Ask an index, unless it lately failed to answer in time; may serve several threads."""

    def __init__(self, index: Index, clock: Callable[[], float] = monotonic) -> None:
        self.name = index.name
        self._index = index
        self._clock = clock
        self._lock = Lock()
        self._rest = _FIRST_REST
        self._until: float | None = None

    def search(self, reading: Reading, scope: Scope, limit: int) -> Sequence[Hit]:
        """Return what the index finds; raises IndexRestingError at once while it rests."""
        self._refuse_while_resting()
        try:
            hits = self._index.search(reading, scope, limit)
        except IndexTimeoutError:
            self._tire()
            raise
        self._recover()
        return hits

    def _refuse_while_resting(self) -> None:
        with self._lock:
            if self._until is None:
                return
            now = self._clock()
            if now < self._until:
                raise IndexRestingError(self.name)
            # This question finds out whether it answers again; the others need not.
            self._until = now + self._rest

    def _tire(self) -> None:
        with self._lock:
            self._until = self._clock() + self._rest
            self._rest = min(self._rest * 2, _LONGEST_REST)

    def _recover(self) -> None:
        if self._until is not None:
            with self._lock:
                self._until, self._rest = None, _FIRST_REST
