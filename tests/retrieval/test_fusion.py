import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fusion import fuse, normalise
from retrieval.types import Hit

hits = st.lists(
    st.builds(Hit, st.sampled_from("abcdefgh"), st.floats(-1e6, 1e6)),
    unique_by=lambda hit: hit.passage_id,
)
rankings = st.lists(st.tuples(hits, st.floats(0, 1)), max_size=4)


def test_scores_are_stretched_from_0_to_1() -> None:
    assert normalise([Hit("a", 9.0), Hit("b", 6.0), Hit("c", 5.0)]) == {
        "a": 1.0,
        "b": 0.25,
        "c": 0.0,
    }


def test_equal_scores_all_become_1() -> None:
    assert normalise([Hit("a", 3.0), Hit("b", 3.0)]) == {"a": 1.0, "b": 1.0}


def test_no_hits_give_no_scores() -> None:
    assert normalise([]) == {}
    assert fuse([]) == []
    assert fuse([([], 0.5), ([], 0.5)]) == []


def test_the_fused_score_is_the_weighted_sum() -> None:
    words = [Hit("a", 8.0), Hit("b", 5.0), Hit("c", 4.0)]
    vectors = [Hit("b", 0.9), Hit("d", 0.8), Hit("c", 0.7)]

    fused = fuse([(words, 0.5), (vectors, 0.2)])

    assert [hit.passage_id for hit in fused] == ["a", "b", "d", "c"]
    assert [hit.score for hit in fused] == pytest.approx([0.5, 0.125 + 0.2, 0.1, 0.0])


def test_ties_stand_in_order_of_passage_id() -> None:
    fused = fuse([([Hit("c", 1.0), Hit("a", 1.0), Hit("b", 1.0)], 1.0)])

    assert [hit.passage_id for hit in fused] == ["a", "b", "c"]


def test_an_index_of_weight_0_decides_nothing() -> None:
    fused = fuse([([Hit("a", 2.0), Hit("b", 1.0)], 1.0), ([Hit("b", 9.0), Hit("a", 1.0)], 0.0)])

    assert fused == [Hit("a", 1.0), Hit("b", 0.0)]


@given(rankings)
def test_every_passage_found_stands_once_in_order_of_score(
    rankings: list[tuple[list[Hit], float]],
) -> None:
    fused = fuse(rankings)

    found = {hit.passage_id for hits, _ in rankings for hit in hits}
    assert sorted(hit.passage_id for hit in fused) == sorted(found)
    assert fused == sorted(fused, key=lambda hit: (-hit.score, hit.passage_id))


@given(rankings)
def test_no_score_is_outside_0_and_the_sum_of_the_weights(
    rankings: list[tuple[list[Hit], float]],
) -> None:
    most = sum(weight for _, weight in rankings)

    # Adding in another order rounds differently.
    assert all(0.0 <= hit.score <= most + 1e-9 for hit in fuse(rankings))


@given(hits, st.floats(0.5, 2), st.floats(-100, 100))
def test_the_scale_of_an_index_does_not_matter(
    hits: list[Hit], factor: float, offset: float
) -> None:
    whole = [Hit(hit.passage_id, float(round(hit.score))) for hit in hits]
    scaled = [Hit(hit.passage_id, hit.score * factor + offset) for hit in whole]

    assert normalise(scaled) == pytest.approx(normalise(whole), abs=1e-6)
