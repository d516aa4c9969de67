import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval import embedding as module
from retrieval.embedding import SentenceEmbedder
from retrieval.errors import ModelMissingError, ModelOutputError
from retrieval.model.card import ModelCard, card_of
from retrieval.model.choice import PACKAGED_MODEL, ChosenModel, choose_model
from retrieval.model.precision import Precision
from retrieval.options import DEFAULT_MODEL, Options
from retrieval.types import Language, Vectors
from tests.retrieval.fake_hub import seclude, serve_hub
from tests.retrieval.tiny_models import LONGEST, WORDS, save_embedder, save_plain, spoil_weights

WEIGHTS = dict.fromkeys(Language, 0.5)
SILENT = ModelCard("", "", WEIGHTS)
TEXTS = ("de boot vaart", "een molen draait op de dijk", "de bakker bakt brood .", "veer")
# A batch of other texts pads otherwise, which moves the last bits of a sum.
CLOSE = 1e-5


def open_embedder(folder: Path, card: ModelCard = SILENT) -> SentenceEmbedder:
    return SentenceEmbedder(ChosenModel(str(folder), str(folder), folder, card, "0" * 32))


def open_as_published(folder: Path) -> SentenceEmbedder:
    return open_embedder(folder, card_of(str(folder), folder))


def near(first: Vectors, second: Vectors) -> bool:
    return bool(np.allclose(first, second, atol=CLOSE))


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def model(models: Path) -> Path:
    return save_embedder(models / "haven")


@pytest.fixture(scope="module")
def embedder(model: Path) -> SentenceEmbedder:
    return open_embedder(model)


@pytest.fixture
def copy(model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(model, tmp_path / "copy"))


def test_a_passage_becomes_a_row(embedder: SentenceEmbedder) -> None:
    vectors = embedder.embed_passages(TEXTS)

    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32


def test_no_passages_become_no_rows(embedder: SentenceEmbedder) -> None:
    assert len(embedder.embed_passages([])) == 0


def test_a_question_becomes_one_row(embedder: SentenceEmbedder) -> None:
    assert embedder.embed_question("vaart de boot").shape == (embedder.dimensions,)


@pytest.mark.parametrize(
    "text", ["de boot vaart", "", " \n", "\x00", "🚢" * 9, "molen " * 20 * LONGEST, "onbekend"]
)
def test_every_vector_is_finite_and_of_length_one(text: str, embedder: SentenceEmbedder) -> None:
    vectors = np.vstack([embedder.embed_passages([text]), embedder.embed_question(text)])

    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=CLOSE)


def test_the_same_text_has_the_same_vector(embedder: SentenceEmbedder) -> None:
    assert np.array_equal(embedder.embed_question(TEXTS[0]), embedder.embed_question(TEXTS[0]))


def test_another_text_has_another_vector(embedder: SentenceEmbedder) -> None:
    assert not near(embedder.embed_question("boot"), embedder.embed_question("brug"))


def test_the_rows_keep_the_order_of_the_passages(embedder: SentenceEmbedder) -> None:
    together = embedder.embed_passages(TEXTS * 9)

    assert near(together, np.vstack([embedder.embed_passages([text]) for text in TEXTS] * 9))


def test_the_same_files_give_the_same_vectors(model: Path, embedder: SentenceEmbedder) -> None:
    again = open_embedder(model)

    assert np.array_equal(again.embed_passages(TEXTS), embedder.embed_passages(TEXTS))


def test_the_prompt_for_a_question_reaches_the_model(
    model: Path, embedder: SentenceEmbedder
) -> None:
    prompted = open_embedder(model, ModelCard("query: ", "passage: ", WEIGHTS))

    vector = prompted.embed_question("boot")

    assert near(vector, embedder.embed_question("query: boot"))
    assert not near(vector, embedder.embed_question("boot"))


