import json
import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.edition import Building, Closed, Edition, NotReadyError, Opening
from bot.errors import OtherCorpusError
from bot.service import ArchiveService
from retrieval.building import Built, build
from retrieval.changes import plan_build
from retrieval.model.choice import PACKAGED_MODEL
from retrieval.options import Options
from retrieval.types import Answer, Question
from tests.bot.builders import TODAY
from tests.builders import ARTICLES, make_request, write_corpus

OPTIONS = Options(embedding_model=PACKAGED_MODEL)
QUESTION = Question("Waarom voer de veerpont niet uit?", TODAY)
NEWS = {"005-smid": " date 2023-02 De smid van Oosterwade smeedt een nieuwe ketting."}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a corpus and, in `data`, an index of it."""
    folder = tmp_path_factory.mktemp("service")
    publish(folder)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """Return a copy of it that may be changed; the manifest names the first one's corpus."""
    shutil.copytree(built / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def service(folder: Path) -> Generator[ArchiveService]:
    service = ArchiveService(None, folder / "data", OPTIONS)
    service.start()
    service.prepare(today=TODAY)
    yield service
    service.close()


def publish(folder: Path, data: Path | None = None, **more: str) -> None:
    corpus = write_corpus(folder / "articles", {**ARTICLES, **more})
    for _ in build(make_request(corpus, data or folder / "data")):
        pass


def decide(service: ArchiveService, text: str) -> bool:
    (service.data / "decisions.toml").write_text(text, "utf-8")
    return service.refresh()


def test_before_it_is_opened_nobody_is_answered(folder: Path) -> None:
    service = ArchiveService(None, folder / "data", OPTIONS)

    with pytest.raises(NotReadyError) as raised, service.edition():
        pass

    assert isinstance(raised.value.state, Opening)


def test_an_open_archive_answers(service: ArchiveService) -> None:
    with service.edition() as edition:
        outcome = edition.answerer.answer(QUESTION)

    assert outcome.holdings.generation == "g000001"


def test_while_its_model_still_loads_an_archive_answers_by_its_words_and_says_so(
    folder: Path,
) -> None:
    service = ArchiveService(None, folder / "data", OPTIONS)

    service.start()
    with service.edition() as by_words:
        early = by_words.answerer.answer(QUESTION)
    service.prepare(today=TODAY)
    with service.edition() as complete:
        late = complete.answerer.answer(QUESTION)
    service.close()

    assert early.degraded == "only words are searched: the model is still loading"
    assert late.degraded is None
    assert complete.generation is by_words.generation
    assert isinstance(early, Answer)
    assert early.citations[0].article.id == "001-veerpont"


def test_who_reads_when_the_model_is_there_finishes_by_words(folder: Path) -> None:
    service = ArchiveService(None, folder / "data", OPTIONS)
    service.start()

    with service.edition() as by_words:
        service.prepare(today=TODAY)
        outcome = by_words.answerer.answer(QUESTION)
    service.close()

    assert outcome.holdings.generation == "g000001"


def test_an_index_of_other_model_files_is_built_anew_and_not_answered_from_by_words(
    folder: Path,
) -> None:
    manifest = folder / "data/generations/g000001/manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    told["model"]["fingerprint"] = "0" * 32
    manifest.write_text(json.dumps(told), "utf-8")
    service = ArchiveService(None, folder / "data", OPTIONS)

    service.start()

    assert isinstance(service.state, Closed)
    service.close()


def test_a_reranker_that_is_missing_leaves_the_words_and_is_said(folder: Path) -> None:
    options = replace(OPTIONS, reranker_model=str(folder / "none"))
    service = ArchiveService(None, folder / "data", options)

    service.start()
    service.prepare(today=TODAY)
    with service.edition() as edition:
        degraded = edition.answerer.degraded
    service.close()

    assert degraded is not None
    assert degraded.startswith("only words are searched: the model ")


def test_what_is_embedded_ahead_need_not_be_embedded_by_the_build(
    service: ArchiveService, tmp_path: Path
) -> None:
    corpus = write_corpus(tmp_path / "articles", {**ARTICLES, **NEWS})
    plan = plan_build(corpus, service.data, today=TODAY)

    service.embed_ahead(plan.texts)
    *_, built = build(make_request(corpus, service.data))

    assert plan.passages == len(plan.texts) == 1
    assert isinstance(built, Built)
    assert built.embedded == 0


def test_without_an_index_there_is_nothing_to_open(tmp_path: Path) -> None:
    service = ArchiveService(None, tmp_path / "data", OPTIONS)

    service.start()

    assert isinstance(service.state, Opening)


def test_a_first_index_that_cannot_be_built_is_said_and_not_tried_again(tmp_path: Path) -> None:
    service = ArchiveService(tmp_path / "nowhere", tmp_path / "data", OPTIONS)

    service.prepare(today=TODAY)

    assert isinstance(service.state, Closed)
    assert service.refresh() is False


def test_an_index_of_another_corpus_is_refused(folder: Path, tmp_path: Path) -> None:
    service = ArchiveService(tmp_path / "elsewhere", folder / "data", OPTIONS)

    with pytest.raises(OtherCorpusError):
        service.start()


def test_what_is_published_is_taken_over_and_the_model_is_kept(
    service: ArchiveService, built: Path, tmp_path: Path
) -> None:
    with service.edition() as edition:
        model = edition.answerer._parts.retriever._indexes[-1].index._index._embedder
    publish(tmp_path, service.data, **NEWS)

    assert service.refresh() is True
    with service.edition() as fresh:
        assert fresh.generation.name == "g000002"
        assert fresh.answerer._parts.retriever._indexes[-1].index._index._embedder is model


def test_who_is_reading_finishes_in_the_old_generation(
    service: ArchiveService, tmp_path: Path
) -> None:
    with service.edition() as edition:
        publish(tmp_path, service.data, **NEWS)
        service.refresh()

        outcome = edition.answerer.answer(QUESTION)

    assert outcome.holdings.generation == "g000001"


def test_a_damaged_generation_changes_nothing_and_is_not_tried_twice(
    service: ArchiveService, tmp_path: Path
) -> None:
    publish(tmp_path, service.data, **NEWS)
    (service.data / "generations/g000002/manifest.json").write_text("{", "utf-8")

    service.refresh()

    assert isinstance(service.state, Edition)
    assert service.state.generation.name == "g000001"
    assert service.refresh() is False


def test_without_news_nothing_is_done(service: ArchiveService) -> None:
    assert service.refresh() is False


def test_a_decision_counts_at_once_and_the_generation_stays_open(service: ArchiveService) -> None:
    with service.edition() as edition:
        assert edition.answerer.article("001-veerpont") is not None
        changed = decide(service, '[suppressed]\n"001-veerpont" = "op verzoek"\n')

    with service.edition() as decided:
        assert changed is True
        assert decided.generation is edition.generation
        assert decided.answerer.article("001-veerpont") is None


def test_decisions_that_are_no_toml_change_nothing(service: ArchiveService) -> None:
    with service.edition() as edition:
        decide(service, "dit is geen toml = = =")

    with service.edition() as same:
        assert same.answerer.article("001-veerpont") == edition.answerer.article("001-veerpont")


def test_a_service_that_was_closed_answers_nobody(service: ArchiveService) -> None:
    service.close()

    with pytest.raises(NotReadyError), service.edition():
        pass


def test_building_is_broken_off_when_the_bot_stops(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "articles", ARTICLES)
    service = ArchiveService(corpus, tmp_path / "data", OPTIONS)
    service.stop_building()

    service.prepare(today=TODAY)

    assert isinstance(service.state, Building)
    assert not (service.data / "CURRENT").exists()
