from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.evaluation.comparison import Change, Comparison, Verdict, compare
from retrieval.evaluation.judgement import Judgement
from retrieval.types import Language
from tests.retrieval.evaluation.judgements import make_judgement

TWENTY = range(1, 21)


def ranked(*ranks: int) -> list[Judgement]:
    return [make_judgement(number, rank=rank) for number, rank in enumerate(ranks, start=1)]


def change(comparison: Comparison, measure: str) -> Change:
    (found,) = [each for each in comparison.overall if each.measure.name == measure]
    return found


def test_a_change_is_told_with_both_figures() -> None:
    rose = change(compare(ranked(2, 4), ranked(1, 2)), "mrr@10")

    assert (rose.before, rose.now, rose.difference) == (0.375, 0.75, 0.375)


def test_what_befell_most_questions_is_beyond_noise() -> None:
    fell = change(compare(ranked(*[1] * 20), ranked(*[1] * 10, *[2] * 10)), "recall@1")

    assert fell.verdict is Verdict.WORSE
    assert fell.interval.low < fell.difference == -0.5 < fell.interval.high < 0


def test_one_question_of_twenty_is_noise() -> None:
    fell = change(compare(ranked(*[1] * 20), ranked(*[1] * 19, 2)), "recall@1")

    assert fell.verdict is Verdict.NOISE
    assert fell.interval.high == 0


def test_nothing_is_the_same_as_nothing() -> None:
    comparison = compare(ranked(1, 2, 0), ranked(1, 2, 0))

    assert {each.verdict for each in comparison.overall} == {Verdict.SAME}
    assert comparison.dropped == ()


def test_refusing_more_of_what_can_be_answered_is_worse() -> None:
    before = [make_judgement(number) for number in TWENTY]
    now = [make_judgement(number, refused=number <= 10) for number in TWENTY]

    comparison = compare(before, now)

    assert change(comparison, "refused_answerable").verdict is Verdict.WORSE
    assert comparison.dropped == ("refusal refused_answerable", "nl refusal refused_answerable")


def test_refusing_more_of_what_cannot_be_answered_is_better() -> None:
    before = [make_judgement(number, answerable=False) for number in TWENTY]
    now = [make_judgement(number, answerable=False, refused=number <= 10) for number in TWENTY]

    assert change(compare(before, now), "refused_unanswerable").verdict is Verdict.BETTER


def test_one_quote_that_is_not_verbatim_is_never_noise() -> None:
    before = [make_judgement(number) for number in TWENTY]
    now = [*before[:-1], make_judgement(20, shown=3, verbatim=2)]

    comparison = compare(before, now)

    assert change(comparison, "verbatim").verdict is Verdict.WORSE
    assert comparison.dropped == ("quotes verbatim", "nl quotes verbatim")


def test_a_loss_in_one_language_is_found_behind_a_gain_in_the_other() -> None:
    def run(dutch: int, english: int) -> list[Judgement]:
        languages = [Language.DUTCH] * 10 + [Language.ENGLISH] * 10
        ranks = [dutch] * 10 + [english] * 10
        return [
            make_judgement(number, lang=lang, rank=rank)
            for number, lang, rank in zip(TWENTY, languages, ranks, strict=True)
        ]

    comparison = compare(run(1, 2), run(2, 1))

    assert change(comparison, "recall@1").verdict is Verdict.NOISE
    assert list(comparison.by_language) == [Language.ENGLISH, Language.DUTCH]
    assert comparison.dropped == tuple(
        f"nl retrieval {name}" for name in ("recall@1", "mrr@10", "ndcg@10")
    )


def test_questions_are_paired_by_their_ids() -> None:
    before = ranked(1, 2, 3)

    comparison = compare(before, [before[2], before[0], make_judgement(9)], others=("old",))

    assert comparison.questions == 2
    assert comparison.only_now == ("q9",)
    assert comparison.only_before == ("old",)
    assert change(comparison, "mrr@10").verdict is Verdict.SAME


@pytest.mark.parametrize("measure", ["auroc", "refused_unanswerable"])
def test_what_only_questions_without_an_answer_tell_is_left_out(measure: str) -> None:
    comparison = compare(ranked(1), ranked(1))

    assert measure not in {each.measure.name for each in comparison.overall}


RUNS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=12)


# Ten thousand resamples take their time, and a busy machine takes more.
@settings(deadline=None, max_examples=30)
@given(RUNS)
def test_the_way_back_turns_every_change_round(pairs: Sequence[tuple[int, int]]) -> None:
    before, now = (ranked(*ranks) for ranks in zip(*pairs, strict=True))

    there = change(compare(before, now), "mrr@10")
    back = change(compare(now, before), "mrr@10")

    assert back.difference == -there.difference
    assert back.interval.low == pytest.approx(-there.interval.high, abs=1e-4)
