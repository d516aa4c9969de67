from pathlib import Path

import pytest
from transformers.utils import logging

from retrieval.embedding import SentenceEmbedder
from retrieval.errors import ModelMissingError
from retrieval.model.card import card_of
from retrieval.model.choice import ChosenModel
from retrieval.model.loading import loading
from tests.retrieval.tiny_models import save_embedder


def fail() -> None:
    raise OSError


@pytest.fixture
def model(tmp_path: Path) -> ChosenModel:
    folder = save_embedder(tmp_path / "haven")
    return ChosenModel("haven", "haven", folder, card_of("haven", folder), "0" * 32)


def test_what_keeps_a_model_from_loading_is_said_with_its_name() -> None:
    with pytest.raises(ModelMissingError) as caught, loading("haven"):
        fail()

    assert caught.value.model == "haven"
    assert caught.value.why == "its files cannot be loaded: OSError"


def test_loading_a_model_writes_nothing(
    model: ChosenModel, capfd: pytest.CaptureFixture[str]
) -> None:
    # What was written while the model was made.
    capfd.readouterr()

    SentenceEmbedder(model).embed_question("boot")

    assert capfd.readouterr() == ("", "")


def test_loading_a_model_leaves_the_bars_of_others() -> None:
    with loading("haven"):
        during = logging.is_progress_bar_enabled()

    assert not during
    assert logging.is_progress_bar_enabled()


def test_bars_that_were_switched_off_stay_so() -> None:
    logging.disable_progress_bar()

    with loading("haven"):
        pass

    assert not logging.is_progress_bar_enabled()
    logging.enable_progress_bar()


def test_a_model_that_cannot_be_loaded_leaves_the_bars_of_others() -> None:
    with pytest.raises(ModelMissingError), loading("haven"):
        fail()

    assert logging.is_progress_bar_enabled()
