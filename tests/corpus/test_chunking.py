import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.chunking import chunk_article
from corpus.layout import lay_out
from corpus.publication import Origin, PublicationDate


def article(text: str, *, published: str | None = None, title: str | None = None) -> Article:
    date = PublicationDate.parse(published, Origin.FILE) if published else None
    return Article(
        "haven", title or "Haven", text, lay_out(text), published=date, titled=title is not None
    )


def numbered(count: int) -> Article:
    return article(" ".join(f"Dit is zin {number}." for number in range(count)))


def windows(count: int) -> list[tuple[int, int]]:
    return [(passage.first, passage.last) for passage in chunk_article(numbered(count))]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, [(0, 0)]),
        (4, [(0, 3)]),
        (5, [(0, 3), (3, 4)]),
        (7, [(0, 3), (3, 6)]),
        (8, [(0, 3), (3, 6), (6, 7)]),
    ],
)
def test_windows_share_a_sentence_and_none_lies_within_another(
    count: int, expected: list[tuple[int, int]]
) -> None:
    assert windows(count) == expected


def test_an_article_without_quotable_sentences_has_no_passages() -> None:
    empty = Article("leeg", "Leeg", "Foto: De Wit", ())

    assert chunk_article(empty) == ()


def test_a_step_that_would_skip_sentences_is_refused() -> None:
    with pytest.raises(ValueError, match="take 1 to 4"):
        chunk_article(numbered(9), window=4, step=5)


@pytest.mark.parametrize(
    ("published", "prefix"),
    [
        ("2022-11-05", "november 2022. "),
        ("2022-03", "maart 2022. "),
        ("2022", "2022. "),
        (None, ""),
    ],
)
def test_the_month_is_spelled_out_before_the_text(published: str | None, prefix: str) -> None:
    (passage,) = chunk_article(article("De sluis is dicht.", published=published))

    assert passage.search_text == f"{prefix}De sluis is dicht."


def test_a_stated_title_stands_in_the_first_passage_only() -> None:
    text = " ".join(f"Dit is zin {number}." for number in range(6))
    first, second = chunk_article(article(text, title="Sluis dicht"))

    assert first.search_text.startswith("Sluis dicht Dit is zin 0.")
    assert "Sluis" not in second.search_text


def test_a_heading_goes_with_the_sentence_it_stands_before() -> None:
    lines = ("Een. Twee. Drie. Vier.", "Geen schepen", "Vijf zin. Zes zin.", "Slot hier.")
    first, second = chunk_article(article("\n\n".join(lines)))

    assert first.search_text == "Een. Twee. Drie. Vier."
    assert second.search_text == "Geen schepen Vier. Vijf zin. Zes zin. Slot hier."


def test_captions_and_crosslinks_are_not_indexed() -> None:
    lines = ("De sluis is dicht.", "Lees ook: de brug", "Een brug. Foto: De Wit", "Slot hier.")
    (passage,) = chunk_article(article("\n\n".join(lines)))

    assert passage.search_text == "De sluis is dicht. Slot hier."


def test_the_index_sees_composed_letters_and_no_control_characters() -> None:
    hostile = "E\u0301e\u0301n\u200b sl\u00aduis\u202e is\ndicht\x1b."
    (passage,) = chunk_article(article(hostile))

    assert passage.search_text == "Één sluis is dicht ."


def test_a_passage_is_named_after_its_article_and_sentences() -> None:
    assert [passage.id for passage in chunk_article(numbered(5))] == ["haven:0-3", "haven:3-4"]


@given(st.integers(0, 60), st.integers(1, 8), st.data())
def test_every_sentence_lies_in_a_passage(count: int, window: int, data: st.DataObject) -> None:
    step = data.draw(st.integers(1, window))
    passages = chunk_article(numbered(count), window=window, step=step)
    covered = {n for passage in passages for n in range(passage.first, passage.last + 1)}
    lasts = [passage.last for passage in passages]

    assert covered == set(range(len(numbered(count).sentences)))
    assert lasts == sorted(set(lasts))


@given(st.text())
def test_search_text_is_printable_and_composed(text: str) -> None:
    for passage in chunk_article(article(text)):
        assert passage.search_text.isprintable()
        assert unicodedata.is_normalized("NFC", passage.search_text)
