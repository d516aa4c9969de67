from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from math import log2
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering import Answerer
from retrieval.evaluation.measuring import Judged, judge, margins, summarise
from retrieval.evaluation.question_set import Item
from retrieval.types import Citation, Language, Outcome
from tests.bot.builders import make_answer, make_article, make_citation, make_no_answer
from tests.retrieval.in_memory import make_answerer
from tests.retrieval.village import TODAY, VILLAGE

GOLD = "De sluis ging dicht."
OTHER = "Niemand wist waarom."


def item(
    number: int = 1,
    *,
    lang: Language = Language.DUTCH,
    article: str | None = "001-sluis",
    gold: Sequence[str] = (GOLD,),
) -> Item:
    return Item(
        f"q{number}",
        lang,
        "Waarom?",
        answerable=article is not None,
        article=article,
        gold=tuple(gold),
    )


def judged(
    asked: Item,
    *quotes: str,
    ranked: Sequence[str] = ("001-sluis",),
    evidence: float = 2.0,
    answered: bool = True,
    milliseconds: float = 10.0,
) -> Judged:
    citations = [make_citation(make_article(), quote) for quote in quotes]
    outcome: Outcome = make_answer(citations) if answered else make_no_answer(nearest=citations)
    return Judged(asked, outcome, tuple(ranked), evidence, milliseconds)


def figures(*given: Judged, of: str) -> Mapping[str, float | None]:
    return cast("Mapping[str, float | None]", summarise(given)[of])


def test_ranks_are_measured_by_hand() -> None:
    others = [f"{number:03d}" for number in range(20)]
    first = judged(item(1), ranked=("001-sluis", *others))
    third = judged(item(2), ranked=("000", "001", "001-sluis"))
    tenth = judged(item(3), ranked=(*others[:9], "001-sluis"))
    missed = judged(item(4), ranked=others[:10])

    assert figures(first, third, tenth, missed, of="retrieval") == {
        "recall@1": 0.25,
        "recall@5": 0.5,
        "recall@10": 0.75,
        "mrr@10": pytest.approx((1 + 1 / 3 + 1 / 10) / 4, abs=1e-4),
        "ndcg@10": pytest.approx((1 + 1 / log2(4) + 1 / log2(11)) / 4, abs=1e-4),
    }


def test_only_questions_with_an_answer_are_ranked() -> None:
    found = judged(item(1))
    without_answer = judged(item(2, article=None, gold=()), ranked=("001-sluis",))

    assert figures(found, without_answer, of="retrieval")["recall@1"] == 1.0


def test_gold_counts_among_the_first_quote_and_the_first_three() -> None:
    first = judged(item(1), GOLD, OTHER)
    third = judged(item(2), OTHER, OTHER, GOLD)
    fourth = judged(item(3), OTHER, OTHER, OTHER, GOLD)
    never = judged(item(4), OTHER)

    assert figures(first, third, fourth, never, of="quotes") == {
        "gold@1": 0.25,
        "gold@3": 0.5,
        "verbatim": 1.0,
    }


def test_one_of_several_gold_sentences_is_enough() -> None:
    assert figures(judged(item(gold=("Elders.", GOLD)), GOLD), of="quotes")["gold@1"] == 1.0


def test_the_nearest_of_a_refusal_count_as_shown() -> None:
    assert figures(judged(item(), GOLD, answered=False), of="quotes")["gold@1"] == 1.0


def test_a_question_without_gold_is_judged_by_its_article_alone() -> None:
    without = judged(item(1, gold=()), OTHER)

    assert figures(judged(item(2), GOLD), without, of="quotes")["gold@1"] == 1.0
    assert figures(without, of="quotes")["gold@1"] is None
    assert figures(without, of="retrieval")["recall@1"] == 1.0


def test_refusals_are_measured_by_hand() -> None:
    right = [judged(item(number), evidence=evidence) for number, evidence in ((1, 3.0), (2, 1.0))]
    wrong = [
        judged(item(3, article=None, gold=()), evidence=1.0, answered=False),
        judged(item(4, article=None, gold=()), evidence=0.5, answered=False),
        judged(item(5, article=None, gold=()), evidence=2.0, answered=True),
    ]

    # Of six pairs the answerable one has more evidence in four, as much in one and less in one.
    assert figures(*right, *wrong, of="refusal") == {
        "auroc": 0.75,
        "refused_unanswerable": pytest.approx(2 / 3, abs=1e-4),
        "refused_answerable": 0.0,
    }


