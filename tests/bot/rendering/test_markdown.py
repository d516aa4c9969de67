import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.inert import inert
from bot.rendering.markdown import CUT_MARK, cut, cut_plainly, inert_markdown

SPECIAL = re.compile(r"[\\*_~`|<>#\[\]@]|:(?=\S)")
# Texts full of what Discord would read as markup, which chance alone seldom makes.
MARKS = r"** __ || ``` ` ~~ \ <@1> @everyone [a](https://b.nl) # > -# - 1. :boom: <t:1:R> x.gg/y"
MARKUP = st.lists(
    st.sampled_from([*MARKS.split(), " ", "\n", "a", "\u0301", "\u200b"]),
).map("".join)
ANY_TEXT = st.text() | MARKUP


def unescaped(markdown: str) -> str:
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# kop", r"\# kop"),
        ("-# klein", r"\-\# klein"),
        ("- een", r"\- een"),
        ("+ een", r"\+ een"),
        ("12. twaalf", r"12\. twaalf"),
        ("> citaat", r"\> citaat"),
        ("**vet** __lijn__", r"\*\*vet\*\* \_\_lijn\_\_"),
        ("||geheim|| ~~weg~~", r"\|\|geheim\|\| \~\~weg\~\~"),
        ("```code", r"\`\`\`code"),
        ("@everyone <@&1> <#2>", r"\@everyone \<\@&1\> \<\#2\>"),
        ("<t:1:R> :boom:", r"\<t\:1\:R\> \:boom:"),
        ("[bank](https://evil.nl)", r"\[bank\]\(https\://evil\.nl)"),
        ("discord.gg/abc", r"discord\.gg/abc"),
        ("a\\*b", r"a\\\*b"),
    ],
)
def test_what_discord_would_mark_up_is_escaped(text: str, shown: str) -> None:
    assert inert_markdown(text) == shown


def test_ordinary_prose_stays_as_it_is() -> None:
    prose = "De sluis (bouwjaar 1931) - één van de oudste - kost €3,5; “te veel”, zei hij: dicht."

    assert inert_markdown(prose) == prose


def test_what_is_invisible_or_turns_the_line_is_dropped() -> None:
    assert inert_markdown("a\u202eb\u200bc\nd") == "abc d"


@settings(deadline=None)
@given(ANY_TEXT)
def test_what_is_shown_is_the_text_letter_for_letter(text: str) -> None:
    assert unescaped(inert_markdown(text)) == inert(text)


@settings(deadline=None)
@given(ANY_TEXT)
def test_no_special_character_stands_unescaped(text: str) -> None:
    without_escapes = re.sub(r"\\[^0-9A-Za-z\s]", "", inert_markdown(text))

    assert not SPECIAL.search(without_escapes)


@settings(deadline=None)
@given(ANY_TEXT, st.integers(1, 60))
def test_a_cut_text_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    assert 0 < len(cut(text, limit)) <= limit


@settings(deadline=None)
@given(ANY_TEXT, st.integers(1, 60))
def test_a_cut_never_leaves_half_an_escape(text: str, limit: int) -> None:
    kept = cut(text, limit).removesuffix(CUT_MARK)
    without_escapes = re.sub(r"\\[^0-9A-Za-z\s]", "", kept)

    assert not SPECIAL.search(without_escapes)


def test_a_text_that_fits_is_not_cut() -> None:
    assert cut("Een zin.", 8) == "Een zin."


def test_a_text_is_cut_at_a_sentence() -> None:
    text = "De sluis ging dicht. Niemand wist waarom, zei de sluiswachter."

    assert cut(text, 40) == "De sluis ging dicht. […]"


def test_a_text_without_a_sentence_that_fits_is_cut_at_a_word() -> None:
    assert cut("De sluiswachter wist niet waarom", 24) == "De sluiswachter wist […]"


def test_a_text_without_a_blank_is_cut_anywhere() -> None:
    assert cut("sluiswachtershuisje", 10) == "sluisw […]"


def test_a_text_without_a_visible_letter_is_a_dash() -> None:
    assert cut("\u200b", 10) == "—"


def test_a_label_is_not_escaped() -> None:
    assert cut_plainly("a_b *c*", 100) == "a_b *c*"


def test_a_long_label_says_that_it_goes_on() -> None:
    assert cut_plainly("x" * 200, 100) == "x" * 99 + "…"
