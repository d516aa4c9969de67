from datetime import date

import pytest

from corpus.period import Period

AUTUMN = Period(date(2022, 9, 21), date(2022, 12, 20))


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2022, 2, 2), date(2022, 2, 1))


@pytest.mark.parametrize(
    ("other", "overlaps", "covers"),
    [
        (Period.of_month(2022, 11), True, True),
        (Period.of_month(2022, 12), True, False),
        (Period.of_year(2022), True, False),
        (Period.of_day(date(2022, 9, 21)), True, True),
        (Period.of_day(date(2022, 9, 20)), False, False),
        (Period.of_year(2023), False, False),
    ],
)
def test_both_ends_belong_to_a_period(other: Period, *, overlaps: bool, covers: bool) -> None:
    assert AUTUMN.overlaps(other) is overlaps
    assert AUTUMN.covers(other) is covers
