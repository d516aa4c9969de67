import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language import LanguageGuesser
from retrieval.types import Language

GUESSER = LanguageGuesser()


@pytest.mark.parametrize(
    "question",
    [
        "Waarom voer de veerpont niet uit?",
        "Hoeveel kostte de nieuwe ketting?",
        "Wie is Maart?",
        "WAT ZEI DE BURGEMEESTER OVER DE BRUG?",
        "Welke minister sprak er met The New York Times?",
        "sluis",
    ],
)
def test_a_dutch_question_is_read_as_dutch(question: str) -> None:
    assert GUESSER.guess(question) is Language.DUTCH


@pytest.mark.parametrize(
    "question",
    [
        "Why did the ferry not sail?",
        "How many people took part?",
        "What did the mayor of Den Haag say about the bridge?",
        "WHO PAID FOR THE CHAIN?",
        "the ferry",
    ],
)
def test_an_english_question_is_read_as_english(question: str) -> None:
    assert GUESSER.guess(question) is Language.ENGLISH


@pytest.mark.parametrize("text", ["", "  ", "?!", "2022", "05-11-2022", "🎶🎶", "\x00"])
def test_a_text_without_letters_is_read_as_dutch(text: str) -> None:
    assert GUESSER.guess(text) is Language.DUTCH


@pytest.mark.parametrize(
    "question",
    ["Warum fuhr die Fähre nicht?", "Pourquoi le bac est-il en panne ?", "لماذا توقفت العبارة؟"],
)
def test_another_language_is_read_as_one_of_the_two(question: str) -> None:
    assert GUESSER.guess(question) in Language


@given(st.text(st.characters(codec=None)))
def test_whatever_is_typed_has_a_language(text: str) -> None:
    assert GUESSER.guess(text) in Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who is Hanneke Roosdonk?", Language.ENGLISH),
        ("Who is Dries Van Outrive?", Language.ENGLISH),
        ("Wat zei The Times?", Language.DUTCH),
        ("Halmar", Language.DUTCH),
        ("Anouk Sterrenbosch", Language.DUTCH),
    ],
)
def test_a_name_says_nothing_of_the_language_of_who_asks(text: str, language: Language) -> None:
    assert LanguageGuesser().guess(text) == language
