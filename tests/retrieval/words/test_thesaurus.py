from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.words.thesaurus import Group, packaged_groups, read_groups, read_own_groups

PAGES = {
    page.name: page.read_text("utf-8")
    for page in files("retrieval").joinpath("thesaurus").iterdir()
}


def test_a_line_gives_words_that_mean_the_same_and_words_that_come_near() -> None:
    assert list(read_groups("veerpont = pont, veer ~ schip, kabel")) == [
        Group((("veerpont",), ("pont",), ("veer",)), (("schip",), ("kabel",)))
    ]


def test_the_forms_of_a_word_stand_behind_it_in_brackets() -> None:
    (group,) = read_groups("varen (voer, gevaren) = oversteken (stak over)")

    assert group.same == (("varen", "voer", "gevaren"), ("oversteken", "stak over"))


def test_words_may_only_come_near() -> None:
    assert list(read_groups("pont ~ kabel")) == [Group((("pont",),), (("kabel",),))]


def test_the_capitals_of_a_name_are_kept() -> None:
    assert list(read_groups("Waluwe = WVD")) == [Group((("Waluwe",), ("WVD",)))]


def test_a_headword_alone_says_that_there_is_no_other_word() -> None:
    assert list(read_groups("pont")) == [Group((("pont",),))]


def test_comments_and_empty_lines_are_passed_over() -> None:
    assert list(read_groups("# Schepen\n\npont = veer # plat\n  \n")) == [
        Group((("pont",), ("veer",)))
    ]


@given(st.text() | st.text(alphabet="ab =~,()#\n"))
def test_no_line_is_too_strange(text: str) -> None:
    for group in read_groups(text):
        assert group.same
        assert all(
            spelling == spelling.strip() != ""
            for term in group.same + group.near
            for spelling in term
        )


def test_an_operator_may_have_groups_of_their_own(tmp_path: Path) -> None:
    own = tmp_path / "thesaurus.txt"
    own.write_text("\ufeffpont = veer\n", "utf-8")

    assert read_own_groups(own) == (Group((("pont",), ("veer",))),)


def test_an_operator_may_have_none(tmp_path: Path) -> None:
    assert read_own_groups(tmp_path / "thesaurus.txt") == ()


def test_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    own = tmp_path / "thesaurus.txt"
    own.write_bytes(b"caf\xe9 = kroeg\npont = veer\n")

    assert Group((("pont",), ("veer",))) in read_own_groups(own)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_first_what_it_is_about(page: str) -> None:
    assert PAGES[page].startswith("# ")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_short_enough_to_read(page: str) -> None:
    assert len(PAGES[page].splitlines()) <= 250


@pytest.mark.parametrize("page", PAGES)
def test_every_line_of_a_page_is_a_group_of_at_least_two_words(page: str) -> None:
    lines = [line for line in PAGES[page].splitlines() if not line.startswith("#")]

    groups = list(read_groups(PAGES[page]))
    assert len(groups) == len(lines)
    assert [group for group in groups if len(group.same) + len(group.near) < 2] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_group_names_a_word_twice(page: str) -> None:
    for group in read_groups(PAGES[page]):
        words = Counter(term[0] for term in group.same + group.near)
        assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_marks_of_a_line_are_where_they_belong(page: str) -> None:
    for line in PAGES[page].splitlines()[1:]:
        assert line.count("=") <= 1
        assert line.count("~") <= 1
        assert line.count("(") == line.count(")")


def test_there_are_thousands_of_groups() -> None:
    assert len(packaged_groups()) >= 2_000
