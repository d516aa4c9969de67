"""Ids as Discord makes them: their upper bits are the time."""

import time

# Milliseconds of 1 January 2015, from which Discord counts (Reference, "Snowflakes").
_EPOCH = 1_420_070_400_000


class Snowflakes:
    """Make ids that only rise."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """Return an id of this moment that nobody has."""
        now = int(time.time() * 1000) - _EPOCH
        # The time stands above 22 bits that tell ids of one millisecond apart.
        self._last = max(self._last + 1, now << 22)
        return self._last
