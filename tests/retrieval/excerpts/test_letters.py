import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import fold
from retrieval.excerpts.letters import letters_of, place_of

TEXTS = st.text(st.characters(codec=None), max_size=40)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("„Eén  veer-pont!”", "eenveerpont"),
        ("e\u0301e\u0301n", "een"),
        ("4.800 gulden", "4800gulden"),
        ("ﬁets nº ②", "fietsno2"),
        ("İJ ß_", "ijss"),
        ("🎶 \ud800 …", ""),
    ],
)
def test_letters_and_digits_are_what_no_typography_changes(text: str, letters: str) -> None:
    assert letters_of(text) == letters


@given(text=TEXTS)
def test_letters_are_those_of_each_character(text: str) -> None:
    one_by_one = [letter for char in text for letter in fold(char) if letter.isalnum()]

    assert letters_of(text) == "".join(one_by_one)


@given(text=TEXTS, start=st.integers(0, 40), length=st.integers(0, 40))
def test_a_piece_of_a_text_has_a_piece_of_its_letters(text: str, start: int, length: int) -> None:
    assert letters_of(text[start : start + length]) in letters_of(text)


@given(text=TEXTS, data=st.data())
def test_a_place_reads_as_its_letters_do(text: str, data: st.DataObject) -> None:
    # One that falls apart into several is found as a whole.
    text = "".join(char for char in text if len(letters_of(char)) < 2) + "a"
    letters = letters_of(text)
    first = data.draw(st.integers(0, len(letters) - 1))
    last = data.draw(st.integers(first + 1, len(letters)))

    start, end = place_of(text, first, last)

    assert letters_of(text[start:end]) == letters[first:last]


def test_a_place_ends_with_the_accents_of_its_last_letter() -> None:
    text = unicodedata.normalize("NFD", "café au lait")

    assert place_of(text, 0, 4) == (0, 5)
