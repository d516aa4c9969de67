import pytest

from retrieval.analysis import DutchAnalyzer
from retrieval.gate.aptness import Aptness
from retrieval.reading import QuestionReader
from retrieval.types import Question, RankedPassage
from tests.bot.builders import TODAY
from tests.retrieval.gate.articles_in_lines import article_of

ANALYZER = DutchAnalyzer()
READER = QuestionReader(ANALYZER, {})
APTNESS = Aptness(ANALYZER)
FERRY = (
    "Schipper Jorrit Wiersma (61) vaart weer.",
    "De nieuwe ketting kost 4.800 gulden.",
    "Zij werd gesmeed door Hilde Brakel.",
    "Reizigers wachtten in Oosterwade.",
)


def aptness_of(question: str, *sentences: str) -> float:
    article = article_of(*(sentences or FERRY))
    passage = RankedPassage(article, 0, len(article.sentences) - 1, 1, 1.0)
    return APTNESS.of(READER.read(Question(question, TODAY)), [passage])


def test_a_sentence_that_says_all_that_is_asked_is_wholly_apt() -> None:
    assert aptness_of("Hoeveel kost de nieuwe ketting?") == 1


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Hoe oud is Wiersma?", "Hoe zwaar is Wiersma?"),
        ("How old is Wiersma?", "How heavy is Wiersma?"),
        ("Hoeveel kost de ketting?", "Hoe zwaar is de ketting?"),
        ("Wie smeedde de ketting?", "Wie bestelde de ketting?"),
        ("Waar wachtten de reizigers?", "Waar studeerden de reizigers?"),
    ],
)
def test_what_is_not_told_of_a_thing_is_less_apt_than_what_is(question: str, other: str) -> None:
    assert aptness_of(question) > 1.5 * aptness_of(other)


def test_a_measure_without_a_figure_is_not_apt_at_all() -> None:
    assert aptness_of("Hoe zwaar is de ketting?", "De ketting van de pont is zwaar.") == 0


def test_a_number_must_count_what_is_counted() -> None:
    sentence = "Op de kade lagen veertig palen, niet ver van de dorpskerk, bij de boten."

    assert aptness_of("Hoeveel palen lagen er op de kade?", sentence) == 1
    assert aptness_of("Hoeveel boten lagen er op de kade?", sentence) == 0


def test_a_name_that_is_not_told_of_there_leaves_nothing() -> None:
    assert aptness_of("Waarom vaart Tolsma weer?") == 0


def test_a_name_may_stand_in_another_sentence_than_what_is_asked_of_it() -> None:
    sentences = ("Wiersma kwam laat.", "Hij is 61 en woont in Oosterwade.")

    assert aptness_of("Hoe oud is Wiersma?", *sentences) == 1


def test_of_a_full_name_the_last_word_is_enough() -> None:
    assert aptness_of("Hoe oud is Jorrit Wiersma?", "Wiersma (61) vaart weer.") == 1


def test_a_title_that_the_archive_gives_a_name_asks_nothing_of_it() -> None:
    with_title = aptness_of("Waar studeerde schipper Jorrit Wiersma?")

    assert with_title == aptness_of("Waar studeerde Jorrit Wiersma?") == 0


def test_words_that_only_make_the_sentence_ask_nothing() -> None:
    assert aptness_of("Wat gebeurde er precies met de ketting?", "De ketting brak.") == 1


def test_a_year_that_is_asked_about_need_not_be_told() -> None:
    assert aptness_of("Hoeveel kostte de ketting in 2022?", FERRY[1]) == 1


def test_a_number_that_is_asked_about_must_be_told() -> None:
    sentence = "In silo 4 ligt tarwe."

    assert aptness_of("Wat ligt er in silo 4?", sentence) == 1
    assert aptness_of("Wat ligt er in silo 7?", sentence) == 0


def test_the_asker_already_knows_the_name_that_is_asked_about() -> None:
    sentence = "Molenaar Hilde Brakel belde met de molen."

    known = aptness_of("Wie belde met Hilde Brakel?", sentence)

    assert known == aptness_of("Wie belde met de molen?", sentence) / 2


def test_what_is_near_counts_less_than_what_is_in_the_sentence() -> None:
    together = aptness_of("Waarom brak de ketting?", "De ketting brak.")
    apart = aptness_of("Waarom brak de ketting?", "De ketting is oud.", "Toen brak de hel los.")

    assert 0 < apart <= together


def test_nothing_found_is_not_apt() -> None:
    assert APTNESS.of(READER.read(Question("Hoe oud is Wiersma?", TODAY)), []) == 0


def test_the_aptest_passage_counts() -> None:
    passages = [
        RankedPassage(article_of(sentence, id=name), 0, 0, 1, 1.0)
        for name, sentence in (("a", "De molen maalt."), ("b", "Wiersma (61) vaart weer."))
    ]
    reading = READER.read(Question("Hoe oud is Wiersma?", TODAY))

    assert APTNESS.of(reading, passages) == APTNESS.of(reading, passages[::-1]) == 1
