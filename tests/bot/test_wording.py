from datetime import date

import pytest

from bot.wording import (
    holdings_in_words,
    period_in_words,
    published_in_words,
    timeframe_in_words,
)
from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from retrieval.timeframe import Timeframe
from retrieval.types import Holdings
from tests.bot.builders import HOLDINGS


@pytest.mark.parametrize(
    ("parts", "dutch", "english"),
    [
        ((2022, 11, 5), "5 november 2022", "5 November 2022"),
        ((2022, 3), "maart 2022", "March 2022"),
        ((2022,), "2022", "2022"),
    ],
)
def test_a_date_is_written_out_and_never_finer_than_it_is_known(
    parts: tuple[int, ...], dutch: str, english: str
) -> None:
    published = PublicationDate(Origin.STATED, *parts)

    assert published_in_words(published, "nl") == dutch
    assert published_in_words(published, "en") == english


def test_a_missing_date_is_said() -> None:
    assert published_in_words(None, "nl") == "zonder datum"
    assert published_in_words(None, "en") == "undated"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2021, 1, 1), date(2022, 12, 31), "2021 – 2022"),
        (date(2022, 11, 1), date(2022, 11, 30), "november 2022"),
        (date(2022, 11, 1), date(2023, 3, 31), "november 2022 – maart 2023"),
        (date(2022, 11, 5), date(2022, 11, 5), "5 november 2022"),
        (date(2022, 11, 1), date(2022, 11, 29), "1 november 2022 – 29 november 2022"),
        (date.min, date(2022, 11, 30), "tot en met november 2022"),
        (date.min, date(2022, 11, 5), "tot en met 5 november 2022"),
        (date(2022, 11, 5), date.max, "vanaf 5 november 2022"),
        (date(2022, 1, 1), date.max, "vanaf 2022"),
        (date.min, date.max, "elke dag"),
    ],
)
def test_a_period_is_as_short_as_its_ends_allow(first: date, last: date, words: str) -> None:
    assert period_in_words(Period(first, last), "nl") == words


def test_an_archive_is_spanned_by_its_first_and_last_date() -> None:
    span = holdings_in_words(HOLDINGS, "en")

    assert span == "5 articles, November 2022 – March 2023, 2 undated"


def test_an_archive_of_one_month_names_it_once() -> None:
    month = PublicationDate(Origin.FILE, 2022, 11)
    holdings = Holdings("g000001", 1, 4, 0, month, PublicationDate(Origin.STATED, 2022, 11))

    assert holdings_in_words(holdings, "nl") == "1 artikel, november 2022"


def test_an_archive_without_any_date_has_no_span() -> None:
    holdings = Holdings("g000001", 2, 8, 2, None, None)

    assert holdings_in_words(holdings, "nl") == "2 artikelen, 2 zonder datum"


@pytest.mark.parametrize(
    ("as_of", "dutch", "english"),
    [
        (False, "tot en met 2022 krijgt voorrang (“x”)", "up to 2022 comes first (“x”)"),
        (
            True,
            "alleen wat bekend was tot en met 2022 (“x”)",
            "only what was known up to 2022 (“x”)",
        ),
    ],
)
def test_what_was_known_is_told_apart_from_what_was_published(
    as_of: bool,  # noqa: FBT001
    dutch: str,
    english: str,
) -> None:
    timeframe = Timeframe(Period(date.min, date(2022, 12, 31)), "x", as_of)

    assert timeframe_in_words(timeframe, "nl") == dutch
    assert timeframe_in_words(timeframe, "en") == english
