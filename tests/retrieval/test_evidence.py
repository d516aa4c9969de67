from collections.abc import Sequence
from dataclasses import replace
from math import log

import pytest

from retrieval.analysis import DutchAnalyzer
from retrieval.evidence import SIGNAL, THRESHOLD, Evidence
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


def test_a_rare_word_found_by_its_stem_is_evidence_of_1() -> None:
    assert weigh(make_reading("pont"), stem=RAREST) == pytest.approx(1.0)


def test_grams_add_to_the_evidence_of_stems_a_gram_less_than_a_word() -> None:
    reading = make_reading("pont")

    stems, grams = weigh(reading, stem=RAREST), weigh(reading, gram=RAREST)

    assert 0 < grams < stems
    assert weigh(reading, stem=RAREST, gram=RAREST) == pytest.approx(stems + grams)


def test_nothing_found_is_no_evidence() -> None:
    nothing = Retrieved((), (), {}, ())

    assert Evidence(ANALYZER, PASSAGES).weigh(make_reading("pont"), nothing) == 0


def test_a_question_without_words_has_no_evidence() -> None:
    assert weigh(make_reading("wat is de"), stem=5 * RAREST) == 0


def test_more_found_is_more_evidence() -> None:
    reading = make_reading("pont ketting")

    assert weigh(reading, stem=2 * RAREST) > weigh(reading, stem=RAREST)


def test_a_longer_question_needs_more_to_be_found_but_not_in_proportion() -> None:
    short, long = make_reading("pont"), make_reading("pont ketting staal schipper " * 2)

    once = weigh(short, stem=RAREST)

    assert weigh(long, stem=RAREST) < once < weigh(long, stem=8 * RAREST)


def test_a_name_that_no_passage_mentions_weighs_against_but_never_decides() -> None:
    all_found = weigh(naming("pont", "veer"), stem=RAREST, texts=("De pont is een veer.",))
    half_found = weigh(naming("pont", "brug"), stem=RAREST)
    none_found = weigh(naming("molen", "brug"), stem=RAREST)

    assert all_found / 2 < none_found < half_found < all_found


def test_a_question_without_names_misses_none() -> None:
    assert weigh(naming(), stem=RAREST) == weigh(naming("pont"), stem=RAREST)


def test_a_name_may_be_found_in_another_form_or_translation() -> None:
    reading = replace(naming(), names=((Variant("ferry"), Variant("veren")),))

    assert weigh(reading, stem=RAREST, texts=("Het veer ligt stil.",)) == pytest.approx(1.0)


def test_all_words_of_a_name_must_be_found() -> None:
    reading = naming("Den Haag")

    whole = weigh(reading, stem=RAREST, texts=("Hij ging naar Den Haag.",))
    half = weigh(reading, stem=RAREST, texts=("Hij knipte de haag.",))

    assert half < whole == pytest.approx(1.0)


def test_names_are_looked_for_in_the_passages_that_are_read() -> None:
    texts = ("De pont.", "De dijk.", "De molen.", "De brug.")

    assert weigh(naming("molen"), stem=RAREST, texts=texts) == pytest.approx(1.0)
    assert weigh(naming("brug"), stem=RAREST, texts=texts) < 1


def test_only_the_lexical_indexes_give_evidence() -> None:
    dense = Retrieved((), (), {"dense": [Hit("a:0-0", 1.0)]}, ())

    assert Evidence(ANALYZER, PASSAGES).weigh(make_reading("pont"), dense) == 0


def test_the_gate_lies_between_one_rare_word_and_two() -> None:
    # Found by stem and by grams a word counts twice.
    assert 1 < THRESHOLD < 2
    assert "lexical" in SIGNAL
