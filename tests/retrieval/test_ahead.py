from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.ahead import embed_ahead
from retrieval.builder import build_generation
from retrieval.changes import plan_build
from retrieval.errors import IndexOutdatedError
from retrieval.generations import Generation, Generations
from retrieval.model.kept import Models
from tests.builders import ARTICLES, TODAY, make_request, write_corpus

NEWS = {"005-smid": " date 2023-02 De smid van Oosterwade smeedt een nieuwe ketting."}


@pytest.fixture
def generation(data: Path) -> Generation:
    generation = Generations(data).open()
    generation.archive.close()
    return generation


def test_a_build_finds_what_was_embedded_ahead(
    generation: Generation, data: Path, tmp_path: Path
) -> None:
    news = write_corpus(tmp_path / "articles", {**ARTICLES, **NEWS})
    texts = plan_build(news, data, today=TODAY).texts

    count = embed_ahead(texts, generation, data, Models())
    built = build_generation(make_request(news, data), lambda _: None)

    assert count == len(texts) == 1
    assert built.embedded == 0


def test_what_is_there_is_not_embedded_again(
    corpus: Path, generation: Generation, data: Path, tmp_path: Path
) -> None:
    texts = plan_build(corpus, tmp_path / "empty", today=TODAY).texts

    assert len(texts) > 0
    assert embed_ahead(texts, generation, data, Models()) == 0


def test_without_a_text_no_model_is_loaded(generation: Generation, data: Path) -> None:
    models = Models()

    assert embed_ahead((), generation, data, models) == 0
    assert models._embedder is None


def test_a_model_that_has_changed_embeds_nothing_ahead(generation: Generation, data: Path) -> None:
    model = generation.manifest.model
    other = replace(model, fingerprint="other files")
    manifest = replace(generation.manifest, model=other)

    with pytest.raises(IndexOutdatedError):
        embed_ahead(["molen"], replace(generation, manifest=manifest), data, Models())


def test_a_large_change_is_left_to_the_build(data: Path, tmp_path: Path) -> None:
    many = {f"{n:03d}": f"De molenaar van dorp {n} maalt rogge." for n in range(65)}
    corpus = write_corpus(tmp_path / "articles", many)

    plan = plan_build(corpus, data, today=TODAY)

    assert plan.passages == 65
    assert plan.texts == ()
