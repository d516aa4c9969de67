from pathlib import Path

from bot.tuned import remarks, render_tuning, tuning_object
from retrieval.evaluation.bootstrap import Interval
from retrieval.evaluation.comparison import compare
from retrieval.options import Options
from retrieval.tuning.fitting import Fit
from retrieval.tuning.tune import TooFew, Tuning
from retrieval.types import Language
from tests.bot.builders import piped
from tests.retrieval.evaluation.judgements import make_judgement

GAIN = Fit(0.15, 0.35, questions=25, before=0.8, after=0.9, interval=Interval(0.02, 0.2))
CHANCE = Fit(1.75, 1.4, questions=60, before=0.79, after=0.73, interval=Interval(-0.14, 0.0))
NOTHING = Fit(0.2, 0.2, questions=25, before=0.8, after=0.8, interval=Interval(0.0, 0.0))
FEW = TooFew(0.2, 4, "in English with an answer")


def tuning(
    dutch: Fit | TooFew = GAIN, english: Fit | TooFew = FEW, threshold: Fit | TooFew = CHANCE
) -> Tuning:
    before = [make_judgement(number, rank=2) for number in range(10)]
    now = [make_judgement(number, rank=1) for number in range(10)]
    weights = {Language.DUTCH: dutch, Language.ENGLISH: english}
    return Tuning(weights, threshold, Options(), compare(before, now))


def rows(shown: Tuning) -> list[list[str]]:
    lines = (line.rstrip() for line in piped(render_tuning(shown)).splitlines())
    return [line.split(maxsplit=1) for line in lines]


def test_what_was_found_stands_under_the_name_of_the_setting() -> None:
    found = tuning_object(tuning(), Path(".env"))

    assert list(found) == ["questions", "folds", "settings", "written", "comparison"]
    assert (found["questions"], found["folds"], found["written"]) == (10, 5, ".env")
    assert found["settings"] == {
        "KERNVRAAG_DENSE_WEIGHT_NL": {
            "present": 0.15,
            "chosen": 0.35,
            "changed": True,
            "why": "changes",
            "questions": 25,
            "fitted": 0.35,
            "cross_validated": {
                "before": 0.8,
                "after": 0.9,
                "difference": 0.1,
                "low": 0.02,
                "high": 0.2,
            },
        },
        "KERNVRAAG_DENSE_WEIGHT_EN": {
            "present": 0.2,
            "chosen": 0.2,
            "changed": False,
            "why": "stays: 4 questions in English with an answer, 10 are needed",
            "questions": 4,
            "fitted": None,
            "cross_validated": None,
        },
        "KERNVRAAG_EVIDENCE_THRESHOLD": {
            "present": 1.75,
            "chosen": 1.75,
            "changed": False,
            "why": "stays: on questions that it was not fitted on, another is worse",
            "questions": 60,
            "fitted": 1.4,
            "cross_validated": {
                "before": 0.79,
                "after": 0.73,
                "difference": -0.06,
                "low": -0.14,
                "high": 0.0,
            },
        },
    }


def test_a_setting_is_shown_with_what_fitting_gains_on_other_questions() -> None:
    shown = {row[0]: " ".join(row[1].split()) for row in rows(tuning()) if len(row) > 1}

    assert shown["KERNVRAAG_DENSE_WEIGHT_NL"] == ("0.15 0.35 0.800 0.900 +0.020 to +0.200 changes")
    assert shown["KERNVRAAG_DENSE_WEIGHT_EN"].startswith("0.2 stays: 4 questions")


def test_a_gain_that_may_be_chance_is_called_so() -> None:
    slight = Fit(0.15, 0.2, questions=25, before=0.8, after=0.81, interval=Interval(-0.02, 0.04))

    assert rows(tuning(slight))[1][1].endswith("changes; the gain is within noise")


def test_figures_before_and_after_follow_where_something_changes() -> None:
    shown = piped(render_tuning(tuning()))

    assert "It flatters what was fitted" in shown
    assert "10 questions, before and now" in shown


def test_nothing_follows_where_everything_stays() -> None:
    shown = piped(render_tuning(tuning(dutch=NOTHING)))

    assert "stays: nothing fits better" in shown
    assert len(shown.splitlines()) == 4


def test_what_was_written_is_told_with_when_it_counts() -> None:
    (told,) = remarks({"KERNVRAAG_DENSE_WEIGHT_NL": "0.35"}, Path(".env"), {"PATH": "/bin"})

    assert told.startswith("Written to .env: KERNVRAAG_DENSE_WEIGHT_NL=0.35. ")
    assert "restarted" in told


def test_it_is_told_when_nothing_was_written() -> None:
    (dry,) = remarks({"KERNVRAAG_DENSE_WEIGHT_NL": "0.35"}, None, {})
    (kept,) = remarks({}, None, {"KERNVRAAG_DENSE_WEIGHT_NL": "0.9"})

    assert dry == "Nothing was written; it would be: KERNVRAAG_DENSE_WEIGHT_NL=0.35."
    assert kept == "Nothing was written: the settings stay as they are."


def test_a_variable_that_overrules_the_file_is_named_in_whatever_case() -> None:
    values = {"KERNVRAAG_DENSE_WEIGHT_NL": "0.35", "KERNVRAAG_EVIDENCE_THRESHOLD": "2"}

    *_, told = remarks(values, Path(".env"), {"kernvraag_dense_weight_nl": "0.1"})

    assert told == (
        "The environment has the last word on KERNVRAAG_DENSE_WEIGHT_NL; change it there too."
    )
