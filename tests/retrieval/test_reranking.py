import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from retrieval.errors import ModelMissingError, ModelOutputError
from retrieval.reranking import CrossEncoderReranker
from tests.retrieval.tiny_models import (
    LONGEST,
    TELLING_WORD,
    save_embedder,
    save_plain,
    save_reranker,
    spoil_weights,
)

QUESTION = "de boot"
PASSAGES = ("een molen", "brood", f"de {TELLING_WORD}", "vis", "bakker")
TELLING = PASSAGES[2]
# A batch of other passages pads otherwise, which moves the last bits of a sum.
CLOSE = 1e-5


def open_reranker(folder: Path) -> CrossEncoderReranker:
    return CrossEncoderReranker(folder.name, folder)


def ranked(scores: Sequence[float]) -> list[str]:
    return [passage for _, passage in sorted(zip(scores, PASSAGES, strict=True), reverse=True)]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module", params=[1, 2], ids=["one label", "two labels"])
def model(request: pytest.FixtureRequest, models: Path) -> Path:
    return save_reranker(models / f"labels-{request.param}", labels=request.param)


@pytest.fixture(scope="module")
def reranker(model: Path) -> CrossEncoderReranker:
    return open_reranker(model)


@pytest.fixture
def copy(model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(model, tmp_path / "copy"))


def test_the_relevant_passage_comes_first(reranker: CrossEncoderReranker) -> None:
    assert ranked(reranker.score(QUESTION, PASSAGES))[0] == TELLING


def test_every_passage_has_one_score(reranker: CrossEncoderReranker) -> None:
    scores = reranker.score(QUESTION, PASSAGES)

    assert [type(score) for score in scores] == [float] * len(PASSAGES)


def test_a_passage_alone_has_the_score_it_has_among_others(
    reranker: CrossEncoderReranker,
) -> None:
    alone = [reranker.score(QUESTION, [passage])[0] for passage in PASSAGES]

    assert reranker.score(QUESTION, PASSAGES) == pytest.approx(alone, abs=CLOSE)


def test_no_passages_have_no_scores(reranker: CrossEncoderReranker) -> None:
    assert list(reranker.score(QUESTION, [])) == []


@pytest.mark.parametrize("text", ["", "\x00", "🚢", "molen " * 20 * LONGEST])
def test_every_text_has_a_score(text: str, reranker: CrossEncoderReranker) -> None:
    assert len(reranker.score(text, [text, TELLING])) == 2


def test_threads_that_rerank_at_once_get_the_scores_of_one(
    reranker: CrossEncoderReranker,
) -> None:
    # Of many lengths, so that each call sets the tokenizer otherwise.
    questions = [QUESTION * length for length in range(12)]
    alone = [reranker.score(question, PASSAGES) for question in questions]

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda asked: reranker.score(asked, PASSAGES), questions))

    assert together == alone


def test_one_thread_at_a_time_uses_the_model(
    reranker: CrossEncoderReranker, monkeypatch: pytest.MonkeyPatch
) -> None:
    predict, held = reranker._model.predict, list[bool]()

    def watched(*arguments: object, **settings: object) -> object:
        held.append(reranker._lock.locked())
        return predict(*arguments, **settings)

    monkeypatch.setattr(reranker._model, "predict", watched)
    reranker.score(QUESTION, PASSAGES)

    assert held == [True]


def test_weights_that_are_no_numbers_are_an_error(copy: Path) -> None:
    reranker = open_reranker(spoil_weights(copy))

    with pytest.raises(ModelOutputError) as caught:
        reranker.score(QUESTION, PASSAGES)

    assert caught.value.model == "copy"


@pytest.mark.parametrize("file", ["model.safetensors", "config.json", "tokenizer.json"])
def test_a_file_that_was_cut_short_is_no_model(file: str, copy: Path) -> None:
    (copy / file).write_bytes((copy / file).read_bytes()[:100])

    with pytest.raises(ModelMissingError, match="its files cannot be loaded"):
        open_reranker(copy)


def test_a_folder_that_is_not_there_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="its files cannot be loaded"):
        open_reranker(tmp_path / "weg")


def test_a_model_that_sorts_into_three_is_refused(models: Path) -> None:
    folder = save_reranker(models / "labels-3", labels=3, lessons=0)

    with pytest.raises(ModelMissingError, match="it was not made to score passages") as caught:
        open_reranker(folder)

    assert caught.value.model == "labels-3"


@pytest.mark.parametrize("save", [save_embedder, save_plain])
def test_a_model_that_embeds_is_refused(save: Callable[[Path], Path], tmp_path: Path) -> None:
    folder = save(tmp_path / "embeds")

    with pytest.raises(ModelMissingError, match="it was not made to score passages"):
        open_reranker(folder)


def test_loading_writes_nothing(model: Path, capfd: pytest.CaptureFixture[str]) -> None:
    open_reranker(model).score(QUESTION, PASSAGES)

    assert capfd.readouterr() == ("", "")
