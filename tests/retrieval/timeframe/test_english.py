from datetime import date

import pytest

from retrieval.timeframe import read_timeframe
from tests.retrieval.timeframe.marked import expected, question

WEDNESDAY = date(2023, 5, 17)

# The words that name the period stand in brackets; an open end is left empty.
DAYS = [
    ("What happened on [November 5th, 2022]?", "2022-11-05", "2022-11-05"),
    ("What happened on [5 November 2022] in Kyiv?", "2022-11-05", "2022-11-05"),
    ("What happened on [Nov. 5, 2022]?", "2022-11-05", "2022-11-05"),
    ("What happened on [November 5 2022]?", "2022-11-05", "2022-11-05"),
    ("What was decided on the [5th of November 2022]?", "2022-11-05", "2022-11-05"),
    ("What was decided on [Saturday, November 5, 2022]?", "2022-11-05", "2022-11-05"),
    ("What did he say on [05/11/2022]?", "2022-11-05", "2022-11-05"),
    ("What did he say on [November 5]?", "2022-11-05", "2022-11-05"),
    ("On [November 5] troops left the city; why?", "2022-11-05", "2022-11-05"),
    ("What did he say on [May 5]?", "2023-05-05", "2023-05-05"),
    ("What did she say on [June 5th]?", "2022-06-05", "2022-06-05"),
]
MONTHS_AND_YEARS = [
    ("What was said in [November 2022] about gas?", "2022-11-01", "2022-11-30"),
    ("What was said in [Sept 2022]?", "2022-09-01", "2022-09-30"),
    ("What happened in [May]?", "2023-05-01", "2023-05-31"),
    ("What happened in [March] at the border?", "2023-03-01", "2023-03-31"),
    ("What happened during [August 2022]?", "2022-08-01", "2022-08-31"),
    ("What happened in the month of [October]?", "2022-10-01", "2022-10-31"),
    ("What happened [last November]?", "2022-11-01", "2022-11-30"),
    ("What happened [last May]?", "2022-05-01", "2022-05-31"),
    ("What happened in [November of last year]?", "2022-11-01", "2022-11-30"),
    ("What happened [last year in November]?", "2022-11-01", "2022-11-30"),
    ("Who led the attacks of [November]?", "2022-11-01", "2022-11-30"),
    ("Which reports are from [November 2022]?", "2022-11-01", "2022-11-30"),
    ("What happened in [November and December 2022]?", "2022-11-01", "2022-12-31"),
    ("What happened in [2022]?", "2022-01-01", "2022-12-31"),
    ("What did the [2022] report conclude?", "2022-01-01", "2022-12-31"),
    ("Is there anything from [2031]?", "2031-01-01", "2031-12-31"),
]
RELATIVE = [
    ("What happened [today]?", "2023-05-17", "2023-05-17"),
    ("What happened [yesterday]?", "2023-05-16", "2023-05-16"),
    ("What happened [last night]?", "2023-05-16", "2023-05-16"),
    ("What happened [the day before yesterday]?", "2023-05-15", "2023-05-15"),
    ("What happened [last Tuesday]?", "2023-05-16", "2023-05-16"),
    ("What happened [last week]?", "2023-05-08", "2023-05-14"),
    ("What happened [this week]?", "2023-05-15", "2023-05-21"),
    ("What happened over the [past week]?", "2023-05-10", "2023-05-17"),
    ("What happened [last weekend]?", "2023-05-13", "2023-05-14"),
    ("What happened [three weeks ago]?", "2023-04-24", "2023-04-30"),
    ("What became of [last month]’s offensive?", "2023-04-01", "2023-04-30"),
    ("What happened [this month]?", "2023-05-01", "2023-05-31"),
    ("What happened over the [last month]?", "2023-04-17", "2023-05-17"),
    ("What happened in the [past three months]?", "2023-02-17", "2023-05-17"),
    ("What happened in the [last three months]?", "2023-02-17", "2023-05-17"),
    ("What happened in the [past 30 days]?", "2023-04-17", "2023-05-17"),
    ("What happened [six months ago]?", "2022-11-01", "2022-11-30"),
    ("What happened [last quarter]?", "2023-01-01", "2023-03-31"),
    ("What happened [last year]?", "2022-01-01", "2022-12-31"),
    ("What happened [this year]?", "2023-01-01", "2023-12-31"),
    ("What happened over the [last year]?", "2022-05-17", "2023-05-17"),
    ("What happened [a year ago]?", "2022-01-01", "2022-12-31"),
    ("What happened [two years ago]?", "2021-01-01", "2021-12-31"),
]
SEASONS_AND_PARTS = [
    ("What happened in the [third quarter of 2022]?", "2022-07-01", "2022-09-30"),
    ("What happened in the [last quarter of 2022]?", "2022-10-01", "2022-12-31"),
    ("What did gas cost in [Q3 of last year]?", "2022-07-01", "2022-09-30"),
    ("What happened in the [summer of 2022]?", "2022-06-01", "2022-08-31"),
    ("What happened in the [fall of 2022]?", "2022-09-01", "2022-11-30"),
    ("What happened in [spring 2023]?", "2023-03-01", "2023-05-31"),
    ("How cold was the [winter of 2022–23]?", "2022-12-01", "2023-02-28"),
    ("What happened [last summer]?", "2022-06-01", "2022-08-31"),
    ("What happened [this spring]?", "2023-03-01", "2023-05-31"),
    ("What happened in the [autumn]?", "2022-09-01", "2022-11-30"),
    ("What happened in [early November 2022]?", "2022-11-01", "2022-11-10"),
    ("What happened in [mid-November 2022]?", "2022-11-11", "2022-11-20"),
    ("What happened in [late November 2022]?", "2022-11-21", "2022-11-30"),
    ("What happened in [early 2022]?", "2022-01-01", "2022-04-30"),
    ("What happened in [mid-2022]?", "2022-05-01", "2022-08-31"),
    ("What happened [late in 2022]?", "2022-09-01", "2022-12-31"),
    ("What happened [late last year]?", "2022-09-01", "2022-12-31"),
    ("What happened at the [end of 2022]?", "2022-09-01", "2022-12-31"),
    ("What happened at the [beginning of November 2022]?", "2022-11-01", "2022-11-10"),
    ("What happened in the [first half of 2022]?", "2022-01-01", "2022-06-30"),
    ("What happened in the [second half of 2022]?", "2022-07-01", "2022-12-31"),
    ("What happened in the [first three months of 2023]?", "2023-01-01", "2023-03-31"),
    ("What happened in the [last two weeks of November 2022]?", "2022-11-17", "2022-11-30"),
    ("What happened in the [first week of March 2023]?", "2023-03-01", "2023-03-07"),
]
RANGES = [
    ("What happened [between November 2022 and February 2023]?", "2022-11-01", "2023-02-28"),
    ("What happened [between Feb 2023 and Nov 2022]?", "2022-11-01", "2023-02-28"),
    ("What happened [between November and February 2023]?", "2022-11-01", "2023-02-28"),
    ("What happened [from November 2022 to February 2023]?", "2022-11-01", "2023-02-28"),
    ("What happened [from November 2022 until February 2023]?", "2022-11-01", "2023-02-28"),
    ("What happened [from November through February]?", "2022-11-01", "2023-02-28"),
    ("What happened [between 5 and 12 November 2022]?", "2022-11-05", "2022-11-12"),
    ("What happened on [November 5-12, 2022]?", "2022-11-05", "2022-11-12"),
    ("What happened [from November 5 to 12, 2022]?", "2022-11-05", "2022-11-12"),
    ("What happened [from November 5 to December 3, 2022]?", "2022-11-05", "2022-12-03"),
    ("What happened [from 2020 to 2022]?", "2020-01-01", "2022-12-31"),
    ("What happened [from November 2022 to the present]?", "2022-11-01", "2023-05-17"),
    ("What happened [between 2022 and now]?", "2022-01-01", "2023-05-17"),
    (
        "What happened [between the beginning of November 2022 and the end of February 2023]?",
        "2022-11-01",
        "2023-02-28",
    ),
]
OPEN_ENDS = [
    ("What happened [since November 2022]?", "2022-11-01", ""),
    ("What happened [since last month]?", "2023-04-01", ""),
    ("What happened [since the summer of 2022]?", "2022-06-01", ""),
    ("What happened [since the beginning of 2023]?", "2023-01-01", ""),
    ("What has changed [since 2014]?", "2014-01-01", ""),
    ("What happened [from November 2022 onwards]?", "2022-11-01", ""),
    ("What happened [after November 2022]?", "2022-12-01", ""),
    ("What happened [after March]?", "2023-04-01", ""),
    ("What happened [before November 2022]?", "", "2022-10-31"),
    ("What happened [prior to March 2023]?", "", "2023-02-28"),
    ("What was due [before the end of 2022]?", "", "2022-12-31"),
    ("What happened [until February 2023]?", "", "2023-02-28"),
    ("What happened [up to 5 November 2022]?", "", "2022-11-05"),
]
AS_OF = [
    ("What was known in [February 2023] about the missiles?", "", "2023-02-28"),
    ("What was known about the missiles [by February 2023]?", "", "2023-02-28"),
    ("What did we know in [November 2022]?", "", "2022-11-30"),
    ("How many reactors ran [as of 1 March 2023]?", "", "2023-03-01"),
    ("What was the state of affairs on [5 November 2022]?", "", "2022-11-05"),
    ("What had been reported [by the end of 2022]?", "", "2022-12-31"),
    ("According to the papers [up to March 2023], who was behind it?", "", "2023-03-31"),
]
NOT_AS_OF = [
    ("How many tanks had arrived [by the end of 2022]?", "", "2022-12-31"),
    ("What did the ministry know in [November 2022]?", "2022-11-01", "2022-11-30"),
    ("According to the papers in [March 2023], who was behind it?", "2023-03-01", "2023-03-31"),
    ("What is known about the fire of [5 November 2022]?", "2022-11-05", "2022-11-05"),
    ("Which exercise was known as Vostok in [2022]?", "2022-01-01", "2022-12-31"),
    ("When in [2022] was the plan made known?", "2022-01-01", "2022-12-31"),
]


@pytest.mark.parametrize(
    ("marked", "first", "last"),
    [*DAYS, *MONTHS_AND_YEARS, *RELATIVE, *SEASONS_AND_PARTS, *RANGES, *OPEN_ENDS],
)
def test_an_english_question_names_its_period(marked: str, first: str, last: str) -> None:
    timeframe = read_timeframe(question(marked), today=WEDNESDAY)

    assert timeframe == expected(marked, first, last)


@pytest.mark.parametrize(("marked", "first", "last"), AS_OF)
def test_what_was_known_at_a_time_is_everything_up_to_its_end(
    marked: str, first: str, last: str
) -> None:
    timeframe = read_timeframe(question(marked), today=WEDNESDAY)

    assert timeframe == expected(marked, first, last, as_of=True)


@pytest.mark.parametrize(("marked", "first", "last"), NOT_AS_OF)
def test_what_is_known_of_a_period_is_of_that_period(marked: str, first: str, last: str) -> None:
    timeframe = read_timeframe(question(marked), today=WEDNESDAY)

    assert timeframe == expected(marked, first, last)
