import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.publication import Precision
from retrieval.answering import Answerer
from retrieval.evaluation.question_set import Item, read_questions
from retrieval.types import Answer, Citation, Outcome, Question
from tests.retrieval.in_memory import make_answerer
from tests.retrieval.village import TODAY

# Private articles that lie beside the project where they may be had; none of their words are here.
SHARED = Path(__file__).parents[3] / "shared"
FOLDER = SHARED / "articles"
QUESTIONS = SHARED / "questions" / "dev.jsonl"

pytestmark = pytest.mark.skipif(
    not (FOLDER.is_dir() and QUESTIONS.is_file()), reason="the private articles are not here"
)


def one_each() -> list[Item]:
    """Return the first question on each article."""
    if not QUESTIONS.is_file():
        return []
    items = reversed(read_questions(QUESTIONS))
    return list({item.article: item for item in items if item.article}.values())


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    articles = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.txt")}
    folder = tmp_path_factory.mktemp("real")
    with closing(make_answerer(folder, articles)) as opened:
        yield opened


@pytest.fixture(scope="module", params=one_each(), ids=lambda item: item.id)
def outcome(request: pytest.FixtureRequest, answerer: Answerer) -> Outcome:
    return answerer.answer(Question(request.param.question, TODAY))


def shown(outcome: Outcome) -> tuple[Citation, ...]:
    return outcome.citations if isinstance(outcome, Answer) else outcome.nearest


def test_every_article_is_asked_about() -> None:
    asked = {item.article for item in one_each()}

    assert asked == {path.stem for path in FOLDER.glob("*.txt")}


def test_every_quote_stands_word_for_word_in_its_file(outcome: Outcome) -> None:
    assert shown(outcome)
    for citation in shown(outcome):
        written = (FOLDER / f"{citation.article.id}.txt").read_text("utf-8")
        assert citation.quote in written
        assert citation.article.text[citation.start : citation.end] == citation.quote


def test_every_date_is_as_its_file_begins(outcome: Outcome) -> None:
    for article in (citation.article for citation in shown(outcome)):
        written = (FOLDER / f"{article.id}.txt").read_text("utf-8")
        header = re.match(r"\s*date (\d{4}-\d{2})\s", written)
        assert str(article.published) == str(header and header[1])
        assert article.published is None or article.published.precision is Precision.MONTH
