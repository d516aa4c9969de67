import pytest

from retrieval.analysis import DutchAnalyzer
from retrieval.words.senses import Senses
from retrieval.words.thesaurus import read_groups

ANALYZER = DutchAnalyzer()
BOOK = """
pont = veerpont ~ kabel
bank = geldhuis
bank = zitmeubel
varen (voer, stak over) = overzetten
Verenigde Dijken = VD ~ Oosterwade
gaswinning = NAM, OM ~ 112
nemen (nam) = grijpen
"""


def heads(word: str, own: str = "") -> list[str]:
    """Return the headwords of the groups that a word stands in."""
    senses = Senses(read_groups(BOOK), ANALYZER, tuple(read_groups(own)))
    return [group.same[0][0] for group, _ in senses.of(word)]


def senses() -> Senses:
    return Senses(read_groups(BOOK), ANALYZER)


def test_a_word_is_found_in_any_form() -> None:
    assert heads("ponten") == heads("veerpont") == ["pont"]
    assert heads("voer") == ["varen"]


def test_every_group_is_a_sense_by_itself() -> None:
    assert heads("bank") == ["bank", "bank"]
    assert heads("geldhuis") == ["bank"]


def test_a_word_that_comes_near_is_told_from_one_that_means_the_same() -> None:
    assert [is_same for _, is_same in senses().of("veerpont")] == [True]
    assert [is_same for _, is_same in senses().of("kabel")] == [False]


def test_a_phrase_is_found_by_its_content_words() -> None:
    assert heads("verenigde dijken") == ["Verenigde Dijken"]
    assert heads("verenigde") == []


def test_a_phrase_of_one_content_word_is_not_found_by_that_word() -> None:
    assert heads("stak") == []


def test_an_unknown_word_has_no_sense() -> None:
    assert heads("molen") == []
    assert heads("") == []


@pytest.mark.parametrize("number", ["112", "F-16", "24/7"])
def test_a_number_has_no_sense(number: str) -> None:
    assert heads(number) == []


def test_an_abbreviation_is_told_from_a_word_by_its_capitals() -> None:
    assert heads("NAM") == ["gaswinning"]
    assert heads("nam") == ["nemen"]


def test_an_abbreviation_that_is_no_other_word_may_be_written_small() -> None:
    assert heads("VD") == heads("vd") == ["Verenigde Dijken"]


def test_texts_are_not_searched_for_what_is_another_word_in_small_letters() -> None:
    findable = senses().is_findable

    assert not findable("NAM")
    assert not findable("OM")
    assert not findable("een")
    assert findable("VD")
    assert findable("veerpont")


def test_what_an_operator_says_of_a_headword_is_all_that_is_known_of_it() -> None:
    assert heads("ponten", own="pont = Waluweveer") == ["pont"]
    assert heads("Waluweveer", own="pont = Waluweveer") == ["pont"]
    assert heads("bank", own="bank = oever") == ["bank"]


def test_an_operator_may_take_the_synonyms_of_a_word_away() -> None:
    alone = Senses(read_groups(BOOK), ANALYZER, tuple(read_groups("bank")))

    assert [len(group.same) for group, _ in alone.of("bank")] == [1]
    assert alone.is_decided("banken")
    assert not alone.is_decided("pont")


def test_other_words_of_an_operators_group_keep_what_is_known_of_them() -> None:
    assert heads("bank", own="oever = bank") == ["oever", "bank", "bank"]
