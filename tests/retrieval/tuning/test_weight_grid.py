import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fusion import fuse
from retrieval.tuning.weight_grid import Rankings, weight_grid
from retrieval.types import Hit


def column(rankings: Rankings, weight: float) -> float:
    grid = weight_grid([rankings], weight)
    return float(grid.scores[0, list(grid.values).index(weight)])


def test_every_twentieth_is_tried_and_the_present_weight_besides() -> None:
    grid = weight_grid([Rankings("a", {"a:0-3": 1.0}, {})], 0.33)

    assert len(grid.values) == 22
    assert (grid.values[0], grid.values[1], grid.values[-1]) == (0.0, 0.05, 1.0)
    assert 0.33 in grid.values
    assert grid.present == 0.33


def test_an_article_that_the_dense_index_finds_comes_forward_with_its_weight() -> None:
    found = Rankings("a", {"a:0-3": 0.2, "b:0-3": 0.8}, {"a:0-3": 1.0, "b:0-3": 0.0})

    assert column(found, 0.0) == 0.5
    assert column(found, 0.2) == 0.5
    assert column(found, 0.5) == 1.0


def test_articles_are_ranked_by_their_best_passage() -> None:
    words = {"b:0-3": 0.9, "b:3-6": 0.8, "a:0-3": 0.1, "a:3-6": 0.7, "c:0-3": 0.5}

    assert column(Rankings("a", words, {}), 0.0) == 0.5


def test_an_article_that_was_not_found_scores_nothing() -> None:
    assert column(Rankings("z", {"a:0-3": 1.0}, {"b:0-3": 1.0}), 0.5) == 0.0
    assert column(Rankings("z", {}, {}), 0.5) == 0.0


def test_what_ranks_behind_the_tenth_scores_nothing() -> None:
    words = {f"{number:02d}:0-3": 1 - number / 100 for number in range(12)}

    assert column(Rankings("09", words, {}), 0.0) == pytest.approx(1 / 10)
    assert column(Rankings("10", words, {}), 0.0) == 0.0


SCORES = st.dictionaries(
    st.sampled_from([f"{article}:{at}-{at + 3}" for article in "abcde" for at in (0, 3)]),
    st.integers(0, 50).map(float),
    min_size=1,
)


@given(SCORES, SCORES, st.sampled_from([0.0, 0.15, 0.4, 1.0]))
def test_the_scores_between_are_those_of_fusing_with_that_weight(
    words: dict[str, float], dense: dict[str, float], weight: float
) -> None:
    hits = [[Hit(name, score) for name, score in each.items()] for each in (words, dense)]

    def fused(share: float) -> dict[str, float]:
        shares = zip(hits, (1 - share, share), strict=True)
        return {hit.passage_id: hit.score for hit in fuse(shares)}

    ours = weight_grid([Rankings("a", fused(0.0), fused(1.0))], weight)
    best: dict[str, float] = {}
    for passage, score in fused(weight).items():
        best[passage[0]] = max(best.get(passage[0], 0.0), score)
    better = sum(score > best.get("a", 0.0) + 1e-9 for score in best.values())

    measured = float(ours.scores[0, list(ours.values).index(weight)])
    assert measured == (pytest.approx(1 / (1 + better)) if "a" in best else 0.0)
