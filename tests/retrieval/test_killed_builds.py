"""Whatever moment a builder is killed at, readers go on and the next build puts all in order."""

from pathlib import Path

import numpy as np
import pytest

from retrieval.analysis import DutchAnalyzer
from retrieval.builder import build_generation
from retrieval.dense import DenseIndex
from retrieval.generations import DENSE_FOLDER, LEXICAL_FOLDER, Generations
from retrieval.lexical import LexicalIndex, open_searcher
from retrieval.opening import open_answerer
from retrieval.types import Answer, Question, Scope
from tests.builders import ARTICLES, TODAY, make_reading, make_request, write_corpus
from tests.fakes import WordEmbedder
from tests.killing import kill_at_event, kill_at_file

EVENTS = (
    '"stage":"reading","done":0',
    '"stage":"reading","done":4',
    '"stage":"model"',
    '"stage":"embedding"',
    '"stage":"indexing"',
    '"stage":"verifying"',
    '"stage":"publishing"',
)
# In the order in which they come to be: each is still being written when it is seen.
FILES = (
    "generations/.building-*/articles.sqlite",
    "generations/.building-*/lexical/meta.json",
    "generations/.building-*/chroma/*/header.bin",
    "generations/.building-*/manifest.json",
    "generations/g000002",
    "CURRENT.tmp",
)


def answering(data: Path) -> str:
    """Return the name of the generation that readers find, after each of its parts answered."""
    generation = Generations(data).open()
    assert generation.notice is None
    assert generation.archive.article("004-ijsbaan") is not None
    generation.archive.close()
    searcher = open_searcher(generation.directory / LEXICAL_FOLDER)
    words = LexicalIndex(searcher, DutchAnalyzer(), "stem")
    assert words.search(make_reading("ijsbaan"), Scope(), 1)[0].passage_id == "004-ijsbaan:0-2"
    vectors = DenseIndex(generation.directory / DENSE_FOLDER, WordEmbedder(), deadline=60.0)
    assert len(vectors.nearest(np.ones(384, np.float32), Scope(), 10)) == len(ARTICLES)
    vectors.close()
    return generation.name


def build_again(corpus: Path, data: Path) -> str:
    """Return the name that the next build publishes; everything it embeds is cached."""
    return build_generation(make_request(corpus, data), lambda _: None).manifest.name


def contents(data: Path) -> set[str]:
    return {path.name for path in (*data.iterdir(), *(data / "generations").iterdir())}


def check_that_all_goes_on(corpus: Path, data: Path) -> None:
    before = answering(data)

    fresh = build_again(corpus, data)

    assert answering(data) == Generations(data).current() == fresh
    assert Generations(data).previous() == before
    kept = {"CURRENT", "build.lock", "embeddings.sqlite", "generations"}
    assert contents(data) == {*kept, before, fresh}


@pytest.mark.parametrize("words", EVENTS)
def test_a_builder_killed_at_any_event_harms_nothing(corpus: Path, data: Path, words: str) -> None:
    kill_at_event(make_request(corpus, data), words)

    check_that_all_goes_on(corpus, data)


@pytest.mark.parametrize("pattern", FILES)
def test_a_builder_killed_while_it_writes_harms_nothing(
    corpus: Path, data: Path, pattern: str
) -> None:
    kill_at_file(make_request(corpus, data), pattern)

    check_that_all_goes_on(corpus, data)


def test_a_builder_killed_while_it_loads_the_model_harms_nothing(
    corpus: Path, data: Path, tmp_path: Path
) -> None:
    changed = write_corpus(
        tmp_path / "articles", {**ARTICLES, "005-nieuw": "De dam is klaar. Er loopt niemand over."}
    )

    kill_at_event(make_request(changed, data), '"stage":"embedding","done":4,"total":5')

    check_that_all_goes_on(corpus, data)


def test_a_first_build_that_was_killed_leaves_nothing_but_its_work(
    corpus: Path, built: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    cache = (built / "embeddings.sqlite").read_bytes()
    (data / "embeddings.sqlite").write_bytes(cache)

    kill_at_event(make_request(corpus, data), '"stage":"verifying"')
    assert Generations(data).answering() is None
    fresh = build_again(corpus, data)

    assert answering(data) == fresh == "g000001"
    assert contents(data) == {"CURRENT", "build.lock", "embeddings.sqlite", "generations", fresh}


def test_a_question_is_answered_after_a_kill_as_before(corpus: Path, data: Path) -> None:
    question = Question("Wat mat het bestuur van de ijsbaan?", TODAY)

    kill_at_event(make_request(corpus, data), '"stage":"indexing"')
    answerer = open_answerer(data, make_request(corpus, data).options)
    answer = answerer.answer(question)
    answerer.close()

    assert isinstance(answer, Answer)
    assert (answer.degraded, answer.citations[0].article.id) == (None, "004-ijsbaan")
