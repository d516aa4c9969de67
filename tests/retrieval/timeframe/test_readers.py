import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from corpus.period import Period
from retrieval.timeframe import read_timeframe

WEDNESDAY = date(2023, 6, 14)
# Questions as readers type them, each with the period that a reader means; null is an open end.
# A trap names none.
LINES = Path(__file__).with_name("reader_periods.jsonl").read_text(encoding="utf-8").splitlines()
ITEMS: list[Mapping[str, str | None]] = [json.loads(line) for line in LINES]
DATED = [item for item in ITEMS if "last" in item]
TRAPS = [item["question"] for item in ITEMS if "trap" in item]


def meant(item: Mapping[str, str | None]) -> Period:
    first, last = item["first"], item["last"]
    return Period(
        date.fromisoformat(first) if first else date.min,
        date.fromisoformat(last) if last else date.max,
    )


@pytest.mark.parametrize("item", DATED, ids=lambda item: item["question"])
def test_a_reader_s_words_name_the_period_that_is_meant(item: Mapping[str, str]) -> None:
    timeframe = read_timeframe(item["question"], today=WEDNESDAY)

    assert timeframe is not None
    assert timeframe.period == meant(item)
    assert timeframe.as_of == ("as_of" in item)
    assert timeframe.words in item["question"]


@pytest.mark.parametrize("question", TRAPS)
def test_what_only_looks_like_a_period_to_a_machine_is_none(question: str) -> None:
    assert read_timeframe(question, today=WEDNESDAY) is None
