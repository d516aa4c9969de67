from typing import Any

from bot.comparing import comparison_object, render_comparison
from retrieval.evaluation.comparison import compare
from retrieval.evaluation.judgement import Judgement
from retrieval.types import Language
from tests.bot.builders import piped
from tests.retrieval.evaluation.judgements import make_judgement

TEN = range(1, 11)


def run(rank: int, *, lang: Language = Language.DUTCH, first: int = 0) -> list[Judgement]:
    return [make_judgement(first + number, rank=rank, lang=lang) for number in TEN]


def test_each_change_stands_in_the_place_of_its_measure() -> None:
    drawn: dict[str, Any] = comparison_object(compare(run(1), run(2), others=("old",)))

    assert list(drawn) == [
        "questions",
        "only_before",
        "only_now",
        "retrieval",
        "quotes",
        "refusal",
        "by_language",
    ]
    assert drawn["only_before"] == ["old"]
    assert drawn["retrieval"]["mrr@10"] == {
        "before": 1.0,
        "now": 0.5,
        "difference": -0.5,
        "low": -0.5,
        "high": -0.5,
        "verdict": "worse",
    }
    assert drawn["by_language"] == {"nl": {each: drawn[each] for each in list(drawn)[3:6]}}


def test_a_line_tells_both_figures_the_difference_and_what_it_means() -> None:
    lines = piped(render_comparison(compare(run(1), run(2)))).splitlines()

    assert lines[0] == "10 questions, before and now"
    assert lines[1].split() == ["all", "before", "now", "change", "95", "%", "interval"]
    words = {tuple(line.split()) for line in lines}
    assert (
        *("retrieval", "mrr@10", "1.000", "0.500", "-0.500", "-0.500", "to", "-0.500", "worse"),
    ) in words
    assert (
        *("quotes", "gold@1", "1.000", "1.000", "+0.000", "+0.000", "to", "+0.000"),
        *("the", "same"),
    ) in words


def test_of_several_languages_only_what_moved_is_shown() -> None:
    before = [*run(1), *run(1, lang=Language.ENGLISH, first=20)]
    now = [*run(1), *run(2, lang=Language.ENGLISH, first=20)]

    lines = piped(render_comparison(compare(before, now))).splitlines()

    heads = [line.split()[0] for line in lines if line.split()[1] == "before"]
    assert heads == ["all", "en"]
    below = lines[[line.split()[0] for line in lines].index("en") + 1 :]
    assert {line.split()[1] for line in below} == {"recall@1", "mrr@10", "ndcg@10"}


def test_questions_of_one_run_alone_are_named_and_no_more_than_a_few() -> None:
    others = tuple(f"old{number}" for number in range(9))

    shown = piped(render_comparison(compare(run(1), [*run(1), make_judgement(99)], others=others)))

    assert "9 asked before alone, left out: old0, old1, old2, old3, old4 …" in shown
    assert "1 asked now alone, left out: q99" in shown
