import pytest

from retrieval.sequel.corrections import is_correction, leads_up, takes_back, turns, updates
from tests.bot.builders import make_article


@pytest.mark.parametrize(
    "title",
    ["Rectificatie: de prijs van de ketting", "Rechtzetting", "Correctie: veerpont", "Correction"],
)
def test_an_article_corrects_that_says_so_in_its_title(title: str) -> None:
    assert is_correction(make_article(title=title))


@pytest.mark.parametrize(
    "text",
    [
        "In het artikel over de veerpont stond een onjuistheid. De ketting is van staal.",
        "In ons bericht van maandag klopte de prijs niet. De ketting kost 4.900 gulden.",
    ],
)
def test_an_article_corrects_whose_first_sentence_says_so(text: str) -> None:
    assert is_correction(make_article(text, title="De veerpont"))


@pytest.mark.parametrize(
    "text",
    [
        "De rekensom van de wethouder klopte niet. De raad lachte.",
        "De correctie van de spelling duurt een jaar.",
        "Correctie op de beurs. De koersen daalden.",
        "Het artikel over de veerpont hangt in het café.",
    ],
)
def test_news_about_mistakes_of_others_corrects_nothing(text: str) -> None:
    assert not is_correction(make_article(text, title=text))


@pytest.mark.parametrize(
    "sentence",
    ["De raad heeft de vergunning ingetrokken.", "Dat klopt niet.", "The permit was withdrawn."],
)
def test_a_sentence_that_takes_back_is_told(sentence: str) -> None:
    assert takes_back(sentence)


@pytest.mark.parametrize("sentence", ["De ijsbaan gaat toch open.", "It was postponed."])
def test_a_sentence_that_may_turn_out_otherwise_is_told(sentence: str) -> None:
    assert turns(sentence)
    assert not takes_back(sentence)


def test_a_count_that_went_on_is_told() -> None:
    assert updates("Het aantal gewonden is opgelopen tot veertien.")
    assert not updates("Er vielen twaalf gewonden.")


@pytest.mark.parametrize(
    "sentence", ["Wij schreven dat de ketting van ijzer is.", "Dat klopt niet.", "We wrote so."]
)
def test_what_was_wrong_leads_up_to_what_is_right(sentence: str) -> None:
    assert leads_up(sentence)
    assert not leads_up("De ketting is van staal.")
