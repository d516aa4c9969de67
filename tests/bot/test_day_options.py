from datetime import date

import pytest
import typer

from bot.day_options import read_days
from bot.given import GivenDays
from corpus.period import Period


def test_nothing_given_fixes_nothing() -> None:
    days = read_days(GivenDays(today="2023-04-01"))

    assert (days.today, days.published, days.as_of) == (date(2023, 4, 1), None, None)


def test_from_means_the_first_day_and_to_the_last() -> None:
    days = read_days(GivenDays(first="2022", last="2022-11"))

    assert days.published == Period(date(2022, 1, 1), date(2022, 11, 30))


def test_an_end_that_was_not_given_is_open() -> None:
    assert read_days(GivenDays(first="2022-11")).published == Period(date(2022, 11, 1), date.max)
    assert read_days(GivenDays(last="2022-11")).published == Period(date.min, date(2022, 11, 30))


def test_as_of_means_the_last_day() -> None:
    assert read_days(GivenDays(as_of="2022-11")).as_of == date(2022, 11, 30)


@pytest.mark.parametrize("option", ["first", "last", "as_of", "today"])
def test_what_is_no_day_is_answered_with_what_is(option: str) -> None:
    with pytest.raises(typer.BadParameter, match="2022-11-05"):
        read_days(GivenDays(**{option: "binnenkort eens"}))


@pytest.mark.parametrize("end", [{"last": "2022-10"}, {"as_of": "2022-10"}])
def test_a_period_that_ends_before_it_begins_is_refused(end: dict[str, str]) -> None:
    with pytest.raises(typer.BadParameter, match="before it begins"):
        read_days(GivenDays(first="2022-11", **end))