def test_a_model_that_reads_english_is_given_english_words(
    model: Path, embedder: SentenceEmbedder
) -> None:
    english = open_embedder(model, ModelCard("", "", WEIGHTS, reads_english=True))

    assert near(english.embed_passages(["de boot"]), embedder.embed_passages(["the boat"]))
    assert near(
        english.embed_question("Waar is de boot?"), embedder.embed_question("where is the boat?")
    )
    assert near(english.embed_question("Who is it?"), embedder.embed_question("Who is it?"))


def test_the_prompt_for_a_passage_reaches_the_model(
    model: Path, embedder: SentenceEmbedder
) -> None:
    prompted = open_embedder(model, ModelCard("query: ", "passage: ", WEIGHTS))

    vectors = prompted.embed_passages(["boot"])

    assert near(vectors, embedder.embed_passages(["passage: boot"]))
    assert not near(vectors, embedder.embed_passages(["boot"]))


def test_a_known_model_is_prompted_as_its_makers_say(
    models: Path, embedder: SentenceEmbedder
) -> None:
    known = open_as_published(save_embedder(models / "multilingual-e5-small"))

    assert near(known.embed_question("boot"), embedder.embed_question("query: boot"))
    assert near(known.embed_passages(["boot"]), embedder.embed_passages(["passage: boot"]))


def test_another_model_is_prompted_as_its_own_files_say(
    models: Path, embedder: SentenceEmbedder
) -> None:
    folder = save_embedder(models / "molen", prompts={"query": "vaart ", "document": "brug : "})

    own = open_as_published(folder)

    assert near(own.embed_question("boot"), embedder.embed_question("vaart boot"))
    assert near(own.embed_passages(["boot"]), embedder.embed_passages(["brug : boot"]))


def test_a_model_without_prompts_reads_the_bare_text(
    model: Path, embedder: SentenceEmbedder
) -> None:
    assert near(open_as_published(model).embed_question("boot"), embedder.embed_question("boot"))


def test_no_prompt_is_put_in_that_the_card_does_not_name(
    models: Path, embedder: SentenceEmbedder
) -> None:
    folder = save_embedder(
        models / "dijk", prompts={"query": "query: ", "document": ""}, default_prompt="query"
    )

    own = open_as_published(folder)

    assert near(own.embed_passages(["boot"]), embedder.embed_passages(["boot"]))


def test_threads_that_embed_at_once_get_the_vectors_of_one(embedder: SentenceEmbedder) -> None:
    # Of many lengths, so that each call sets the tokenizer otherwise.
    questions = [" ".join(WORDS[:length]) for length in range(1, len(WORDS))]
    alone = [embedder.embed_question(question) for question in questions]

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(embedder.embed_question, questions))

    assert np.array_equal(alone, together)


def test_one_thread_at_a_time_uses_the_model(
    embedder: SentenceEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    encode, held = embedder._model.encode, list[bool]()

    def watched(*arguments: object, **settings: object) -> object:
        held.append(embedder._lock.locked())
        return encode(*arguments, **settings)

    monkeypatch.setattr(embedder._model, "encode", watched)
    embedder.embed_passages(TEXTS)
    embedder.embed_question("boot")

    assert held == [True, True]


def test_questions_and_passages_may_be_embedded_at_once(embedder: SentenceEmbedder) -> None:
    alone = embedder.embed_passages(TEXTS)

    def embed(number: int) -> Vectors:
        if number % 2:
            return np.vstack([embedder.embed_question(text) for text in TEXTS])
        return embedder.embed_passages(TEXTS)

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(embed, range(8)))

    assert all(near(vectors, alone) for vectors in together)


def test_weights_that_are_no_numbers_are_an_error(copy: Path) -> None:
    embedder = open_embedder(spoil_weights(copy))

    with pytest.raises(ModelOutputError) as caught:
        embedder.embed_passages(TEXTS)

    assert caught.value.model == str(copy)


