import pytest

from corpus.formats.plain import read_plain
from corpus.publication import Origin, PublicationDate


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (" date 2022-11 ", "2022-11"),
        ("date 2022-11-05\n", "2022-11-05"),
        ("DATE 2022\n\n", "2022"),
        ("\n  Date 2022-11-05 ", "2022-11-05"),
    ],
)
def test_a_date_line_states_the_date_and_is_no_text(header: str, expected: str) -> None:
    draft = read_plain(f"{header}De sluis is dicht.".encode())

    assert draft.text == "De sluis is dicht."
    assert str(draft.facts.published) == expected
    assert draft.facts.published is not None
    assert draft.facts.published.origin is Origin.STATED
    assert draft.remarks == ()


def test_without_a_date_line_the_text_is_undated() -> None:
    draft = read_plain(b"De sluis is dicht.")

    assert draft.text == "De sluis is dicht."
    assert draft.facts.published is None


@pytest.mark.parametrize("written", ["2022-13", "0000-00", "9999-99", "22-11", "05-11-2022"])
def test_an_invalid_date_is_noticed_and_still_no_text(written: str) -> None:
    draft = read_plain(f" date {written} De sluis is dicht.".encode())

    assert draft.text == "De sluis is dicht."
    assert draft.facts.published is None
    assert written in draft.remarks[0]


def test_of_two_date_lines_the_first_wins() -> None:
    draft = read_plain(b" date 2022-11\n date 2023-02 De sluis is dicht.")

    assert draft.text == "De sluis is dicht."
    assert draft.facts.published == PublicationDate(Origin.STATED, 2022, 11)
    assert draft.remarks == ("a second date line, 2023-02: the first was taken",)


@pytest.mark.parametrize(
    "text",
    [
        "De sluis heeft date 2022-11 op een bord staan.",
        "De sluis is dicht.\n\ndate 2022-11 De brug ook.",
        "Date 22 people at once, says the book.",
        "Dateert dit van 2022-11 of eerder?",
        "date 2022-11x is no date.",
    ],
)
def test_elsewhere_the_same_words_are_text(text: str) -> None:
    draft = read_plain(text.encode())

    assert draft.text == text
    assert draft.facts.published is None


def test_a_file_of_a_date_alone_has_no_text() -> None:
    assert read_plain(b" date 2022-11 ").text == ""
