from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InvalidDateError
from corpus.period import Period
from corpus.publication import Origin, Precision, PublicationDate


@pytest.mark.parametrize(
    ("written", "precision", "first", "last"),
    [
        ("2022", Precision.YEAR, date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-11-05", Precision.DAY, date(2022, 11, 5), date(2022, 11, 5)),
    ],
)
def test_a_date_is_a_period_no_finer_than_it_is_known(
    written: str, precision: Precision, first: date, last: date
) -> None:
    published = PublicationDate.parse(written, Origin.FILE)

    assert published.precision is precision
    assert published.period == Period(first, last)
    assert str(published) == written


@pytest.mark.parametrize("written", ["", "2022-13", "0000", "2022-02-30", "22-11", "2022-1", "nu"])
def test_what_is_no_date_is_refused_with_the_remedy(written: str) -> None:
    with pytest.raises(InvalidDateError, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
        PublicationDate.parse(written, Origin.FILE)


def test_a_day_without_a_month_is_refused() -> None:
    with pytest.raises(InvalidDateError):
        PublicationDate(Origin.FILE, 2022, day=5)


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    published = PublicationDate.parse(day.isoformat(), Origin.FILE)

    assert published.period == Period.of_day(day)
    assert str(published) == day.isoformat()
