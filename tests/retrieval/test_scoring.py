from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.assembly import assemble
from corpus.formats.draft import Draft
from corpus.formats.facts import Facts
from retrieval.analysis import DutchAnalyzer
from retrieval.scoring import SentenceScorer, gram_scorer, score_articles, stem_scorer
from retrieval.types import Language, Question, RankedPassage, Reading, Variant
from tests.builders import make_passage
from tests.retrieval.in_memory import index_passages
from tests.retrieval.village import TODAY

Score: TypeAlias = Callable[..., list[float]]

ANALYZER = DutchAnalyzer()
# "molen" stands in every passage, "rogge" in one; "tarwe" in none.
PASSAGES = [
    make_passage(text, article=f"m{number}")
    for number, text in enumerate(("molen rogge", "molen wiek", "molen dijk", "molen schuit"))
]


@pytest.fixture(scope="module", params=["stem", "gram"])
def scorer(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SentenceScorer:
    stems, grams = index_passages(tmp_path_factory.mktemp("index") / "x", PASSAGES, ANALYZER)
    if request.param == "stem":
        return stem_scorer(stems, ANALYZER)
    return gram_scorer(grams, ANALYZER)


def asking(*words: str | Sequence[Variant]) -> Reading:
    groups = tuple((Variant(word),) if isinstance(word, str) else tuple(word) for word in words)
    return Reading(Question("", TODAY), Language.DUTCH, timeframe=None, words=groups, names=())


def score(scorer: SentenceScorer, reading: Reading, *sentences: str) -> list[float]:
    return scorer.score(reading, [sentence.split() for sentence in sentences])


def test_a_sentence_with_the_word_scores_and_another_does_not(scorer: SentenceScorer) -> None:
    with_word, without = score(scorer, asking("rogge"), "molen rogge", "dijk schuit")

    assert with_word > 0
    assert without == 0


def test_a_rare_word_says_more_than_a_usual_one(scorer: SentenceScorer) -> None:
    rare, usual = score(scorer, asking("rogge", "molen"), "rogge schuit", "molen schuit")

    assert rare > usual


def test_a_word_of_no_passage_says_the_most(scorer: SentenceScorer) -> None:
    unknown, rare = score(scorer, asking("tarwe", "rogge"), "tarwe schuit", "rogge schuit")

    assert unknown > rare


def test_two_words_say_more_than_one(scorer: SentenceScorer) -> None:
    both, one = score(scorer, asking("rogge", "wiek"), "rogge wiek", "rogge dijk")

    assert both > one


def test_a_short_sentence_says_it_more_plainly(scorer: SentenceScorer) -> None:
    short, long = score(scorer, asking("rogge"), "rogge", "rogge schuit dijk wiek pont")

    assert short > long


def test_repeating_a_word_adds_less_each_time(scorer: SentenceScorer) -> None:
    once, twice, thrice = score(
        scorer, asking("rogge"), "rogge dijk wiek", "rogge rogge wiek", "rogge rogge rogge"
    )

    assert once < twice < thrice
    assert thrice - twice < twice - once


def test_only_the_best_variant_of_a_word_counts(scorer: SentenceScorer) -> None:
    variants = (Variant("rogge"), Variant("tarwe", 0.001))

    both, alone = score(scorer, asking(variants), "rogge tarwe", "rogge schat")

    assert both == pytest.approx(alone, rel=0.1)


def test_a_lighter_variant_scores_as_much_less(scorer: SentenceScorer) -> None:
    (full,) = score(scorer, asking("rogge"), "rogge dijk")

    (half,) = score(scorer, asking([Variant("rogge", 0.5)]), "rogge dijk")

    assert half == pytest.approx(full / 2)


def test_every_word_of_a_phrase_counts(scorer: SentenceScorer) -> None:
    phrase = asking([Variant("rogge wiek")])

    both, one = score(scorer, phrase, "rogge wiek", "rogge dijk")

    assert both > one > 0


def test_a_question_without_words_scores_nothing(scorer: SentenceScorer) -> None:
    assert score(scorer, asking(), "molen rogge", "dijk") == [0.0, 0.0]


def test_a_sentence_without_words_scores_nothing(scorer: SentenceScorer) -> None:
    assert score(scorer, asking("rogge"), "", "rogge")[0] == 0


def test_no_sentences_have_no_scores(scorer: SentenceScorer) -> None:
    assert scorer.score(asking("rogge"), []) == []
    assert score(scorer, asking("rogge"), "") == [0.0]


def test_other_forms_of_a_word_score_by_stem_and_by_grams(scorer: SentenceScorer) -> None:
    assert score(scorer, asking("wiek"), "wieken")[0] > 0


def test_a_compound_scores_by_grams_only(tmp_path: Path) -> None:
    stems, grams = index_passages(tmp_path / "index", PASSAGES, ANALYZER)
    reading = asking("rogge")

    assert score(stem_scorer(stems, ANALYZER), reading, "roggebrood") == [0.0]
    assert score(gram_scorer(grams, ANALYZER), reading, "roggebrood")[0] > 0


WORD = st.sampled_from(("molen", "rogge", "wiek", "tarwe", "dijk"))


@given(st.lists(WORD, max_size=4), st.lists(st.lists(WORD, max_size=6), max_size=4))
def test_there_is_a_score_for_every_sentence_and_none_below_0(
    scorer: SentenceScorer, asked: list[str], sentences: list[list[str]]
) -> None:
    scores = scorer.score(asking(*asked), sentences)

    assert len(scores) == len(sentences)
    assert all(value >= 0 for value in scores)


def test_an_article_is_worth_its_three_best_passages_each_once() -> None:
    one, other = (
        assemble(Draft("Een. Twee. Drie. Vier. Vijf. Zes.", Facts()), name) for name in "ab"
    )
    ranked = [
        RankedPassage(one, first, first, first + 1, score)
        for first, score in enumerate((0.5, 0.25, 0.125, 0.0625))
    ]

    scores = score_articles([*ranked, ranked[0], RankedPassage(other, 0, 0, 5, 0.75)])

    assert scores == [0.875] * 5 + [0.75]
