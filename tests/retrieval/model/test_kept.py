from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.errors import ModelMissingError
from retrieval.generations import Generations
from retrieval.model.choice import ChosenModel, choose_model
from retrieval.model.kept import Models
from retrieval.opening import answer_from
from retrieval.options import Options
from retrieval.types import Question
from tests.builders import TODAY, make_request
from tests.retrieval.tiny_models import save_embedder, save_reranker

OPTIONS = make_request(Path(), Path()).options


def choose(folder: Path) -> ChosenModel:
    return choose_model(Options(embedding_model=str(folder)), say=lambda _: None)


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> ChosenModel:
    return choose(save_embedder(tmp_path_factory.mktemp("models") / "embedder"))


def test_a_model_is_loaded_once(chosen: ChosenModel) -> None:
    models = Models()

    assert models.embedder(chosen) is models.embedder(replace(chosen, reason="it stands in"))


@pytest.mark.parametrize(
    "change",
    [
        lambda chosen: replace(chosen, fingerprint="other files"),
        lambda chosen: replace(chosen, name="another name"),
    ],
)
def test_another_model_is_another(
    chosen: ChosenModel, change: Callable[[ChosenModel], ChosenModel]
) -> None:
    models = Models()

    assert models.embedder(chosen) is not models.embedder(change(chosen))


def test_a_reranker_is_loaded_once(tmp_path: Path) -> None:
    models = Models()
    one, other = (str(save_reranker(tmp_path / name, lessons=0)) for name in ("one", "other"))

    assert models.reranker(one) is models.reranker(one)
    assert models.reranker(one) is not models.reranker(other)


def test_a_reranker_that_cannot_be_had_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError):
        Models().reranker(str(tmp_path / "none"))


def test_a_new_generation_is_opened_with_the_model_of_the_old_one(data: Path) -> None:
    models = Models()

    answerers = [
        answer_from(Generations(data).open(), data, OPTIONS, models) for _ in ("old", "new")
    ]
    embedders = [each._parts.retriever._indexes[-1].index._index._embedder for each in answerers]
    answerers[0].close()

    assert embedders[0] is embedders[1]
    assert (
        answerers[1].answer(Question("Wat mat het bestuur van de ijsbaan?", TODAY)).degraded is None
    )
    answerers[1].close()
