"""Things to write into a ledger, with a default for everything, and a clock that stands still."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.ledger import Ledger, Pending
from bot.shown import Kind, Place, Shown

KEY = bytes(range(32))
START = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
PLACE = Place("003-veerpont", 10, 42, "0123456789abcdef")


@dataclass
class StoppedClock:
    """Tell the same moment until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **spans: float) -> datetime:
        self.now += timedelta(**spans)
        return self.now


def make_shown(text: str = "Waar vaart de veerpont?", **changes: Any) -> Shown:
    shown = Shown(Kind.ANSWER, text, today=date(2024, 5, 6), language="nl", generation="g000001")
    return replace(shown, **{"places": (PLACE,), **changes})


def make_refusal(text: str, *, reason: str | None = "not_in_archive", **changes: Any) -> Shown:
    return make_shown(text, kind=Kind.NO_ANSWER, reason=reason, **changes)


def make_pending(key: str = "1", **changes: Any) -> Pending:
    pending = Pending(
        key, "interaction", 7, "aGVlbCBnZWhlaW0", channel=11, message=None, language="nl", at=START
    )
    return replace(pending, **changes)


def remember(ledger: Ledger, shown: Shown) -> Shown:
    """Return what was remembered, for a test to name it."""
    ledger.shown.remember(shown, channel=None, message=None)
    return shown
