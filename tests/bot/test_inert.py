import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.inert import inert, safe_link, without_surrogates


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("rood \x1b[31mof\x1b[0m niet", "rood [31mof[0m niet"),
        ("links\u202eneret\u202c", "linksneret"),
        ("on\u200bzicht\u00adbaar", "onzichtbaar"),
        ("een\nregel\ttwee\u2028drie", "een regel twee drie"),
        ("bel\x07 nul\x00", "bel nul"),
        ("half\udc80", "half"),
        ("één “citaat”", "één “citaat”"),
    ],
)
def test_what_commands_a_terminal_or_hides_is_dropped(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_marks_piled_on_a_letter_are_capped() -> None:
    assert inert("e" + "\u0301" * 500) == "e" + "\u0301" * 4


@settings(deadline=None)
@given(st.text())
def test_an_inert_text_is_one_line_of_visible_characters(text: str) -> None:
    shown = inert(text)

    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in shown)


@settings(deadline=None)
@given(st.text())
def test_an_inert_text_stays_as_it_is(text: str) -> None:
    assert inert(inert(text)) == inert(text)


def test_a_lone_surrogate_becomes_the_replacement_mark() -> None:
    assert without_surrogates("a\udcffb") == "a\ufffdb"


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "http://example.org"])
def test_a_web_address_may_be_linked(url: str) -> None:
    assert safe_link(url) == url


@pytest.mark.parametrize(
    "url", [None, "", "javascript:x", "https://a b", "https://a\x1b", "file:///x"]
)
def test_anything_else_is_not_linked(url: str | None) -> None:
    assert safe_link(url) is None
