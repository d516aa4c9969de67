import pytest

from retrieval.evaluation.judgement import Findings, Judgement, holds_sentence, judgement_of
from retrieval.evaluation.question_set import Item
from retrieval.types import Language

GOLD = "De sluis ging dicht."
OTHER = "Niemand wist waarom."
ITEM = Item(
    "q1", Language.DUTCH, "Waarom?", answerable=True, article="001-sluis", gold=("Elders.", GOLD)
)


def judged(item: Item, *quotes: str, ranked: tuple[str, ...] = ("000", "001-sluis")) -> Judgement:
    findings = Findings(
        ranked=ranked, quotes=quotes, verbatim=len(quotes), refused=False, evidence=2.5
    )
    return judgement_of(item, findings)


def test_a_judgement_holds_places_and_no_text() -> None:
    assert judged(ITEM, OTHER, GOLD) == Judgement(
        id="q1",
        lang=Language.DUTCH,
        answerable=True,
        rank=2,
        gold=2,
        refused=False,
        evidence=2.5,
        shown=2,
        verbatim=2,
    )


def test_what_is_not_among_them_has_place_0() -> None:
    missed = judged(ITEM, OTHER, ranked=("000",))

    assert (missed.rank, missed.gold) == (0, 0)


def test_a_question_that_nothing_answers_has_no_places() -> None:
    unanswerable = Item("q2", Language.ENGLISH, "Why?", answerable=False)

    judgement = judged(unanswerable, GOLD)

    assert (judgement.rank, judgement.gold, judgement.shown) == (None, None, 1)


def test_a_question_without_gold_has_a_rank_alone() -> None:
    bare = Item("q3", Language.DUTCH, "Waarom?", answerable=True, article="001-sluis")

    assert (judged(bare, GOLD).rank, judged(bare, GOLD).gold) == (2, None)


@pytest.mark.parametrize(
    ("quote", "gold", "held"),
    [
        (GOLD, GOLD, True),
        ("„De sluis ging dicht”, zei hij.", GOLD, True),
        ("DE SLUÍS GING DICHT", GOLD, True),
        ("De sluis ging", GOLD, True),
        ("De sluis", "De sluis ging na drie dagen weer open.", False),
        ("De sluis ging open.", GOLD, False),
        ("", GOLD, False),
        ("…", GOLD, False),
    ],
)
def test_a_quote_holds_a_sentence_or_the_larger_part_of_it(
    quote: str, gold: str, *, held: bool
) -> None:
    assert holds_sentence(quote, gold) is held
