import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from retrieval.errors import QuestionSetError
from retrieval.evaluation.question_set import Item, read_questions
from retrieval.types import Language

Write: TypeAlias = Callable[[str | bytes], Path]

GOLD = "De sluis ging dicht."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(content: str | bytes) -> Path:
        path = tmp_path / "questions.jsonl"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


LINE: Mapping[str, object] = {
    "id": "q1",
    "lang": "nl",
    "question": "Waarom ging de sluis dicht?",
    "answerable": True,
    "article": "001-sluis",
    "published": "2022-11",
    "gold": [GOLD],
}


def line(**changes: object) -> str:
    return json.dumps({**LINE, **changes}, ensure_ascii=False)


def test_a_line_is_a_question_with_its_answer(write: Write) -> None:
    (read,) = read_questions(write(line()))

    assert read == Item(
        "q1",
        Language.DUTCH,
        "Waarom ging de sluis dicht?",
        answerable=True,
        article="001-sluis",
        published="2022-11",
        gold=(GOLD,),
    )


def test_an_answer_may_be_left_out(write: Write) -> None:
    short = json.dumps({"id": "q2", "lang": "en", "question": "Why?", "answerable": False})

    assert read_questions(write(short)) == (Item("q2", Language.ENGLISH, "Why?", answerable=False),)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n \n"])
def test_questions_stand_on_lines_of_their_own(write: Write, end: str) -> None:
    path = write(end.join((line(id="a"), line(id="b"), "")))

    assert [read.id for read in read_questions(path)] == ["a", "b"]


def test_a_byte_order_mark_is_passed_over(write: Write) -> None:
    assert len(read_questions(write(b"\xef\xbb\xbf" + line().encode()))) == 1


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_separator_within_a_sentence_ends_no_line(write: Write, separator: str) -> None:
    (read,) = read_questions(write(line(gold=[f"De sluis{separator}ging dicht."])))

    assert read.gold == (f"De sluis{separator}ging dicht.",)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{", "the line: Invalid JSON"),
        ("[]", "the line: "),
        (line(lang="de"), "lang: "),
        (line(answerable="perhaps"), "answerable: "),
        (line(gold=GOLD), "gold: "),
        (line(question=None), "question: "),
        ('{"id": "q1"}', "lang: Field required"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong_and_the_remedy(
    write: Write, bad: str, why: str
) -> None:
    path = write(f"{line()}\n\n{bad}\n{line()}")

    with pytest.raises(QuestionSetError) as caught:
        read_questions(path)

    assert (caught.value.path, caught.value.line) == (path, 3)
    assert f"{path}, line 3: {why}" in str(caught.value)
    assert str(caught.value).endswith("mend or remove that line")


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_file_without_a_question_is_refused(write: Write, content: str) -> None:
    with pytest.raises(QuestionSetError, match="there is no question"):
        read_questions(write(content))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x93"])
def test_a_file_that_is_no_text_is_refused(write: Write, content: bytes) -> None:
    with pytest.raises(QuestionSetError, match="cannot be read"):
        read_questions(write(content))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"nowhere\.jsonl.*cannot be read"):
        read_questions(tmp_path / "nowhere.jsonl")
