import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import GRAM_LENGTH, DutchAnalyzer, fold, read_words, words_of

ANALYZER = DutchAnalyzer()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De sluis ging dicht.", ["de", "sluis", "ging", "dicht"]),
        ("Ruslands’ s’avonds", ["ruslands", "avonds"]),
        ("een F-16 en 3 koeien", ["een", "16", "en", "3", "koeien"]),
        ("één café, cafe\u0301", ["één", "café", "café"]),
        ("ﬁets ²", ["fiets", "2"]),
        ("?! … 🙂 \x00 \ud800", []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_digits_in_lower_case(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


def test_a_word_without_end_is_cut() -> None:
    assert list(words_of("a" * 5_000)) == ["a" * 60]


def test_comparing_takes_case_accents_and_compatibility_forms_away() -> None:
    assert fold("Coördinátie ﬁETS") == "coordinatie fiets"


def test_function_words_are_left_out_in_order() -> None:
    assert ANALYZER.content_words("Waarom ging de sluis bij Wolverdonk dicht?") == [
        "sluis",
        "wolverdonk",
        "dicht",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("wieken", "wiek"), ("boten", "boot"), ("schaatsers", "schaatser"), ("reëel", "reeel")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert ANALYZER.stem(one) == ANALYZER.stem(other)


def test_grams_run_over_a_word_and_its_ends() -> None:
    assert ANALYZER.grams("sluis") == "_slu slui luis uis_"


def test_a_word_too_short_for_grams_is_its_own() -> None:
    assert ANALYZER.grams("f") == "_f_"
    assert ANALYZER.grams("ja") == "_ja_"


def test_the_words_of_a_list_come_without_its_comments() -> None:
    words = read_words("stop-nl.txt")

    assert {"de", "het", "een"} <= words
    assert not any("#" in word or " " in word for word in words)


def test_settings_tell_what_indexes_must_share() -> None:
    assert DutchAnalyzer().settings == ANALYZER.settings
    assert ANALYZER.settings["gram length"] == str(GRAM_LENGTH)
    assert ANALYZER.settings["unicode"] == unicodedata.unidata_version


def test_several_threads_get_the_stems_that_one_gets() -> None:
    words = [f"{stem}{ending}" for stem in ("sluis", "molen", "graan") for ending in ("en", "tje")]
    alone = [DutchAnalyzer().stem(word) for word in words]
    shared = DutchAnalyzer()

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(shared.stem, words * 100))

    assert together == alone * 100


@given(st.text())
def test_a_term_is_never_empty_and_holds_no_blank(text: str) -> None:
    for word in words_of(text):
        assert word == word.strip()
        assert ANALYZER.grams(word).split()
        assert " " not in ANALYZER.stem(word)


@given(st.text())
def test_composed_and_decomposed_text_have_the_same_terms(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert list(words_of(composed)) == list(words_of(decomposed))


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
