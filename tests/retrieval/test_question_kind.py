import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question_kind import Kind, holds, kind_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hoeveel kost de ketting?", Kind.NUMBER),
        ("Hoe hoog staat het water?", Kind.NUMBER),
        ("Hoe lang is de brug?", Kind.NUMBER),
        ("How many people took part?", Kind.NUMBER),
        ("HOW MUCH does it cost?", Kind.NUMBER),
        ("Wanneer ging de ijsbaan open?", Kind.TIME),
        ("Op welke dag brak de ketting?", Kind.TIME),
        ("Sinds welk jaar draait de jukebox?", Kind.TIME),
        ("When did the ferry stop?", Kind.TIME),
        ("In which month was the crane ordered?", Kind.TIME),
        ("Wie maalt er rogge?", Kind.PERSON),
        ("Wiens paling was het?", Kind.PERSON),
        ("Who grinds the rye?", Kind.PERSON),
        ("Waarom ligt de pont stil?", Kind.OPEN),
        ("Why is the ferry out of service?", Kind.OPEN),
        ("", Kind.OPEN),
    ],
)
def test_a_question_asks_for_one_kind_of_thing(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


@pytest.mark.parametrize("question", ["De wieken draaien", "The whole village", "Wiegen zij af?"])
def test_a_word_that_only_begins_like_a_question_asks_for_nothing(question: str) -> None:
    assert kind_of(question) is Kind.OPEN


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("De ketting kost 4.800 gulden.", Kind.NUMBER),
        ("Het kost honderdduizenden guldens.", Kind.NUMBER),
        ("De helft van het dorp keek toe.", Kind.NUMBER),
        ("Er hangt één boei.", Kind.NUMBER),
        ("Vrijdag gaat de baan open.", Kind.TIME),
        ("Het was een warme zomer.", Kind.TIME),
        ("Molenaar Hilde Brakel maalt weer.", Kind.PERSON),
        ("Volgens Wiebe van der Molen klopt dat.", Kind.PERSON),
        ("Dat zei Eva ’t Hart.", Kind.PERSON),
    ],
)
def test_a_sentence_holds_what_is_asked_for(sentence: str, kind: Kind) -> None:
    assert holds(sentence, kind)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("De pont ligt stil.", Kind.NUMBER),
        ("De pont ligt stil.", Kind.TIME),
        ("De pont ligt stil.", Kind.PERSON),
        ("Brakel maalt weer.", Kind.PERSON),
        ("Hij haalde zijn vertienvoudigde inzet niet terug.", Kind.NUMBER),
    ],
)
def test_a_sentence_may_lack_what_is_asked_for(sentence: str, kind: Kind) -> None:
    assert not holds(sentence, kind)


@given(st.text())
def test_no_sentence_holds_what_an_open_question_asks_for(sentence: str) -> None:
    assert not holds(sentence, Kind.OPEN)


@given(st.text(), st.sampled_from(Kind))
def test_no_text_is_too_strange(text: str, kind: Kind) -> None:
    assert kind_of(text) in Kind
    assert holds(text, kind) in {True, False}
