import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question_kind import Kind, asked_in, asks, holds, kind_of, words_beside_numbers


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hoeveel palen staan er?", Kind.NUMBER),
        ("How many people took part?", Kind.NUMBER),
        ("Hoe groot is de kans op ijs?", Kind.NUMBER),
        ("Hoe oud is de molenaar?", Kind.AGE),
        ("How old is the miller?", Kind.AGE),
        ("Hoeveel kost de ketting?", Kind.MONEY),
        ("Wat zijn de kosten van de brug?", Kind.MONEY),
        ("Hoeveel moet de schipper betalen?", Kind.MONEY),
        ("Hoeveel gulden kost de ketting?", Kind.MONEY),
        ("HOW MUCH does it cost?", Kind.MONEY),
        ("How many guilders is the chain?", Kind.MONEY),
        ("Hoeveel vissers betaalden een boete?", Kind.NUMBER),
        ("Welk percentage stemde voor?", Kind.SHARE),
        ("Hoe vaak vaart de pont?", Kind.FREQUENCY),
        ("Hoe lang is de brug?", Kind.DURATION),
        ("Hoelang ligt de pont stil?", Kind.DURATION),
        ("How long does it take?", Kind.DURATION),
        ("Hoe hoog staat het water?", Kind.SIZE),
        ("How deep is the river?", Kind.SIZE),
        ("Hoe zwaar is de kraan?", Kind.WEIGHT),
        ("Hoe snel draaien de wieken?", Kind.SPEED),
        ("Hoe laat ging de baan open?", Kind.HOUR),
        ("Wanneer ging de ijsbaan open?", Kind.TIME),
        ("Op welke dag brak de ketting?", Kind.TIME),
        ("Sinds welk jaar draait de jukebox?", Kind.TIME),
        ("When did the ferry stop?", Kind.TIME),
        ("In which month was the crane ordered?", Kind.TIME),
        ("Wie maalt er rogge?", Kind.PERSON),
        ("Wiens paling was het?", Kind.PERSON),
        ("Who grinds the rye?", Kind.PERSON),
        ("Met wie voer de schipper?", Kind.PERSON),
        ("Hoe heet de molenaar?", Kind.PERSON),
        ("What is the name of the miller?", Kind.PERSON),
        ("Waar woont de schipper?", Kind.PLACE),
        ("In which town is the mill?", Kind.PLACE),
        ("What did the miller say when the chain broke?", Kind.OPEN),
        ("What do people who fish say?", Kind.OPEN),
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
        ("De molenaar (61) maalt weer.", Kind.AGE),
        ("De 43-jarige molenaar maalt weer.", Kind.AGE),
        ("Zij is 44 en maalt rogge.", Kind.AGE),
        ("De brug dateert van 1957.", Kind.AGE),
        ("De ketting kost 1,3 mln. gulden.", Kind.MONEY),
        ("Ze betalen € 12 per nacht.", Kind.MONEY),
        ("Ruim 88 procent stemde voor.", Kind.SHARE),
        ("Hij voer twee keer uit.", Kind.FREQUENCY),
        ("De brug is driehonderd meter lang.", Kind.DURATION),
        ("Het duurt zeker drie maanden.", Kind.DURATION),
        ("Het water steeg zes centimeter.", Kind.SIZE),
        ("De kraan weegt negentig ton.", Kind.WEIGHT),
        ("Hij reed dertig kilometer per uur.", Kind.SPEED),
        ("Om 02.40 uur ging de bel.", Kind.HOUR),
        ("Hij woont in Oosterwade.", Kind.PLACE),
        ("Ze slapen in de veilinghal.", Kind.PLACE),
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
        ("In 1953 brak de dijk.", Kind.AGE),
        ("Er stonden 44 bomen.", Kind.AGE),
        ("Er stonden 44 bomen.", Kind.MONEY),
        ("Er stonden 44 bomen.", Kind.SIZE),
        ("De pont ligt al een tijd stil.", Kind.NUMBER),
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


def test_a_name_that_the_asker_gave_is_no_answer_to_who() -> None:
    sentence = "Dat zei Hilde Brakel."

    assert holds(sentence, Kind.PERSON)
    assert not holds(sentence, Kind.PERSON, {"brakel"})
    assert holds(f"{sentence} Ook Wiebe Tolsma zei dat.", Kind.PERSON, {"brakel"})


def test_an_age_in_brackets_is_of_the_name_before_it() -> None:
    sentence = "Hilde Brakel (61) belde met Tolsma."

    assert holds(sentence, Kind.AGE, {"brakel"})
    assert not holds(sentence, Kind.AGE, {"tolsma"})
    assert holds("Hij is 61.", Kind.AGE, {"tolsma"})


@pytest.mark.parametrize(
    "sentence", ["Dat stond in het verdrag van 1974.", "Er kwam een bijdrage van 2.500 gulden."]
)
def test_a_year_or_an_amount_is_no_age(sentence: str) -> None:
    assert not holds(sentence, Kind.AGE)


def test_a_place_that_the_asker_gave_is_no_answer_to_where() -> None:
    assert not holds("De pont van Oosterwade.", Kind.PLACE, {"oosterwade"})


def test_what_says_what_is_asked_for_is_told_apart_from_the_rest() -> None:
    assert asked_in("Hoe oud is de molenaar?").words == {"oud"}
    assert asked_in("Waarom ligt de pont stil?").words == frozenset()


def test_what_is_to_be_counted_stands_behind_the_question_word() -> None:
    assert "palen" in asked_in("Hoeveel palen staan er?").counted
    assert "vehicles" in asked_in("How many armoured vehicles came?").counted
    assert asked_in("Waarom ligt de pont stil?").counted == ()


def test_a_number_counts_what_stands_beside_it() -> None:
    beside = words_beside_numbers("Op de kade bij het dorp lagen veertig houten palen klaar.")

    assert "palen" in beside
    assert "kade" not in beside


@pytest.mark.parametrize("text", ["Waarom ligt de pont stil", "Ligt de pont stil?", "Who grinds"])
def test_a_question_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["", "pont ketting", "De pont ligt stil", "Ferry out of service"])
def test_a_topic_or_a_headline_asks_nothing(text: str) -> None:
    assert not asks(text)


def test_figures_are_asked_for_by_every_kind_but_names_times_and_places() -> None:
    others = {kind for kind in Kind if not kind.is_measured}

    assert others == {Kind.TIME, Kind.PERSON, Kind.PLACE, Kind.OPEN}
