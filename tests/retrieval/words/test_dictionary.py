from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.words.dictionary import Headword, packaged_headwords, read_headwords, translations

PAGES = {
    page.name: page.read_text("utf-8")
    for page in files("retrieval").joinpath("vocabulary", "en-nl").iterdir()
}


def test_a_line_gives_a_headword_and_its_translations() -> None:
    assert list(read_headwords("ferry: veerpont, veerboot")) == [
        Headword("ferry", (("veerpont", "veerboot"),))
    ]


def test_a_semicolon_parts_the_senses() -> None:
    (head,) = read_headwords("crane: kraan, hijskraan; kraanvogel")

    assert head.senses == (("kraan", "hijskraan"), ("kraanvogel",))
    assert head.translations == ("kraan", "hijskraan", "kraanvogel")


def test_a_translation_of_two_senses_comes_once() -> None:
    (head,) = read_headwords("arm: arm, armen; wapen, arm")

    assert head.translations == ("arm", "armen", "wapen")


def test_a_headword_is_kept_in_small_letters_and_without_blanks() -> None:
    (head,) = read_headwords("  Prime Minister :  premier ,  minister-president ")

    assert head == Headword("prime minister", (("premier", "minister-president"),))


def test_the_case_of_a_translation_is_kept() -> None:
    (head,) = read_headwords("hague: Den Haag")

    assert head.translations == ("Den Haag",)


def test_comments_are_passed_over() -> None:
    text = "# Ships\nferry: veerpont # a flat one\n#barge: aak\n"

    assert [head.english for head in read_headwords(text)] == ["ferry"]
    assert [head.translations for head in read_headwords(text)] == [("veerpont",)]


@pytest.mark.parametrize("line", ["", "ferry", "ferry:", "ferry: ,;,", "# ferry: veerpont"])
def test_a_line_without_a_translation_gives_nothing(line: str) -> None:
    assert list(read_headwords(line)) == []


def test_a_headword_of_two_pages_has_the_translations_of_both() -> None:
    headwords = tuple(read_headwords("crane: kraan, hijskraan\ncrane: kraanvogel, kraan"))

    assert translations(headwords) == {"crane": ("kraan", "hijskraan", "kraanvogel")}


@given(st.text())
def test_no_line_is_too_strange(text: str) -> None:
    for head in read_headwords(text):
        assert head.translations
        assert all(word == word.strip() != "" for word in head.translations)


def headwords_on(page: str) -> list[str]:
    return [head.english for head in read_headwords(PAGES[page])]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_first_what_it_is_about(page: str) -> None:
    assert PAGES[page].startswith("# ")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_sorted_and_has_no_headword_twice(page: str) -> None:
    headwords = headwords_on(page)

    assert headwords == sorted(headwords)
    assert [word for word, count in Counter(headwords).items() if count > 1] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_line_of_a_page_is_a_headword_with_whole_translations(page: str) -> None:
    lines = [line for line in PAGES[page].splitlines() if not line.startswith("#")]

    broken = [
        line
        for line in lines
        if not all(part.strip() for part in line.replace(":", ",").replace(";", ",").split(","))
    ]
    assert broken == []
    assert len(lines) == len(headwords_on(page))


@pytest.mark.parametrize("page", PAGES)
def test_no_headword_is_longer_than_the_phrases_that_are_looked_up(page: str) -> None:
    assert [word for word in headwords_on(page) if len(word.split()) > 4] == []


def test_there_are_thousands_of_headwords() -> None:
    assert len({head.english for head in packaged_headwords()}) >= 2_500


def test_the_packaged_headwords_are_those_of_all_pages() -> None:
    assert len(packaged_headwords()) == sum(len(headwords_on(page)) for page in PAGES)
