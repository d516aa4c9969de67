import pytest

from retrieval.analysis import DutchAnalyzer
from retrieval.types import Variant
from retrieval.words.dictionary import packaged_headwords, read_headwords
from retrieval.words.pivot import Pivot
from retrieval.words.senses import Senses
from retrieval.words.synonyms import Synonyms
from retrieval.words.thesaurus import packaged_groups, read_groups

ANALYZER = DutchAnalyzer()
GROUPS = """
pont = veerpont ~ kabel
kabel = touw ~ staal
boot = schuit ~ schipper
graan = rogge
varen (voer, stak over) = overzetten (zette over)
Verenigde Dijken = VD ~ Den Dam
verenigde = club
alarm = sirene ~ 112, OM
"""
BOOK = "ferry: pont, veerboot\nmill: molen, maalderij"


def make(*, own: str = "") -> Synonyms:
    senses = Senses(read_groups(GROUPS), ANALYZER, tuple(read_groups(own)))
    return Synonyms(senses, Pivot(read_headwords(BOOK), ANALYZER))


def weights(word: str, *, own: str = "") -> dict[str, float]:
    (variants,) = make(own=own).of([word])
    return {variant.word: variant.weight for variant in variants}


def test_what_means_the_same_weighs_more_than_what_comes_near() -> None:
    found = weights("pont")

    assert found["veerpont"] > found["kabel"] > 0


def test_a_word_of_the_thesaurus_and_one_of_the_vocabulary_come_together() -> None:
    assert set(weights("ponten")) == {"veerpont", "kabel", "veerboot"}
    assert set(weights("molen")) == {"maalderij"}


def test_a_group_is_never_joined_to_another() -> None:
    assert "touw" not in weights("pont")
    assert "veerpont" not in weights("touw")


def test_words_that_both_come_near_a_third_do_not_stand_for_each_other() -> None:
    assert set(weights("staal")) == {"kabel", "touw"}
    assert set(weights("schipper")) == {"boot", "schuit"}


def test_other_forms_that_the_stem_does_not_show_are_found() -> None:
    assert {"voer", "overzetten"} <= set(weights("varen"))


def test_a_form_that_is_mostly_function_words_finds_nothing() -> None:
    assert not {"stak over", "zette over"} & set(weights("varen"))


def test_a_number_or_an_abbreviation_that_is_another_word_stands_for_nothing() -> None:
    assert set(weights("alarm")) == {"sirene"}


def test_a_word_of_a_known_phrase_is_read_as_part_of_it() -> None:
    united, dikes = make().of(["verenigde", "dijken"])

    assert "VD" in [variant.word for variant in united]
    assert "club" not in [variant.word for variant in united]
    assert united == dikes


def test_each_word_of_a_phrase_that_is_looked_for_weighs_its_share() -> None:
    found = weights("VD")

    assert found["Verenigde Dijken"] == pytest.approx(weights("pont")["veerpont"] / 2)


def test_a_compound_is_known_by_its_parts() -> None:
    found = weights("graanboot")

    assert set(found) == {"boot", "schuit", "schipper", "graan", "rogge"}
    assert weights("boot")["schuit"] > found["schuit"] > found["rogge"]


def test_a_compound_that_is_known_itself_is_not_taken_apart() -> None:
    assert weights("graanboot", own="graanboot = korenschuit").keys() == {"korenschuit"}


def test_an_operator_decides_what_stands_for_a_word() -> None:
    assert weights("pont", own="pont = Waluweveer").keys() == {"Waluweveer"}
    assert weights("pont", own="pont") == {}


def test_an_unknown_word_has_no_synonyms() -> None:
    assert make().of(["wiek", "zeil"]) == [[], []]
    assert make().of([]) == []


def test_what_stands_for_a_translation_weighs_less_than_for_the_word_itself() -> None:
    variants = make().of_translations([Variant("pont"), Variant("veer", 0.85)])

    found = {variant.word: variant.weight for variant in variants}
    assert 0 < found["veerpont"] < weights("pont")["veerpont"]
    assert "veerboot" not in found


def test_an_abbreviation_is_known_where_something_stands_for_it() -> None:
    assert make().are_known("VD")
    assert not make().are_known("XYZ")


def test_a_word_of_many_synonyms_keeps_those_that_weigh_most() -> None:
    near = ", ".join(f"woord{number}" for number in range(100))

    found = weights("molen", own=f"molen = wiek ~ {near}")

    assert 1 < len(found) < 50
    assert next(iter(found)) == "wiek"


def test_no_synonym_counts_as_sure() -> None:
    synonyms = Synonyms(Senses(packaged_groups(), ANALYZER), Pivot(packaged_headwords(), ANALYZER))

    found = synonyms.of(["stijgen", "ziekenhuis", "VS", "graanschip", "politie", "kernbom"])
    assert all(each.weight > 0 and not each.is_sure for variants in found for each in variants)


@pytest.mark.parametrize(("word", "other"), [("gestegen", "toename"), ("VS", "Amerika")])
def test_the_packaged_groups_know_common_words_of_news(word: str, other: str) -> None:
    synonyms = Synonyms(Senses(packaged_groups(), ANALYZER), Pivot(packaged_headwords(), ANALYZER))

    (variants,) = synonyms.of([word])
    assert other in [variant.word for variant in variants]
