import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.words.compounds import take_apart

KNOWN = frozenset(
    {"graan", "boot", "station", "chef", "zon", "schijn", "molen", "molensteen", "in"}
)


def parts(word: str) -> tuple[str, str] | None:
    return take_apart(word, KNOWN.__contains__)


def test_a_compound_is_its_first_part_and_its_head() -> None:
    assert parts("graanboot") == ("graan", "boot")


def test_what_links_the_parts_is_left_out() -> None:
    assert parts("stationschef") == ("station", "chef")


def test_the_longest_head_is_taken() -> None:
    assert parts("graanmolensteen") == ("graan", "molensteen")


@pytest.mark.parametrize("word", ["", "boot", "xboot", "inboot", "xxxxboot", "graanxxxx"])
def test_a_word_of_an_unknown_or_tiny_part_is_no_compound(word: str) -> None:
    assert parts(word) is None


@given(st.text())
def test_both_parts_are_known_and_stand_in_the_word(word: str) -> None:
    found = take_apart(word, lambda part: "e" in part)

    assert found is None or (word.startswith(found[0]) and word.endswith(found[1]))
