import pytest

from retrieval.analysis import DutchAnalyzer
from retrieval.gate.said import PassageReader, Term
from retrieval.types import RankedPassage
from tests.retrieval.gate.articles_in_lines import article_of

ANALYZER = DutchAnalyzer()
READER = PassageReader(ANALYZER)


def term(phrase: str, weight: float = 1.0) -> Term:
    words = tuple(phrase.split())
    return Term(words, tuple(map(ANALYZER.stem, words)), weight)


def test_a_word_is_said_in_any_of_its_forms() -> None:
    assert READER.say("De ketting brak.").holds((term("kettingen"),)) == 1


def test_what_hardly_means_a_word_says_it_hardly() -> None:
    said = READER.say("Het veer vaart.")

    assert said.holds((term("pont"), term("veer", 0.4))) == pytest.approx(0.4)


def test_all_words_of_a_phrase_must_be_said() -> None:
    haag = (term("den haag"),)

    assert READER.say("Hij woont in Den Haag.").holds(haag) == 1
    assert READER.say("Hij woont in den vreemde.").holds(haag) == 0


def test_a_longer_word_that_begins_or_ends_with_it_says_half() -> None:
    assert READER.say("De kerncentrale ligt stil.").holds((term("centrale"),)) == 0.5
    assert READER.say("Het boothuis is dicht.").holds((term("boot"),)) == 0.5


@pytest.mark.parametrize("wanted", [term("dak"), term("boot", 0.3)])
def test_short_words_and_mere_guesses_are_not_looked_for_in_longer_ones(wanted: Term) -> None:
    assert READER.say("De dakpan van het boothuis.").holds((wanted,)) == 0


def test_nothing_says_what_stands_for_nothing() -> None:
    assert READER.say("De pont.").holds(()) == 0


def test_words_in_a_row_are_told_from_words_apart() -> None:
    said = READER.say("Schipper Wiersma zwaaide.")

    assert said.holds_in_a_row("schipper", "wiersma")
    assert not said.holds_in_a_row("wiersma", "schipper")


def test_a_passage_is_read_by_its_sentences_and_with_those_beside_it() -> None:
    article = article_of("De molen.", "De pont.", "De brug.", "De dijk.")

    read = READER.read(RankedPassage(article, 1, 2, 1, 1.0))

    assert [text for text, _ in read.sentences] == ["De pont.", "De brug."]
    assert read.itself.holds((term("brug"),)) == 1
    assert read.itself.holds((term("molen"),)) == 0
    assert read.around.holds((term("molen"),)) == read.around.holds((term("dijk"),)) == 1


def test_what_stands_far_off_does_not_belong_to_a_passage() -> None:
    article = article_of(*(f"Regel {name}." for name in ("aa", "bb", "cc", "dd", "ee", "ff")))

    read = READER.read(RankedPassage(article, 0, 0, 1, 1.0))

    assert read.around.holds((term("ee"),)) == 1
    assert read.around.holds((term("ff"),)) == 0
