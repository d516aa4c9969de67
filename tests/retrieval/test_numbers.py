import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4800", "4800"),
        ("4.800 gulden", "4800"),
        ("4,800 guilders", "4800"),
        ("4 800", "4800"),
        ("1.250.000 stuks", "1250000"),
        ("2,5 meter", "2.5"),
        ("2.5 metres", "2.5"),
        ("vier centimeter", "4"),
        ("Four inches", "4"),
        ("veertig ton", "40"),
        ("drieëntwintig", "23"),
        ("vijfentwintig", "25"),
        ("twenty-five", "25"),
        ("twenty", "20"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(text: str, number: str) -> None:
    assert numbers_in(text) == {number}


@pytest.mark.parametrize("text", ["", "een brug", "one bridge", "de vierde", "achter"])
def test_articles_and_other_words_are_no_numbers(text: str) -> None:
    assert numbers_in(text) == frozenset()


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_is_read_with_and_without_marks(number: int) -> None:
    assert numbers_in(f"{number:,}") == numbers_in(f"{number}") == {str(number)}
