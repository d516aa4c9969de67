import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.evaluation.bootstrap import (
    Interval,
    Statistic,
    difference,
    intervals,
    mean_of,
    measure,
    ratio,
    separation,
)

SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=20)


def mean(*values: float) -> Statistic:
    return ratio(values, [1.0] * len(values))


def interval(statistic: Statistic, questions: int) -> Interval:
    (found,) = intervals([statistic], questions)
    assert found is not None
    return found


def test_a_ratio_is_what_was_added_by_what_could_be() -> None:
    assert measure(ratio([1, 0, 2], [1, 1, 3]), 3) == pytest.approx(3 / 5)


def test_questions_without_a_say_do_not_count() -> None:
    assert measure(ratio([1, 0, 0], [1, 1, 0]), 3) == 0.5


def test_a_ratio_of_nothing_is_none() -> None:
    assert measure(ratio([0, 0], [0, 0]), 2) is None
    assert measure(ratio([], []), 0) is None


def test_a_question_that_is_drawn_twice_counts_twice() -> None:
    drawn = np.array([[2.0, 0.0, 1.0], [0.0, 3.0, 0.0]])

    assert mean(1.0, 0.0, 0.4)(drawn).tolist() == pytest.approx([0.8, 0.0])


def test_separation_is_the_share_of_pairs_in_the_right_order() -> None:
    statistic = separation([3.0, 1.0, 1.0, 0.5, 2.0], [True, True, False, False, False])

    # Four of six pairs in order, one with as much on both sides, one the wrong way round.
    assert measure(statistic, 5) == 0.75


@given(
    st.lists(st.tuples(st.integers(0, 4), st.booleans(), st.integers(0, 3)), max_size=12),
)
def test_separation_of_what_was_drawn_is_that_of_the_questions_repeated(
    drawn: list[tuple[int, bool, int]],
) -> None:
    repeated = [each for each in drawn for _ in range(each[2])]
    once = separation([each[0] for each in drawn], [each[1] for each in drawn])
    many = separation([each[0] for each in repeated], [each[1] for each in repeated])

    (figure,) = once(np.array([[each[2] for each in drawn]], np.float64))

    assert (None if np.isnan(figure) else pytest.approx(figure)) == measure(many, len(repeated))


def test_several_statistics_get_the_same_weight() -> None:
    few, many = ratio([1, 0, 0, 0], [1, 0, 0, 0]), ratio([0, 0, 0, 0], [0, 1, 1, 1])

    assert measure(mean_of([few, many]), 4) == 0.5


def test_the_interval_of_a_mean_is_that_of_the_textbook() -> None:
    share = interval(mean(*([1.0] * 60 + [0.0] * 40)), 100)

    # 1.96 times the root of .6 times .4 by a hundred, to the grain of one question.
    assert share.low == pytest.approx(0.6 - 0.096, abs=0.011)
    assert share.high == pytest.approx(0.6 + 0.096, abs=0.011)
    assert share.margin == pytest.approx((share.high - share.low) / 2)


def test_what_is_the_same_for_every_question_is_certain() -> None:
    assert interval(mean(0.5, 0.5, 0.5), 3) == Interval(0.5, 0.5)


def test_pairs_cancel_what_two_runs_have_in_common() -> None:
    before = [0.0, 1.0] * 20
    now = [each + 0.1 for each in before]

    apart = interval(mean(*now), 40)
    paired = interval(difference(mean(*now), mean(*before)), 40)

    assert apart.margin > 0.1
    assert (paired.low, paired.high) == (pytest.approx(0.1), pytest.approx(0.1))


def test_the_same_questions_give_the_same_interval() -> None:
    assert intervals([mean(0.0, 0.3, 1.0)], 3) == intervals([mean(0.0, 0.3, 1.0)], 3)


def test_what_cannot_be_measured_has_no_interval() -> None:
    assert intervals([ratio([0, 0], [0, 0]), mean(1.0, 1.0)], 2) == [None, Interval(1.0, 1.0)]
    assert intervals([ratio([], [])], 0) == [None]


def test_resamples_without_the_only_question_that_counts_are_passed_over() -> None:
    assert interval(ratio([1, 0, 0], [1, 0, 0]), 3) == Interval(1.0, 1.0)


# Ten thousand resamples take their time, and a busy machine takes more.
@settings(deadline=None, max_examples=30)
@given(SHARES)
def test_an_interval_lies_within_the_values(values: list[float]) -> None:
    found = interval(mean(*values), len(values))

    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9
