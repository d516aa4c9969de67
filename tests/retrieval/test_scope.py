from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from retrieval.scope import is_within, month_key, overlaps, scope_of
from retrieval.types import Excluded, Question, Scope
from tests.builders import TODAY

DATES = {
    "day": PublicationDate(Origin.STATED, 2022, 11, 5),
    "later day": PublicationDate(Origin.STATED, 2022, 11, 25),
    "month": PublicationDate(Origin.STATED, 2022, 12),
    "year": PublicationDate(Origin.STATED, 2022),
    "never": None,
}


def asking(
    first: date | None = None, last: date | None = None, *, as_of: date | None = None
) -> Question:
    published = Period(first, last) if first and last else None
    return Question("Wanneer?", TODAY, published=published, as_of=as_of)


def found(scope: Scope) -> set[str]:
    """Return the articles that an index lets through, as it filters."""
    return {
        id_
        for id_, published in DATES.items()
        if (scope.months is None or month_key(published) in scope.months)
        and id_ not in scope.hidden
    }


@pytest.mark.parametrize(
    ("article", "key"), [("day", 202211), ("month", 202212), ("year", 202200), ("never", 0)]
)
def test_a_month_key_is_as_precise_as_the_date(article: str, key: int) -> None:
    assert month_key(DATES[article]) == key


def test_a_question_without_dates_searches_everything() -> None:
    assert scope_of(asking(), DATES, ()) == (Scope(), Excluded())


def test_what_moderators_suppressed_is_hidden_and_counted() -> None:
    scope, excluded = scope_of(asking(), DATES, ("day", "never", "an article long gone"))

    assert found(scope) == {"later day", "month", "year"}
    assert excluded == Excluded(suppressed=2)


def test_a_period_takes_every_article_that_may_lie_in_it() -> None:
    scope, excluded = scope_of(asking(date(2022, 11, 20), date(2022, 11, 30)), DATES, ())

    assert found(scope) == {"later day", "year"}
    assert excluded == Excluded(outside_period=2, undated=1)


def test_as_of_takes_only_what_was_certainly_published() -> None:
    scope, excluded = scope_of(asking(as_of=date(2022, 12, 15)), DATES, ())

    assert found(scope) == {"day", "later day"}
    assert excluded == Excluded(outside_period=2, undated=1)


def test_as_of_narrows_a_period() -> None:
    question = asking(date(2022, 11, 1), date(2022, 12, 31), as_of=date(2022, 11, 10))

    assert found(scope_of(question, DATES, ())[0]) == {"day"}


def test_a_period_without_articles_lets_nothing_through() -> None:
    scope, excluded = scope_of(asking(date(1999, 1, 1), date(1999, 12, 31)), DATES, ())

    assert found(scope) == set()
    assert scope.months == frozenset()
    assert excluded == Excluded(outside_period=4, undated=1)


def test_an_article_is_left_out_for_one_reason_only() -> None:
    question = asking(date(2022, 12, 1), date(2022, 12, 31))

    _, excluded = scope_of(question, DATES, ("day", "never"))

    assert excluded == Excluded(outside_period=1, undated=0, suppressed=2)


def test_an_undated_article_overlaps_nothing() -> None:
    always = Period(date.min, date.max)

    assert overlaps(DATES["year"], always)
    assert not overlaps(None, always)


days = st.dates(date(2022, 9, 1), date(2023, 2, 28))


@given(days, st.integers(0, 120), st.none() | days, st.sets(st.sampled_from(sorted(DATES))))
def test_an_index_lets_through_exactly_what_fits(
    first: date, length: int, as_of: date | None, suppressed: set[str]
) -> None:
    question = asking(first, first + timedelta(length), as_of=as_of)

    scope, excluded = scope_of(question, DATES, suppressed)

    wanted = {id_ for id_, published in DATES.items() if is_within(published, question)}
    assert found(scope) == wanted - suppressed
    counted = excluded.outside_period + excluded.undated + excluded.suppressed
    assert counted == len(DATES) - len(found(scope))


def test_articles_are_searched_by_the_dates_that_the_indexes_hold() -> None:
    decided = {**DATES, "never": DATES["day"], "day": None}

    scope, excluded = scope_of(
        asking(date(2022, 11, 1), date(2022, 11, 10)), decided, (), indexed=DATES
    )

    assert found(scope) == {"never", "year"}
    assert excluded == Excluded(outside_period=2, undated=1)
