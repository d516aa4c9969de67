import json
from pathlib import Path

import pytest

from bot.commands.evaluate import write_details
from retrieval.errors import EarlierRunError, NothingInCommonError
from retrieval.evaluation.earlier_run import EarlierRun, read_earlier_run, write_record
from retrieval.evaluation.measuring import Judged
from retrieval.evaluation.question_set import Item
from retrieval.types import Language
from tests.bot.builders import make_answer, make_article, make_citation, make_no_answer
from tests.retrieval.evaluation.judgements import make_judgement

GOLD = "De sluis ging dicht."
OTHER = "Niemand wist waarom."


def item(number: int, *, gold: str = GOLD) -> Item:
    return Item(
        f"q{number}",
        Language.DUTCH,
        "Waarom?",
        answerable=True,
        article="001-sluis",
        gold=(gold,),
    )


def judged(number: int, *quotes: str, answered: bool = True) -> Judged:
    citations = [make_citation(make_article(), quote) for quote in quotes]
    outcome = make_answer(citations) if answered else make_no_answer(nearest=citations)
    return Judged(item(number), outcome, ("000", "001-sluis"), evidence=1.25, milliseconds=3.0)


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    return path


RECORD = {
    "id": "q1",
    "lang": "nl",
    "answerable": True,
    "rank": 1,
    "gold": 0,
    "refused": False,
    "evidence": 2.0,
    "shown": 3,
    "verbatim": 3,
}


def test_details_are_judged_as_the_run_was_that_wrote_them(tmp_path: Path) -> None:
    run = [judged(1, GOLD, OTHER), judged(2, OTHER, answered=False)]
    write_details(tmp_path / "details.jsonl", run)

    earlier = read_earlier_run(tmp_path / "details.jsonl", [item(1), item(2)])

    assert earlier == EarlierRun(tuple(each.judgement for each in run), others=())


def test_details_are_judged_by_what_the_questions_say_now(tmp_path: Path) -> None:
    write_details(tmp_path / "details.jsonl", [judged(1, GOLD, OTHER)])

    (judgement,) = read_earlier_run(tmp_path / "details.jsonl", [item(1, gold=OTHER)]).judgements

    assert judgement.gold == 2


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    kept = (make_judgement(1, rank=0), make_judgement(2, answerable=False, refused=True))
    write_record(tmp_path / "record.jsonl", kept)

    earlier = read_earlier_run(tmp_path / "record.jsonl", [item(1), item(2)])

    assert earlier.judgements == kept


def test_a_record_holds_ids_and_figures_alone(tmp_path: Path) -> None:
    write_record(tmp_path / "record.jsonl", [make_judgement(1, evidence=2.123456789)])

    (line,) = (tmp_path / "record.jsonl").read_text("utf-8").splitlines()

    assert json.loads(line) == {**RECORD, "gold": 1, "evidence": 2.1235}


def test_questions_that_are_asked_no_more_are_named(tmp_path: Path) -> None:
    path = write(tmp_path / "record.jsonl", RECORD, {**RECORD, "id": "old"})

    earlier = read_earlier_run(path, [item(1), item(2)])

    assert [each.id for each in earlier.judgements] == ["q1"]
    assert earlier.others == ("old",)


def test_a_run_of_other_questions_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = write(tmp_path / "record.jsonl", {**RECORD, "id": "old"})

    with pytest.raises(NothingInCommonError, match="name the --details of an earlier run of them"):
        read_earlier_run(path, [item(1)])


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ({**RECORD, "rank": "first"}, "rank"),
        ({"id": "q2"}, "Field required"),
        ({"id": "q2", "answer": {"outcome": "answer"}, "ranked": [], "evidence": 1}, "citations"),
        ([], "should be an object"),
        (7, "should be an object"),
        (RECORD, "the question “q1” stands there twice"),
    ],
)
def test_a_line_that_is_none_is_named(tmp_path: Path, bad: object, why: str) -> None:
    path = write(tmp_path / "record.jsonl", RECORD, bad)

    with pytest.raises(EarlierRunError, match=why) as caught:
        read_earlier_run(path, [item(1)])

    assert caught.value.line == 2
