from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.rendering.keeping.measures import (
    length_in_words,
    moment_in_words,
    size_in_words,
    speed_in_words,
)


def test_a_moment_is_told_in_the_language_and_in_utc() -> None:
    moment = datetime(2023, 4, 1, 0, 5, tzinfo=timezone(timedelta(hours=2)))

    assert moment_in_words(moment, "nl") == "31 maart 2023 22:05 UTC"
    assert moment_in_words(moment.astimezone(UTC), "en") == "31 March 2023 22:05 UTC"


@pytest.mark.parametrize(
    ("seconds", "dutch", "english"),
    [
        (0, "0 seconden", "0 seconds"),
        (170, "3 minuten", "3 minutes"),
        (7_200, "2 uur", "2 hours"),
        (-5, "0 seconden", "0 seconds"),
    ],
)
def test_a_length_is_rounded_to_its_largest_unit(seconds: int, dutch: str, english: str) -> None:
    length = timedelta(seconds=seconds)

    assert (length_in_words(length, "nl"), length_in_words(length, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("size", "dutch", "english"),
    [
        (0, "0 MB", "0 MB"),
        (1_240_000, "1,2 MB", "1.2 MB"),
        (2_500_000_000, "2,5 GB", "2.5 GB"),
    ],
)
def test_a_size_is_told_in_megabytes_or_gigabytes(size: int, dutch: str, english: str) -> None:
    assert (size_in_words(size, "nl"), size_in_words(size, "en")) == (dutch, english)


def test_a_speed_has_one_decimal_at_most() -> None:
    assert (speed_in_words(12.34, "nl"), speed_in_words(1_200, "en")) == ("12,3", "1,200")
