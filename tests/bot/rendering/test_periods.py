from datetime import date

import pytest

from bot.rendering.periods import period_choices, read_choice
from corpus.period import Period
from corpus.publication import Origin, PublicationDate


def published(*parts: int) -> PublicationDate:
    return PublicationDate(Origin.FILE, *parts)


def test_any_day_comes_first_then_the_months_with_the_newest_first() -> None:
    dates = [published(2022, 11), published(2023, 3, 5), published(2022, 11, 9), None]

    choices = period_choices(dates, None, "nl")

    assert [(each.value, each.label, each.description) for each in choices] == [
        ("any", "elke dag", None),
        ("2023-03", "maart 2023", "1 artikel"),
        ("2022-11", "november 2022", "2 artikelen"),
    ]


def test_many_months_become_years() -> None:
    dates = [published(year, month) for year in (2020, 2021, 2022) for month in range(1, 13)]

    choices = period_choices(dates, None, "en")

    assert [(each.value, each.description) for each in choices] == [
        ("any", None),
        ("2022", "12 articles"),
        ("2021", "12 articles"),
        ("2020", "12 articles"),
    ]


def test_there_are_never_more_than_discord_takes() -> None:
    dates = [published(year) for year in range(1950, 2023)]

    choices = period_choices(dates, None, "nl")

    assert len(choices) == 25
    assert (choices[1].value, choices[-1].value) == ("2022", "1999")


def test_an_article_of_which_only_the_year_is_known_may_be_of_each_of_its_months() -> None:
    choices = period_choices([published(2022), published(2022, 11)], None, "nl")

    assert {each.value: each.description for each in choices} == {
        "any": None,
        "2022-11": "2 artikelen",
        "2022": "2 artikelen",
    }


def test_nothing_can_be_chosen_where_nothing_is_dated() -> None:
    assert period_choices([None, None], None, "nl") == ()


@pytest.mark.parametrize(
    ("chosen", "values"), [(None, []), (Period.of_month(2022, 11), ["2022-11"])]
)
def test_what_was_chosen_is_marked(chosen: Period | None, values: list[str]) -> None:
    choices = period_choices([published(2022, 11), published(2023, 3)], chosen, "nl")

    assert [each.value for each in choices if each.is_chosen] == values


def test_a_period_that_is_no_choice_marks_none() -> None:
    days = Period(date(2022, 11, 5), date(2022, 11, 9))

    choices = period_choices([published(2022, 11)], days, "nl")

    assert not any(each.is_chosen for each in choices)


@pytest.mark.parametrize(
    ("value", "period"),
    [("any", None), ("2022", Period.of_year(2022)), ("2022-11", Period.of_month(2022, 11))],
)
def test_a_choice_is_read_back(value: str, period: Period | None) -> None:
    assert read_choice(value) == period


@pytest.mark.parametrize("value", ["", "nooit", "2022-13", "0000", "2022-11-05-01"])
def test_any_other_text_is_no_choice(value: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        read_choice(value)
