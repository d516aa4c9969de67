"""Discord's limits on requests, with the headers that tell of them (Topics, "Rate Limits")."""

import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

# Requests in a second, all routes but interactions together.
GLOBAL = 50
# Requests to one route of one channel within a window; observed, Discord publishes no number.
PER_CHANNEL = 5
WINDOW = 5.0


@dataclass(slots=True)
class Bucket:
    """Count requests in windows that begin with their first request."""

    limit: int
    window: float
    opened_at: float = -math.inf
    used: int = 0

    def take(self, now: float) -> bool:
        """Tell whether one more request is allowed, and count it if so."""
        if now >= self.opened_at + self.window:
            self.opened_at, self.used = now, 0
        if self.used >= self.limit:
            return False
        self.used += 1
        return True

    def reset_after(self, now: float) -> float:
        """Return the seconds until the window ends."""
        return max(0.0, self.opened_at + self.window - now)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold whether a request is allowed, with the headers that go with the answer."""

    is_allowed: bool
    headers: dict[str, str]
    retry_after: float = 0.0
    is_global: bool = False


@dataclass(slots=True)
class Limits:
    """Hold the buckets of all routes; `per_channel` and `window` are for routes of channels."""

    per_channel: int = PER_CHANNEL
    window: float = WINDOW
    overall: Bucket = field(default_factory=lambda: Bucket(GLOBAL, 1.0))
    clock: Callable[[], float] = time.monotonic
    _buckets: dict[str, Bucket] = field(default_factory=dict)

    def judge(self, method: str, route: str, channel: str | None) -> Verdict:
        """Return whether a request with the bot's token may pass now."""
        now = self.clock()
        if not self.overall.take(now):
            return _refusal("global", self.overall.reset_after(now), {}, is_global=True)
        if channel is None:
            return Verdict(is_allowed=True, headers={})
        bucket = self._buckets.setdefault(
            f"{method} {route} {channel}", Bucket(self.per_channel, self.window)
        )
        is_allowed = bucket.take(now)
        headers = _headers(bucket, f"{method} {route}", now)
        if is_allowed:
            return Verdict(is_allowed=True, headers=headers)
        return _refusal("user", bucket.reset_after(now), headers)


def _headers(bucket: Bucket, name: str, now: float) -> dict[str, str]:
    left = bucket.reset_after(now)
    return {
        "X-RateLimit-Limit": str(bucket.limit),
        "X-RateLimit-Remaining": str(bucket.limit - bucket.used),
        "X-RateLimit-Reset": f"{time.time() + left:.3f}",
        "X-RateLimit-Reset-After": f"{left:.3f}",
        # The same for all channels: libraries add the channel themselves.
        "X-RateLimit-Bucket": hashlib.sha256(name.encode()).hexdigest()[:32],
    }


def _refusal(
    scope: str, after: float, headers: dict[str, str], *, is_global: bool = False
) -> Verdict:
    told = {"Retry-After": str(math.ceil(after)), "X-RateLimit-Scope": scope}
    if is_global:
        told["X-RateLimit-Global"] = "true"
    return Verdict(is_allowed=False, headers=headers | told, retry_after=after, is_global=is_global)
