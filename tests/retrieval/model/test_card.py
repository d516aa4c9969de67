import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.model.card import ModelCard, card_of, fingerprint
from retrieval.options import DEFAULT_MODEL
from retrieval.types import Language
from tests.retrieval.tiny_models import save_embedder

UNKNOWN = "haven/boot-klein"
PACKAGED = "all-MiniLM-L6-v2"
WEIGHTS = {Language.DUTCH: 0.3, Language.ENGLISH: 0.5}


def describe(folder: Path, published: object) -> Path:
    content = published if isinstance(published, str) else json.dumps(published)
    (folder / "config_sentence_transformers.json").write_text(content, "utf-8")
    return folder


def prompts_of(card: ModelCard) -> tuple[str, str]:
    return card.question_prompt, card.passage_prompt


@pytest.mark.parametrize("size", ["small", "base", "large"])
@pytest.mark.parametrize("place", ["intfloat/", "/srv/modellen/", "./", ""])
def test_a_known_model_has_its_prompts_wherever_it_lies(
    size: str, place: str, tmp_path: Path
) -> None:
    card = card_of(f"{place}multilingual-e5-{size}", tmp_path)

    assert prompts_of(card) == ("query: ", "passage: ")


def test_a_known_model_keeps_its_prompts_whatever_its_files_say(tmp_path: Path) -> None:
    describe(tmp_path, {"prompts": {"query": "vraag: ", "document": "tekst: "}})

    assert prompts_of(card_of(DEFAULT_MODEL, tmp_path)) == ("query: ", "passage: ")


@pytest.mark.parametrize("name", ["BAAI/bge-m3", PACKAGED])
def test_a_model_that_is_known_to_want_no_prompts_has_none(name: str, tmp_path: Path) -> None:
    assert prompts_of(card_of(name, tmp_path)) == ("", "")


@pytest.mark.parametrize(
    ("published", "prompts"),
    [
        ({"query": "vraag: ", "passage": "tekst: "}, ("vraag: ", "tekst: ")),
        ({"query": "vraag: ", "document": "tekst: "}, ("vraag: ", "tekst: ")),
        ({"question": "vraag: ", "corpus": "tekst: "}, ("vraag: ", "tekst: ")),
        ({"s2p_query": "vraag: "}, ("vraag: ", "")),
        ({"s2p_query": "ander: ", "query": "vraag: "}, ("vraag: ", "")),
        ({"query": "vraag: ", "document": ""}, ("vraag: ", "")),
        ({"classification": "soort: "}, ("", "")),
        ({}, ("", "")),
    ],
)
def test_another_model_has_the_prompts_that_its_files_name(
    published: Mapping[str, str], prompts: tuple[str, str], tmp_path: Path
) -> None:
    describe(tmp_path, {"prompts": published})

    assert prompts_of(card_of(UNKNOWN, tmp_path)) == prompts


def test_a_prompt_by_default_stands_for_one_without_a_name(tmp_path: Path) -> None:
    prompts = {"text": "lees: ", "query": "vraag: "}
    describe(tmp_path, {"prompts": prompts, "default_prompt_name": "text"})

    assert prompts_of(card_of(UNKNOWN, tmp_path)) == ("vraag: ", "lees: ")


@pytest.mark.parametrize(
    "published",
    [
        "",
        "{",
        "[]",
        "null",
        {"prompts": None},
        {"prompts": ["query: "]},
        {"prompts": {"query": None, "document": 7}},
        {"prompts": {}, "default_prompt_name": "query"},
        {"prompts": {}, "default_prompt_name": ["query"]},
    ],
)
def test_files_that_name_no_prompt_give_none(published: object, tmp_path: Path) -> None:
    describe(tmp_path, published)

    assert prompts_of(card_of(UNKNOWN, tmp_path)) == ("", "")


def test_a_description_that_is_no_text_gives_no_prompts(tmp_path: Path) -> None:
    (tmp_path / "config_sentence_transformers.json").write_bytes(b"\xff\xfe\x00")

    assert prompts_of(card_of(UNKNOWN, tmp_path)) == ("", "")


def test_a_folder_without_a_description_gives_no_prompts(tmp_path: Path) -> None:
    assert prompts_of(card_of(UNKNOWN, tmp_path)) == ("", "")


@pytest.mark.parametrize("prompts", [None, {"query": "vraag: ", "document": "tekst: "}])
def test_the_prompts_that_the_library_saves_are_read(
    prompts: Mapping[str, str] | None, tmp_path: Path
) -> None:
    folder = save_embedder(tmp_path / "model", prompts=prompts)

    wanted = ("vraag: ", "tekst: ") if prompts else ("", "")
    assert prompts_of(card_of(UNKNOWN, folder)) == wanted


def test_the_packaged_model_is_given_dutch_in_english_words(tmp_path: Path) -> None:
    assert card_of(PACKAGED, tmp_path).reads_english
    assert not card_of(DEFAULT_MODEL, tmp_path).reads_english


