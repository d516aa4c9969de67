import pytest

from retrieval.polarity import clauses_of, contradicts, is_denied, reports_denial
from tests.builders import make_reading


@pytest.mark.parametrize(
    "sentence",
    [
        "De pont vaart niet.",
        "Niemand raakte gewond.",
        "Er was geen ijs",
        "The ferry doesn't sail",
        "The ferry doesn’t sail",
        "No one came",
        "Tolsma ontkent dat de kraan lekt",
        "Tolsma denied it",
    ],
)
def test_a_sentence_that_denies_is_told(sentence: str) -> None:
    assert is_denied(sentence)


@pytest.mark.parametrize("sentence", ["De pont vaart.", "Noord", "It is noted", "geenszinsachtig"])
def test_a_sentence_that_affirms_is_told(sentence: str) -> None:
    assert not is_denied(sentence)


def test_only_a_reported_denial_reaches_beyond_its_clause() -> None:
    assert reports_denial("Dat de kraan lekt, ontkent Tolsma")
    assert not reports_denial("De kraan lekt niet")


def test_clauses_end_at_commas_and_conjunctions() -> None:
    assert clauses_of("De pont ligt stil, als de ketting niet houdt") == [
        "De pont ligt stil",
        "als de ketting niet houdt",
    ]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("De ijsbaan ging open", "De ijsbaan ging dicht"),
        ("Het water steeg", "Het water daalde"),
        ("De vissers wonnen", "De vissers verloren"),
    ],
)
def test_the_opposite_word_contradicts(asked: str, sentence: str) -> None:
    assert contradicts(make_reading(asked), sentence)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("De ijsbaan ging open", "De ijsbaan ging open"),
        ("De ijsbaan ging open", "De ijsbaan ging open en weer dicht"),
        ("De ijsbaan", "De ijsbaan ging dicht"),
    ],
)
def test_the_same_word_or_none_does_not(asked: str, sentence: str) -> None:
    assert not contradicts(make_reading(asked), sentence)