def test_a_question_to_weights_that_are_no_numbers_is_an_error(copy: Path) -> None:
    embedder = open_embedder(spoil_weights(copy))

    with pytest.raises(ModelOutputError, match="choose another model"):
        embedder.embed_question("boot")


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("model.safetensors", 0),
        ("model.safetensors", 4),
        ("model.safetensors", 20_000),
        ("config.json", 0),
        ("config.json", 30),
        ("tokenizer.json", 100),
        ("modules.json", 10),
        ("1_Pooling/config.json", 5),
    ],
)
def test_a_file_that_was_cut_short_is_no_model(file: str, kept: int, copy: Path) -> None:
    (copy / file).write_bytes((copy / file).read_bytes()[:kept])

    with pytest.raises(ModelMissingError, match="its files cannot be loaded") as caught:
        open_embedder(copy)

    assert caught.value.model == str(copy)


@pytest.mark.parametrize("file", ["model.safetensors", "config.json", "1_Pooling/config.json"])
def test_a_file_that_is_not_there_is_no_model(file: str, copy: Path) -> None:
    (copy / file).unlink()

    with pytest.raises(ModelMissingError, match="its files cannot be loaded"):
        open_embedder(copy)


def test_code_that_comes_with_a_model_is_never_run(copy: Path) -> None:
    modules = json.loads((copy / "modules.json").read_text("utf-8"))
    modules[1]["type"] = "own_pooling.OwnPooling"
    (copy / "modules.json").write_text(json.dumps(modules), "utf-8")
    (copy / "own_pooling.py").write_text("raise SystemExit\n", "utf-8")

    with pytest.raises(ModelMissingError, match="its files cannot be loaded"):
        open_embedder(copy)


def test_a_transformer_alone_is_a_model_too(models: Path) -> None:
    embedder = open_embedder(save_plain(models / "plain"))

    assert np.linalg.norm(embedder.embed_question("boot")) == pytest.approx(1.0, abs=CLOSE)


def test_a_downloaded_model_embeds(
    model: Path,
    embedder: SentenceEmbedder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serve_hub({DEFAULT_MODEL: model}) as hub:
        seclude(monkeypatch, tmp_path, hub=hub.address)
        downloaded = SentenceEmbedder(choose_model(Options(), say=lambda _: None))

    assert near(downloaded.embed_question("boot"), embedder.embed_question("query: boot"))


def test_the_packaged_model_embeds() -> None:
    options = Options(embedding_model=PACKAGED_MODEL)
    packaged = SentenceEmbedder(choose_model(options, say=lambda _: None))

    harbour, boat, loan = packaged.embed_passages(
        ["The harbour is closed.", "No ship may dock.", "The bank raised its rate."]
    )

    assert harbour @ boat > harbour @ loan


def test_loading_asks_no_hub(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve_hub({}) as hub:
        seclude(monkeypatch, tmp_path, hub=hub.address)
        open_embedder(model).embed_question("boot")

        assert hub.asked == []


def test_in_half_the_bits_the_packaged_model_gives_the_same_vectors() -> None:
    chosen = choose_model(Options(embedding_model=PACKAGED_MODEL), say=lambda _: None)
    full, half = (SentenceEmbedder(chosen, precision=precision) for precision in Precision)

    exact, quick = (each.embed_passages(["De brug is dicht.", *TEXTS]) for each in (full, half))

    assert (full.precision, half.precision) == (Precision.FULL, Precision.HALF)
    assert (exact * quick).sum(axis=1).min() > 0.999
    assert np.linalg.norm(quick, axis=1) == pytest.approx(1.0, abs=CLOSE)


def test_a_model_that_gives_other_vectors_in_half_the_bits_keeps_all(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = ChosenModel(str(copy), str(copy), copy, SILENT, "0" * 32)
    monkeypatch.setattr(module, "are_alike", lambda *_: False)

    embedder = SentenceEmbedder(chosen, precision=Precision.HALF)

    assert embedder.precision is Precision.FULL
    assert np.array_equal(embedder.embed_passages(TEXTS), open_embedder(copy).embed_passages(TEXTS))
