import json
from pathlib import Path

from bot.commands.evaluate import render_summary, write_details
from bot.json_output import outcome_object
from retrieval.evaluation.measuring import Judged
from retrieval.evaluation.question_set import Item
from retrieval.types import Language
from tests.bot.builders import make_answer, piped


def test_measures_stand_beside_each_other_by_language() -> None:
    figures = {"retrieval": {"recall@1": 0.5}, "refusal": {"auroc": None}}
    summary = {
        "questions": 2,
        **figures,
        "latency_ms": {"p50": 14.26},
        "by_language": {"nl": {"questions": 1, "retrieval": {"recall@1": 1.0}}},
    }

    lines = piped(render_summary(summary)).splitlines()

    assert [line.split() for line in lines] == [
        ["all", "nl"],
        ["questions", "2", "1"],
        ["retrieval", "recall@1", "0.500", "1.000"],
        ["latency_ms", "p50", "14.3"],
    ]


def test_a_share_stands_with_its_margin_and_nothing_else_does() -> None:
    summary = {"questions": 2, "retrieval": {"recall@1": 0.5}, "latency_ms": {"p50": 14.26}}
    languages = {"nl": {"retrieval": {"recall@1": 1.0}}}
    margin = {"retrieval": {"recall@1": 0.1}, "by_language": {"nl": {"retrieval": {}}}}

    lines = piped(render_summary({**summary, "by_language": languages}, margin)).splitlines()

    assert [line.split() for line in lines[1:]] == [
        ["questions", "2"],
        ["retrieval", "recall@1", "0.500", "±0.100", "1.000"],
        ["latency_ms", "p50", "14.3"],
    ]


def test_details_hold_a_line_for_each_question(tmp_path: Path) -> None:
    item = Item("q1", Language.DUTCH, "Waarom ging de sluis dicht?", answerable=True)
    judged = Judged(item, make_answer(), ("001-sluis",), evidence=1.23456789, milliseconds=4.2)
    path = tmp_path / "details.jsonl"

    write_details(path, (judged, judged))

    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert lines[0] == json.dumps(
        {
            "id": "q1",
            "answer": outcome_object(make_answer()),
            "ranked": ["001-sluis"],
            "evidence": 1.23456789,
        },
        ensure_ascii=False,
    )
