import json
from pathlib import Path

from retrieval.evaluation.question_set import read_questions

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "tests" / "regression" / "figures.jsonl"
QUESTIONS = ROOT / "corpus" / "sample" / "questions.jsonl"
SCRIPT = (ROOT / ".ci" / "figures").read_text("utf-8")


def recorded() -> list[dict[str, object]]:
    return [json.loads(line) for line in RECORD.read_text("utf-8").splitlines()]


def test_the_record_holds_the_questions_of_the_sample() -> None:
    assert [line["id"] for line in recorded()] == [item.id for item in read_questions(QUESTIONS)]


def test_the_record_holds_no_text_but_ids_and_languages() -> None:
    texts = {name for line in recorded() for name, value in line.items() if isinstance(value, str)}

    assert texts == {"id", "lang"}


def test_every_quote_on_record_was_verbatim() -> None:
    assert [line["id"] for line in recorded() if line["verbatim"] != line["shown"]] == []


def test_continuous_integration_compares_with_the_record_and_fails_on_a_drop() -> None:
    run = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert ".ci/figures" in run
    assert "tests/regression/figures.jsonl" in SCRIPT
    assert '--against "$record" --fail-on-drop' in SCRIPT


def test_who_means_a_drop_is_told_how_to_record_it() -> None:
    assert 'echo "Where a drop is meant: .ci/figures --record"' in SCRIPT
    assert '--record) goal=(--record "$record")' in SCRIPT
