import io
import json
from collections.abc import Mapping

import pytest

from corpus.errors import RejectedError
from corpus.formats.records import BAD_LINES_LIMIT, BadLine, Record, read_records
from corpus.rejection import RejectionReason

Line = str | Mapping[str, object]


def read(*lines: Line, limit: int = 1_000) -> list[Record | BadLine]:
    written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(read_records(io.BytesIO("\n".join(written).encode()), line_limit=limit))


def bad(*lines: Line, limit: int = 1_000) -> list[tuple[int, RejectionReason]]:
    outcomes = read(*lines, limit=limit)
    return [(line.line, line.error.reason) for line in outcomes if isinstance(line, BadLine)]


def test_a_record_is_an_article_with_its_facts() -> None:
    (record,) = read(
        {
            "id": "sluis",
            "title": "Sluis dicht",
            "published": "2022-11-05",
            "source": "De Havenbode",
            "url": "https://haven.example/sluis",
            "text": " De sluis is dicht.\r\nNog lang. ",
        }
    )

    assert isinstance(record, Record)
    assert record.id == "sluis"
    assert record.draft.text == "De sluis is dicht.\nNog lang."
    assert record.draft.facts.title == "Sluis dicht"
    assert str(record.draft.facts.published) == "2022-11-05"
    assert record.draft.facts.source == "De Havenbode"


def test_facts_may_be_null_and_an_id_a_number() -> None:
    (record,) = read({"id": 7, "title": None, "published": None, "text": "De sluis is dicht."})

    assert isinstance(record, Record)
    assert record.id == "7"
    assert record.draft.facts.title is None
    assert record.draft.facts.published is None


@pytest.mark.parametrize(
    "line",
    [
        "geen json",
        "[1, 2]",
        "[" * 100_000,
        {"id": "a"},
        {"text": "De sluis is dicht."},
        {"id": " ", "text": "De sluis is dicht."},
        {"id": True, "text": "De sluis is dicht."},
        {"id": "a", "text": ["De sluis is dicht."]},
        {"id": "a", "text": "De sluis is dicht.", "title": 3},
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: Line) -> None:
    good = {"id": "sluis", "text": "De sluis is dicht."}

    assert bad("", line, good, limit=200_000) == [(2, RejectionReason.BAD_RECORD)]
    assert len(read("", line, good, limit=200_000)) == 2


def test_the_second_of_two_equal_ids_is_left_out() -> None:
    lines = ({"id": 1, "text": "De sluis."}, {"id": "1", "text": "De brug."})

    assert bad(*lines) == [(2, RejectionReason.DUPLICATE_ID)]


def test_a_line_that_is_too_long_is_skipped_not_kept_in_memory() -> None:
    good = {"id": "sluis", "text": "De sluis is dicht."}

    assert bad("x" * 5_000, good, "x" * 1_000, limit=1_000) == [
        (1, RejectionReason.TOO_LARGE),
        (3, RejectionReason.BAD_RECORD),
    ]


@pytest.mark.parametrize("before", [[], ["kapot"], [{"id": "a", "text": "De sluis is dicht."}]])
def test_a_set_of_questions_is_refused_as_a_whole(before: list[Line]) -> None:
    with pytest.raises(RejectedError) as caught:
        read(*before, {"id": "q1", "question": "Is de sluis dicht?", "gold": []})

    assert caught.value.reason is RejectionReason.QUESTION_SET


def test_a_file_of_nothing_but_bad_lines_is_refused_as_a_whole() -> None:
    with pytest.raises(RejectedError) as caught:
        read(*["kapot"] * (BAD_LINES_LIMIT + 1))

    assert caught.value.reason is RejectionReason.BAD_RECORD


def test_a_line_that_is_not_utf_8_is_left_out() -> None:
    stream = io.BytesIO(b'{"id": "a", "text": "\x93"}\n{"id": "b", "text": "De sluis."}')
    first, second = read_records(stream, line_limit=1_000)

    assert isinstance(first, BadLine)
    assert first.error.reason is RejectionReason.NOT_UTF8
    assert isinstance(second, Record)


def test_half_a_character_in_an_id_is_refused() -> None:
    assert bad(r'{"id": "\ud800", "text": "De sluis is dicht."}') == [
        (1, RejectionReason.LONE_SURROGATE)
    ]
