"""Whatever moment a builder is killed at, readers go on and the next build puts all in order."""

from pathlib import Path

import pytest

from retrieval.builder import build_generation
from retrieval.building import Progress
from retrieval.generations import Generations
from retrieval.opening import open_answerer
from retrieval.types import Answer, Question
from tests.builders import ARTICLES, TODAY, make_request, write_corpus
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
    "generations/.building-*/lexical/*.idx",
    "generations/.building-*/chroma/chroma.sqlite3",
    "generations/.building-*/chroma/*/header.bin",
    "generations/.building-*/manifest.json",
    "generations/g000002",
    "CURRENT.tmp",
)


def answering(data: Path) -> str:
    """Return the name of the generation that answers, after it has."""
    answerer = open_answerer(data, make_request(data, data).options)
    answer = answerer.answer(Question("Wat mat het bestuur van de ijsbaan?", TODAY))
    answerer.close()
    assert isinstance(answer, Answer)
    assert answer.degraded is None
    return answer.holdings.generation


def build_again(corpus: Path, data: Path) -> str:
    """Return the name that the next build publishes; everything it embeds is cached."""
    return build_generation(make_request(corpus, data), ignore).manifest.name


def ignore(_: object) -> None:
    pass


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
    built_events: list[Progress] = []
    fresh = build_generation(make_request(corpus, data), built_events.append).manifest.name

    assert answering(data) == fresh == "g000001"
    assert contents(data) == {"CURRENT", "build.lock", "embeddings.sqlite", "generations", fresh}
