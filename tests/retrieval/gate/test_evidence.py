from collections.abc import Sequence
from dataclasses import replace
from math import log

import pytest

from retrieval.analysis import DutchAnalyzer
from retrieval.gate.evidence import SIGNAL, THRESHOLD, Evidence
from retrieval.retriever import Retrieved
from retrieval.types import Hit, RankedPassage, Reading, Variant
from tests.bot.builders import make_article
from tests.builders import make_reading

ANALYZER = DutchAnalyzer()
PASSAGES = 100
# What a word that only one passage holds is worth to BM25, in an archive of so many.
RAREST = log(1 + (PASSAGES + 0.5) / 1.5)


def weigh(
    reading: Reading, *, stem: float = 0.0, gram: float = 0.0, texts: Sequence[str] = ("De pont.",)
) -> float:
    passages = tuple(
        RankedPassage(make_article(text), 0, 0, rank, 1.0) for rank, text in enumerate(texts, 1)
    )
    hits = {"lexical stem": [Hit("a:0-0", stem)], "lexical gram": [Hit("a:0-0", gram)]}
    return Evidence(ANALYZER, PASSAGES).weigh(reading, Retrieved(passages, (), hits, ()))


def naming(*names: str) -> Reading:
    groups = tuple((Variant(name),) for name in names)
    return replace(make_reading("pont"), names=groups)


def test_a_rare_word_found_is_as_much_evidence_in_an_archive_of_any_size() -> None:
    passages = (RankedPassage(make_article("De pont."), 0, 0, 1, 1.0),)

    def found_in(size: int) -> float:
        rarest = log(1 + (size + 0.5) / 1.5)
        hits = {"lexical stem": [Hit("a:0-0", rarest)]}
        return Evidence(ANALYZER, size).weigh(
            make_reading("Waar is de pont?"), Retrieved(passages, (), hits, ())
        )

    assert found_in(10) == pytest.approx(found_in(10_000))


def test_a_question_whose_answer_stands_there_has_all_that_likeness_gives() -> None:
    reading = make_reading("Waarom ligt de pont stil?")

    apt = weigh(reading, stem=3 * RAREST, texts=("De pont ligt stil.",))

    assert apt == pytest.approx(3 / 3 ** (1 / 3))


def test_a_passage_that_says_nothing_of_what_is_asked_leaves_a_quarter() -> None:
    reading = make_reading("Waarom zinkt de pont?")

    apt = weigh(reading, stem=RAREST, texts=("De pont zinkt.",))
    unapt = weigh(reading, stem=RAREST, texts=("De molen maalt.",))

    assert unapt == pytest.approx(apt / 4)


def test_grams_add_to_the_evidence_of_stems_a_gram_less_than_a_word() -> None:
    reading = make_reading("pont")

    stems, grams = weigh(reading, stem=RAREST), weigh(reading, gram=RAREST)

    assert 0 < grams < stems
    assert weigh(reading, stem=RAREST, gram=RAREST) == pytest.approx(stems + grams)


def test_nothing_found_is_no_evidence() -> None:
    nothing = Retrieved((), (), {}, ())

    assert Evidence(ANALYZER, PASSAGES).weigh(make_reading("Waar is de pont?"), nothing) == 0


@pytest.mark.parametrize("text", ["wat is de", "Wat is de?"])
def test_a_question_without_words_has_no_evidence(text: str) -> None:
    assert weigh(make_reading(text), stem=5 * RAREST) == 0


def test_more_found_is_more_evidence() -> None:
    reading = make_reading("pont ketting")

    assert weigh(reading, stem=2 * RAREST) > weigh(reading, stem=RAREST)


def test_a_longer_question_needs_more_to_be_found_but_not_in_proportion() -> None:
    short, long = make_reading("pont"), make_reading("pont ketting staal schipper " * 2)

    once = weigh(short, stem=RAREST)

    assert weigh(long, stem=RAREST) < once < weigh(long, stem=8 * RAREST)


def test_a_topic_asks_nothing_so_that_it_weighs_the_same_whatever_is_told_of_it() -> None:
    texts = ("De pont zinkt.", "De pont vaart.")

    first, second = (weigh(make_reading("pont"), stem=RAREST, texts=(text,)) for text in texts)

    assert first == second > 0


def test_a_name_of_a_topic_that_no_passage_mentions_weighs_against_but_never_decides() -> None:
    all_found = weigh(naming("pont", "veer"), stem=RAREST, texts=("De pont is een veer.",))
    half_found = weigh(naming("pont", "brug"), stem=RAREST)
    none_found = weigh(naming("molen", "brug"), stem=RAREST)

    assert all_found / 2 < none_found < half_found < all_found


def test_a_topic_without_names_misses_none() -> None:
    assert weigh(naming(), stem=RAREST) == weigh(naming("pont"), stem=RAREST)


def test_a_name_may_be_found_in_another_form_or_translation() -> None:
    reading = replace(naming(), names=((Variant("ferry"), Variant("veren")),))

    found = weigh(reading, stem=RAREST, texts=("Het veer ligt stil.",))

    assert found == weigh(naming(), stem=RAREST)


def test_all_words_of_a_name_must_be_found() -> None:
    reading = naming("Den Haag")

    whole = weigh(reading, stem=RAREST, texts=("Hij ging naar Den Haag.",))
    half = weigh(reading, stem=RAREST, texts=("Hij knipte de haag.",))

    assert half < whole == weigh(naming(), stem=RAREST)


def test_names_are_looked_for_in_the_passages_that_are_read() -> None:
    texts = ("De pont.", "De dijk.", "De molen.", "De brug.")

    molen, brug = (weigh(naming(name), stem=RAREST, texts=texts) for name in ("molen", "brug"))

    assert brug < molen == weigh(naming(), stem=RAREST)


def test_only_the_lexical_indexes_give_evidence() -> None:
    dense = Retrieved((), (), {"dense": [Hit("a:0-0", 1.0)]}, ())

    assert Evidence(ANALYZER, PASSAGES).weigh(make_reading("Waar is de pont?"), dense) == 0


def test_the_gate_lies_between_one_rare_word_and_two() -> None:
    # Found by stem and by grams a word counts twice.
    assert 1 <= THRESHOLD < 2
    assert "lexical" in SIGNAL
