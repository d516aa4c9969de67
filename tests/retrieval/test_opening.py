"""What an Answerer is put together from, and what it does without."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from retrieval.answering import Answerer
from retrieval.builder import build_generation
from retrieval.errors import IndexMissingError, IndexOutdatedError, IndexTimeoutError
from retrieval.generations import Generations
from retrieval.manifest import Manifest, read_manifest, write_manifest
from retrieval.model.kept import Models
from retrieval.opening import answer_from, load_models, open_answerer
from retrieval.options import Options
from retrieval.types import Answer, Outcome, Question, Scope, Vectors
from tests.builders import TODAY, make_reading, make_request

OPTIONS = make_request(Path(), Path()).options
QUESTION = Question("Wat mat het bestuur van de ijsbaan?", TODAY)
HOSTILE = ("", "\x00", "\ud800 ijsbaan", "🙂", "id:c1 OR *", "(" * 500, "ijsbaan " * 3_000)


@pytest.fixture(scope="module")
def shared(built: Path) -> Iterator[Answerer]:
    """Return an Answerer that no test changes."""
    answerer = open_answerer(built, OPTIONS)
    yield answerer
    answerer.close()


def ask(data: Path, options: Options = OPTIONS, question: Question = QUESTION) -> Outcome:
    answerer = open_answerer(data, options)
    outcome = answerer.answer(question)
    answerer.close()
    return outcome


def edit(data: Path, change: Callable[[Manifest], Manifest]) -> None:
    directory = data / "generations" / "g000001"
    write_manifest(directory, change(read_manifest(directory)))


def check_that_words_alone_answer(outcome: Outcome, why: str) -> None:
    assert isinstance(outcome, Answer)
    assert outcome.citations[0].article.id == "004-ijsbaan"
    assert outcome.degraded is not None
    assert why in outcome.degraded


def test_a_question_is_answered_from_the_published_generation(shared: Answerer) -> None:
    outcome = shared.answer(QUESTION)

    assert isinstance(outcome, Answer)
    assert outcome.citations[0].article.id == "004-ijsbaan"
    assert outcome.holdings.generation == "g000001"
    assert outcome.degraded is None


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:10]))
def test_whatever_is_asked_every_index_answers(shared: Answerer, text: str) -> None:
    outcome = shared.answer(Question(text, TODAY))

    assert outcome.degraded is None


def test_without_an_index_there_is_nothing_to_open(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="no index has been built"):
        open_answerer(tmp_path, OPTIONS)


OUTDATED: dict[str, Callable[[Manifest], Manifest]] = {
    "model": lambda manifest: replace(manifest, model=replace(manifest.model, configured="other")),
    "files": lambda manifest: replace(manifest, model=replace(manifest.model, fingerprint="other")),
    "analysis": lambda manifest: replace(manifest, analyzer={**manifest.analyzer, "stemmer": "?"}),
    "evidence": lambda manifest: replace(manifest, gate=replace(manifest.gate, signal="other")),
}


@pytest.mark.parametrize("what", OUTDATED)
def test_a_generation_made_with_something_else_is_refused(data: Path, what: str) -> None:
    edit(data, OUTDATED[what])

    with pytest.raises(IndexOutdatedError, match=f"^g000001 was built with .*{what}") as caught:
        open_answerer(data, OPTIONS)

    assert str(caught.value).endswith("; renew it with: kernvraag reindex")


def test_another_model_than_the_configured_one_is_refused(data: Path) -> None:
    with pytest.raises(IndexOutdatedError, match="all-MiniLM-L6-v2 and house/model is configured"):
        open_answerer(data, Options(embedding_model="house/model"))


def test_without_its_model_words_alone_answer(data: Path, tmp_path: Path) -> None:
    gone = str(tmp_path / "model")
    edit(
        data,
        lambda manifest: replace(
            manifest, model=replace(manifest.model, configured=gone, used=gone)
        ),
    )

    outcome = ask(data, Options(embedding_model=gone))

    check_that_words_alone_answer(outcome, f"only words are searched: the model {gone}")


def test_that_another_model_stands_in_is_said_with_every_answer(data: Path) -> None:
    reason = "the configured model could not be had"
    edit(data, lambda manifest: replace(manifest, model=replace(manifest.model, reason=reason)))

    degraded = ask(data).degraded

    assert degraded is not None
    assert "all-MiniLM-L6-v2 stands in for it" in degraded


def test_by_words_alone_no_model_is_loaded(data: Path) -> None:
    models = Models()

    answerer = answer_from(
        Generations(data).open(), data, OPTIONS, models, without_model="it takes too long"
    )
    outcome = answerer.answer(QUESTION)
    answerer.close()

    check_that_words_alone_answer(outcome, "only words are searched: it takes too long")
    assert models._embedder is None


def test_models_that_were_loaded_before_need_not_be_waited_for(data: Path) -> None:
    models = Models()
    generation = Generations(data).open()

    load_models(generation, OPTIONS, models)
    loaded = models._embedder
    answer_from(generation, data, OPTIONS, models).close()

    assert loaded is not None
    assert models._embedder is loaded


def test_a_model_that_is_gone_is_no_error_before_it_is_needed(data: Path, tmp_path: Path) -> None:
    gone = str(tmp_path / "model")
    edit(data, lambda manifest: replace(manifest, model=replace(manifest.model, used=gone)))
    models = Models()
    generation = Generations(data).open()

    load_models(generation, OPTIONS, models)
    generation.archive.close()

    assert models._embedder is None


def test_without_some_of_its_vectors_words_alone_answer(data: Path) -> None:
    edit(data, lambda manifest: replace(manifest, holdings=replace(manifest.holdings, passages=5)))

    check_that_words_alone_answer(ask(data), "its count is not the recorded one")


def test_a_damaged_database_that_another_chroma_wrote_leaves_the_words(data: Path) -> None:
    edit(data, lambda manifest: replace(manifest, versions={"chromadb": "1.0.0"}))
    (data / "generations/g000001/chroma/chroma.sqlite3").write_bytes(b"no database" * 1_000)

    check_that_words_alone_answer(ask(data), "the dense index is damaged")


class HangingCollection:
    """Answer no query until it is let go."""

    def __init__(self) -> None:
        self.let_go = Event()

    def query(self, **_: object) -> None:
        self.let_go.wait()


def test_a_hanging_index_leaves_the_words(data: Path) -> None:
    answerer = open_answerer(data, OPTIONS)
    dense = answerer._parts.retriever._indexes[-1].index._index
    dense._collection = hanging = HangingCollection()
    # A thousand times what the call takes to hang.
    dense._deadline = 0.05

    outcome = answerer.answer(QUESTION)
    with pytest.raises(IndexTimeoutError):
        dense.search(make_reading("ijsbaan"), Scope(), 1)

    hanging.let_go.set()
    answerer.close()
    check_that_words_alone_answer(outcome, "the dense index does not answer")


def test_a_model_that_gives_no_numbers_leaves_the_words(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answerer = open_answerer(data, OPTIONS)
    model = answerer._parts.retriever._indexes[-1].index._index._embedder._model

    def encode(texts: list[str], **_: object) -> Vectors:
        return np.full((len(texts), 384), np.nan, np.float32)

    monkeypatch.setattr(model, "encode", encode)
    outcome = answerer.answer(QUESTION)
    answerer.close()

    check_that_words_alone_answer(outcome, "the dense index does not answer")


def test_the_same_corpus_gives_the_same_ranking(corpus: Path, data: Path) -> None:
    question = Question("Waarom stond de molenaar stil op het ijs bij de brug?", TODAY)
    before = open_answerer(data, OPTIONS)
    build_generation(make_request(corpus, data), lambda _: None)
    after = open_answerer(data, OPTIONS)

    rankings = [answerer.examine(question).retrieved.ranking for answerer in (before, after)]
    before.close()
    after.close()

    ids = [[hit.passage_id for hit in ranking] for ranking in rankings]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 4
    assert [hit.score for hit in rankings[0]] == pytest.approx([hit.score for hit in rankings[1]])


def test_a_reader_goes_on_while_new_generations_are_published(corpus: Path, data: Path) -> None:
    reader = open_answerer(data, OPTIONS)
    before = reader.answer(QUESTION)

    # The second of them removes the one that the reader holds open.
    for _ in range(2):
        build_generation(make_request(corpus, data), lambda _: None)
        assert reader.answer(QUESTION) == before

    assert "g000001" not in Generations(data).names()
    assert reader.timeline(QUESTION).citations
    reader.close()


def test_a_reader_that_was_never_asked_goes_on_too(corpus: Path, data: Path) -> None:
    reader = open_answerer(data, OPTIONS)

    for _ in range(2):
        build_generation(make_request(corpus, data), lambda _: None)
    outcome = reader.answer(QUESTION)
    reader.close()

    assert isinstance(outcome, Answer)
    assert outcome.degraded is None


def test_an_operators_own_synonyms_are_searched_by(data: Path) -> None:
    (data / "thesaurus.txt").write_text("kwibus = molenaar, dwarsligger\n", "utf-8")

    answerer = open_answerer(data, OPTIONS)
    reading = answerer.answer(Question("Wat deed de kwibus?", TODAY)).reading
    answerer.close()

    assert "molenaar" in {variant.word for word in reading.words for variant in word}