def test_an_answer_that_is_refused_is_counted() -> None:
    refused = judged(item(1), answered=False)

    assert figures(refused, judged(item(2)), of="refusal")["refused_answerable"] == 0.5


def test_the_median_and_the_slowest_twentieth_are_told() -> None:
    times = [judged(item(number), milliseconds=float(number)) for number in range(1, 102)]

    assert figures(*times, of="latency_ms") == {"p50": 51.0, "p95": 96.0}


def test_what_cannot_be_measured_is_none() -> None:
    assert summarise([]) == {
        "questions": 0,
        "retrieval": dict.fromkeys(("recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10")),
        "quotes": dict.fromkeys(("gold@1", "gold@3", "verbatim")),
        "refusal": dict.fromkeys(("auroc", "refused_unanswerable", "refused_answerable")),
        "latency_ms": {"p50": None, "p95": None},
        "by_language": {},
    }


def test_every_language_has_its_own_figures() -> None:
    dutch = judged(item(1), GOLD)
    english = [judged(item(n, lang=Language.ENGLISH), OTHER, ranked=()) for n in (2, 3)]

    summary = summarise([dutch, *english])

    by_language = cast("Mapping[str, Mapping[str, Mapping[str, float]]]", summary["by_language"])
    assert summary["questions"] == 3
    assert list(by_language) == ["en", "nl"]
    assert by_language["nl"]["questions"] == 1
    assert by_language["nl"]["retrieval"]["recall@1"] == 1.0
    assert by_language["en"]["questions"] == 2
    assert by_language["en"]["retrieval"]["recall@1"] == 0.0


def test_margins_stand_in_the_places_of_the_figures() -> None:
    asked = [judged(item(number), GOLD, ranked=("001-sluis",)) for number in range(6)]
    missed = [judged(item(number), OTHER, ranked=()) for number in range(6, 12)]

    summary, margin = summarise([*asked, *missed]), margins([*asked, *missed])

    retrieval = cast("Mapping[str, float]", margin["retrieval"])
    quotes = cast("Mapping[str, float]", margin["quotes"])
    assert 0.2 < retrieval["recall@1"] < 0.3
    assert quotes["verbatim"] == 0
    assert margin.keys() == summary.keys() - {"questions", "latency_ms"}
    assert cast("Mapping[str, object]", margin["by_language"]).keys() == {"nl"}


rankings = st.lists(st.sampled_from(("001-sluis", "a", "b", "c", "d", "e")), unique=True)


@given(st.lists(st.builds(lambda ranked: judged(item(), ranked=ranked), rankings), min_size=1))
def test_every_figure_of_ranks_lies_between_0_and_1(many: list[Judged]) -> None:
    measured = figures(*many, of="retrieval")

    assert all(value is not None and 0 <= value <= 1 for value in measured.values())
    assert measured["recall@1"] <= measured["mrr@10"] <= measured["ndcg@10"]
    assert measured["ndcg@10"] <= measured["recall@10"] + 1e-4


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with closing(make_answerer(tmp_path_factory.mktemp("village"), VILLAGE)) as answerer:
        yield answerer


def shown_in(one: Judged) -> list[str]:
    return [citation.article.id for citation in cast("Sequence[Citation]", one.shown)]


def test_a_question_is_judged_by_asking_it(village: Answerer) -> None:
    asked = Item(
        "q1",
        Language.DUTCH,
        "Wat kost de nieuwe ketting?",
        answerable=True,
        article="001-ketting",
        gold=("De nieuwe ketting kost 4.800 gulden en komt pas in februari.",),
    )

    one = judge(village, asked, today=TODAY)

    assert one.item is asked
    assert one.ranked[0] == shown_in(one)[0] == "001-ketting"
    assert len(one.ranked) == len(set(one.ranked)) <= 10
    assert one.evidence > 0
    assert one.milliseconds > 0
    assert figures(one, of="quotes") == {"gold@1": 1.0, "gold@3": 1.0, "verbatim": 1.0}


def test_articles_are_ranked_before_the_gate(village: Answerer) -> None:
    asked = Item("q2", Language.DUTCH, "Wie zag de beiaard in 2031?", answerable=False)

    one = judge(village, asked, today=TODAY)

    assert "003-beiaard" in one.ranked
    assert figures(one, of="refusal")["refused_unanswerable"] == 1.0
