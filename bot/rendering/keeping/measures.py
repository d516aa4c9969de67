"""Moments, lengths of time, sizes and speeds in words."""

from datetime import UTC, datetime, timedelta

from babel.dates import format_datetime, format_timedelta
from babel.numbers import format_decimal
from babel.units import format_unit

from bot.i18n import spoken

_MEGABYTE = 1_000_000
_GIGABYTE = 1_000_000_000


def moment_in_words(moment: datetime, language: str) -> str:
    """Return `1 april 2023 09:05 UTC`; a moment of another zone is told in UTC."""
    # To the minute: moderators compare it with what they remember.
    pattern = "d MMMM y HH:mm 'UTC'"
    return format_datetime(moment.astimezone(UTC), pattern, locale=spoken(language))


def length_in_words(length: timedelta, language: str) -> str:
    """Return a length of time in its largest unit, rounded, such as `3 minuten`."""
    # A clock that was set back makes an age negative.
    return format_timedelta(max(length, timedelta()), locale=spoken(language))


def size_in_words(size: int, language: str) -> str:
    """Return a number of bytes as `1,2 GB`, below one gigabyte as `1,2 MB`."""
    in_gigabytes = size >= _GIGABYTE
    unit, length = ("gigabyte", _GIGABYTE) if in_gigabytes else ("megabyte", _MEGABYTE)
    known = round(size / length, 1)
    return format_unit(known, f"digital-{unit}", length="short", locale=spoken(language))


def speed_in_words(per_second: float, language: str) -> str:
    """Return a number with one decimal at most."""
    return format_decimal(per_second, format="#,##0.#", locale=spoken(language))
