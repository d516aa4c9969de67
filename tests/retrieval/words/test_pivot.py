import pytest

from retrieval.analysis import DutchAnalyzer
from retrieval.words.dictionary import packaged_headwords, read_headwords
from retrieval.words.pivot import Pivot

ANALYZER = DutchAnalyzer()
BOOK = """
ferry: veerpont, veerboot, pont; veer
bank: bank, kredietinstelling; oever, kant, waterkant
dike: dijk, dijken, waterkering
moor: aanleggen, aan de kade leggen, afmeren
"""


def synonyms_of(word: str, book: str = BOOK) -> list[str]:
    return list(Pivot(read_headwords(book), ANALYZER).of(word))


def test_words_that_translate_one_english_word_stand_for_each_other() -> None:
    assert synonyms_of("veerpont") == ["veerboot", "pont"]
    assert synonyms_of("pont") == ["veerpont", "veerboot"]


def test_another_sense_of_the_english_word_is_no_synonym() -> None:
    assert synonyms_of("oever") == ["kant", "waterkant"]
    assert synonyms_of("bank") == ["kredietinstelling"]


def test_a_word_alone_in_its_sense_has_no_synonym() -> None:
    assert synonyms_of("veer") == []


def test_a_word_in_no_book_has_no_synonym() -> None:
    assert synonyms_of("molen") == []


def test_other_forms_of_a_word_are_no_synonyms() -> None:
    assert synonyms_of("dijk") == ["waterkering"]


@pytest.mark.parametrize("form", ["veerboten", "veerboot"])
def test_every_form_of_a_word_has_its_synonyms(form: str) -> None:
    assert synonyms_of(form) == ["veerpont", "pont"]


def test_a_phrase_may_stand_for_a_word() -> None:
    assert synonyms_of("afmeren") == ["aanleggen", "aan de kade leggen"]


def test_the_senses_of_a_word_in_several_places_come_together() -> None:
    book = "quay: kade, wal\nembankment: kade, kademuur"

    assert synonyms_of("kade", book) == ["wal", "kademuur"]


def test_a_word_of_many_neighbours_keeps_the_first_few() -> None:
    others = [f"woord{number}" for number in range(100)]

    found = synonyms_of("ding", f"thing: ding, {', '.join(others)}")

    assert 0 < len(found) < 20
    assert found == others[: len(found)]


def test_a_word_is_known_in_any_form_and_a_phrase_is_not() -> None:
    pivot = Pivot(read_headwords(BOOK), ANALYZER)

    assert pivot.knows("veerponten")
    assert not pivot.knows("molen")
    assert not pivot.knows("aan de kade leggen")


def test_the_packaged_words_know_that_a_kernbom_is_an_atoombom() -> None:
    assert "atoombom" in Pivot(packaged_headwords(), ANALYZER).of("kernbommen")
