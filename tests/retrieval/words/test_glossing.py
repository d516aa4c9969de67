from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import DutchAnalyzer
from retrieval.words.dictionary import read_headwords
from retrieval.words.glossing import Glosser, glossary_digest

PAGE = files("retrieval").joinpath("vocabulary", "nl-en.txt").read_text("utf-8")
GLOSSER = Glosser(DutchAnalyzer())


def test_a_text_is_put_into_english_word_by_word() -> None:
    assert GLOSSER.gloss("De boer had een paard.") == "the farmer had a horse."


def test_what_stands_between_words_stays() -> None:
    assert GLOSSER.gloss("“Brood, boter: 3,50!”") == "“bread, butter: 3,50!”"


@pytest.mark.parametrize("name", ["Oosterwade", "Wiebe Tolsma"])
def test_a_name_stays_as_it_is(name: str) -> None:
    assert GLOSSER.gloss(name) == name


def test_an_unknown_word_stays_as_it_is() -> None:
    assert GLOSSER.gloss("zwoemp") == "zwoemp"


@pytest.mark.parametrize(
    ("form", "english"),
    [("bakkers", "baker"), ("fluistert", "whisper"), ("lekkerste", "delicious")],
)
def test_a_form_has_the_english_of_its_word(form: str, english: str) -> None:
    assert GLOSSER.gloss(form) == english


def test_a_compound_has_the_english_of_its_parts() -> None:
    assert GLOSSER.gloss("keukenladder") == "kitchen ladder"


def test_the_usual_sense_is_taken() -> None:
    assert GLOSSER.gloss("vrouw") == "woman"


def test_a_dutch_question_is_put_into_english() -> None:
    assert GLOSSER.gloss_question("Waarom huilde de bakker?") == "why cried the baker?"


def test_an_english_question_stays_as_it_is() -> None:
    question = "Why did the men die in the water?"

    assert GLOSSER.gloss_question(question) == question


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(GLOSSER.gloss(text), str)


def test_the_digest_stays_the_same() -> None:
    assert glossary_digest() == glossary_digest()


def test_the_page_from_dutch_is_sorted_and_gives_each_word_one_meaning() -> None:
    heads = list(read_headwords(PAGE))
    dutch = [word for head in heads for word in head.translations]

    assert [head.english for head in heads] == sorted({head.english for head in heads})
    assert len(dutch) == len(set(dutch))
    assert PAGE.startswith("# ")
