"""Moments as the ledger writes them: in UTC, all of one length, so that text sorts as time does."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def write_moment(moment: datetime) -> str:
    """Write a moment; one without a zone is the machine's own time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read_moment(written: str) -> datetime:
    """Read what `write_moment` wrote."""
    return datetime.fromisoformat(written)


def read_optional_moment(written: str | None) -> datetime | None:
    """Read what `write_moment` wrote, where there is something."""
    return None if written is None else read_moment(written)
