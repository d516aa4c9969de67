from retrieval.tuning.fitting import fit
from retrieval.tuning.threshold_grid import Weighed, threshold_grid

ANSWERABLE = [Weighed(answerable=True, evidence=evidence, settled=False) for evidence in (2.0, 3.0)]
OTHER = Weighed(answerable=False, evidence=1.0, settled=False)


def test_thresholds_lie_half_way_between_evidences() -> None:
    grid = threshold_grid([*ANSWERABLE, OTHER], 1.75)

    assert grid.values == [1.5, 1.75, 2.5]


def test_answering_and_refusing_are_right_by_what_can_be_answered() -> None:
    grid = threshold_grid([*ANSWERABLE, OTHER], 1.75)

    assert grid.scores.tolist() == [[1, 1, 0], [1, 1, 1], [1, 1, 1]]
    assert grid.groups == [1, 1, 0]


def test_evidence_as_high_as_the_threshold_suffices() -> None:
    grid = threshold_grid([OTHER], 1.0)

    assert grid.scores.tolist() == [[0]]


def test_what_is_refused_for_another_reason_is_refused_at_any_threshold() -> None:
    settled = [Weighed(answerable=can, evidence=9.0, settled=True) for can in (True, False)]

    grid = threshold_grid([*settled, OTHER], 0.5)

    assert grid.scores[:2].tolist() == [[0, 0], [1, 1]]


def test_a_threshold_that_parts_both_kinds_is_found() -> None:
    right = [Weighed(answerable=True, evidence=2 + n / 10, settled=False) for n in range(20)]
    wrong = [Weighed(answerable=False, evidence=1 + n / 20, settled=False) for n in range(10)]

    found = fit(threshold_grid([*right, *wrong], 3.0))

    assert found.value == 1.725
    assert found.is_sound


def test_a_threshold_has_no_more_digits_than_tell_anything() -> None:
    pair = [Weighed(answerable=True, evidence=each, settled=False) for each in (1.0, 1.12345)]

    assert threshold_grid(pair, 1.0).values == [1.0, 1.062]
