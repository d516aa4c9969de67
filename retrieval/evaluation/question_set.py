"""Questions with known answers, to measure an archive by."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from retrieval.errors import QuestionSetError
from retrieval.evaluation.json_lines import read_json_lines
from retrieval.types import Language


@dataclass(frozen=True, slots=True)
class Item:
    """Hold a question with the article and the sentences that answer it; none when nothing does."""

    id: str
    lang: Language
    question: str
    answerable: bool
    article: str | None = None
    published: str | None = None
    gold: tuple[str, ...] = ()


def read_questions(path: Path) -> tuple[Item, ...]:
    """Read a question set, one JSON object a line; raises QuestionSetError."""
    items = tuple(item for _, item in read_json_lines(path, _items(), QuestionSetError))
    if not items:
        raise QuestionSetError(path, 1, "there is no question")
    return items


@cache
def _items() -> TypeAdapter[Item]:
    return TypeAdapter(Item)