def test_a_model_that_reads_english_never_outvotes_the_words_of_a_dutch_question(
    tmp_path: Path,
) -> None:
    assert card_of(PACKAGED, tmp_path).weights[Language.DUTCH] < 0.5


def test_what_puts_dutch_into_english_is_part_of_the_fingerprint(model: Path) -> None:
    glossed = ModelCard(CARD.question_prompt, CARD.passage_prompt, WEIGHTS, reads_english=True)

    assert fingerprint(model, glossed) != fingerprint(model, CARD)


def test_a_multilingual_model_counts_for_more_with_english_questions(tmp_path: Path) -> None:
    weights = card_of(DEFAULT_MODEL, tmp_path).weights

    assert weights[Language.ENGLISH] > weights[Language.DUTCH] > 0.2


def test_an_unknown_model_counts_for_less_than_a_measured_one(tmp_path: Path) -> None:
    unknown = card_of(UNKNOWN, tmp_path).weights
    measured = card_of(DEFAULT_MODEL, tmp_path).weights

    assert all(0 < unknown[language] < measured[language] for language in Language)


@pytest.fixture
def make_model(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        folder = tmp_path / name
        (folder / "1_Pooling").mkdir(parents=True)
        (folder / "config.json").write_text("{}")
        (folder / "vocab.txt").write_text("boot\n")
        (folder / "model.safetensors").write_bytes(bytes(64))
        (folder / "1_Pooling/config.json").write_text("{}")
        return folder

    return make


@pytest.fixture
def model(make_model: Callable[[str], Path]) -> Path:
    return make_model("model")


CARD = ModelCard("query: ", "passage: ", WEIGHTS)


def test_a_fingerprint_is_32_hexadecimal_digits(model: Path) -> None:
    digits = fingerprint(model, CARD)

    assert len(digits) == 32
    assert int(digits, 16) >= 0


def test_the_same_files_elsewhere_have_the_same_fingerprint(
    make_model: Callable[[str], Path],
) -> None:
    assert fingerprint(make_model("hier"), CARD) == fingerprint(make_model("daar"), CARD)


@pytest.mark.parametrize(
    "file", ["config.json", "vocab.txt", "model.safetensors", "1_Pooling/config.json"]
)
def test_another_file_gives_another_fingerprint(file: str, model: Path) -> None:
    before = fingerprint(model, CARD)
    (model / file).write_bytes(b"anders")

    assert fingerprint(model, CARD) != before


def test_a_file_more_or_less_gives_another_fingerprint(model: Path) -> None:
    before = fingerprint(model, CARD)
    (model / "tokenizer.json").write_text("{}")
    more = fingerprint(model, CARD)
    (model / "tokenizer.json").unlink()

    assert more != before
    assert fingerprint(model, CARD) == before


def test_a_file_under_another_name_gives_another_fingerprint(model: Path) -> None:
    before = fingerprint(model, CARD)
    (model / "1_Pooling").rename(model / "2_Pooling")

    assert fingerprint(model, CARD) != before


def test_what_the_model_does_not_read_leaves_the_fingerprint(model: Path) -> None:
    before = fingerprint(model, CARD)
    (model / "README.md").write_text("Een model.")
    notes = model / ".cache" / "download"
    notes.mkdir(parents=True)
    (notes / "tree.json").write_text("{}")
    os.utime(model / "config.json", (0, 0))

    assert fingerprint(model, CARD) == before


def test_the_weight_of_a_model_leaves_the_fingerprint(model: Path) -> None:
    lighter = ModelCard(CARD.question_prompt, CARD.passage_prompt, dict.fromkeys(Language, 0.1))

    assert fingerprint(model, lighter) == fingerprint(model, CARD)


def test_a_folder_in_a_hidden_one_has_its_own_fingerprint(
    make_model: Callable[[str], Path],
) -> None:
    hidden = make_model(".cache/model")

    assert fingerprint(hidden, CARD) == fingerprint(make_model("model"), CARD)


@given(
    first=st.tuples(st.text(st.characters()), st.text(st.characters())),
    second=st.tuples(st.text(st.characters()), st.text(st.characters())),
)
def test_other_prompts_give_another_fingerprint(
    first: tuple[str, str], second: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    nothing = tmp_path_factory.getbasetemp() / "no model"

    fingerprints = {fingerprint(nothing, ModelCard(*each, WEIGHTS)) for each in (first, second)}

    assert len(fingerprints) == len({first, second})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("query: ", "passage: "), ("passage: ", "query: ")),
        (("a\nb", "c"), ("a", "b\nc")),
        (("", "\n"), ("\n", "")),
    ],
)
def test_prompts_cut_elsewhere_give_another_fingerprint(
    first: tuple[str, str], second: tuple[str, str], model: Path
) -> None:
    one, other = (fingerprint(model, ModelCard(*each, WEIGHTS)) for each in (first, second))

    assert one != other
