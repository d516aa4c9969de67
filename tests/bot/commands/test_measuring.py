import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from tests.bot.running import CommandLine

# In its package, so that no test waits for a network.
MODEL = {"KERNVRAAG_EMBEDDING_MODEL": "all-MiniLM-L6-v2"}
QUESTIONS = Path(str(files("corpus"))) / "sample" / "questions.jsonl"
TODAY = ("--today", "2023-04-01")
# What refuses everything, and what lets the English model decide about Dutch.
HARSH = {"KERNVRAAG_EVIDENCE_THRESHOLD": "9"}
ASKEW = "KERNVRAAG_DENSE_WEIGHT_NL=0.95\n"


def write_questions(folder: Path, lines: Sequence[str]) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that no test changes, with an index of the sample archive."""
    line = CommandLine(tmp_path_factory.mktemp("archive"), MODEL)
    assert line.run("reindex").returncode == 0
    return line.folder / "data"


@pytest.fixture(scope="module")
def line(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Return a command line whose folder holds a run over some questions, of every kind."""
    folder = tmp_path_factory.mktemp("evaluated")
    line = CommandLine(folder, {**MODEL, "KERNVRAAG_DATA_DIR": str(archive)})
    write_questions(folder, QUESTIONS.read_text("utf-8").splitlines()[::5])
    wanted = ("--details", "details.jsonl", "--record", "record.jsonl")
    measured = line.run("evaluate", "--questions", "questions.jsonl", *TODAY, *wanted)
    assert measured.returncode == 0
    assert "±" in measured.stdout
    return line


@pytest.fixture
def settings(archive: Path, tmp_path: Path) -> CommandLine:
    """Return a command line whose folder holds questions, and a .env that sets a weight badly."""
    write_questions(tmp_path, QUESTIONS.read_text("utf-8").splitlines()[:40])
    (tmp_path / ".env").write_text(f"KERNVRAAG_DATA_DIR={archive}\n{ASKEW}# the end\n", "utf-8")
    return CommandLine(tmp_path, MODEL)


def test_the_same_run_again_is_the_same(line: CommandLine) -> None:
    compared = line.run(
        *("evaluate", "--questions", "questions.jsonl", *TODAY, "--json"),
        *("--against", "details.jsonl", "--fail-on-drop"),
    )

    assert compared.returncode == 0
    measured = json.loads(compared.stdout)
    assert list(measured)[-1] == "against"
    assert list(measured["against"])[-1] == "by_language"
    assert measured["against"]["questions"] == measured["questions"] == 12
    changes = {**measured["against"]["retrieval"], **measured["against"]["refusal"]}
    assert {each["verdict"] for each in changes.values()} == {"same"}
    assert changes["mrr@10"]["now"] == measured["retrieval"]["mrr@10"]


def test_a_drop_beyond_noise_fails_when_that_is_asked_for(line: CommandLine) -> None:
    compared = line.run(
        *("evaluate", "--questions", "questions.jsonl", *TODAY),
        *("--against", "record.jsonl", "--fail-on-drop"),
        **HARSH,
    )

    assert compared.returncode == 1
    assert "refusal refused_answerable" in compared.stderr.splitlines()[-1]
    assert "record" in compared.stderr.splitlines()[-1]
    (row,) = [
        text.split()
        for text in compared.stdout.split("before and now")[1].split("\nen ")[0].splitlines()
        if text.startswith("refusal refused_answerable")
    ]
    assert row[3] == "1.000"
    assert row[-1] == "worse"


def test_failing_on_a_drop_needs_something_to_compare_with(line: CommandLine) -> None:
    refused = line.run("evaluate", "--questions", "questions.jsonl", "--fail-on-drop")

    assert refused.returncode == 2
    assert "--against" in refused.stderr


def test_a_run_that_is_none_is_refused_before_anything_is_asked(line: CommandLine) -> None:
    refused = line.run("evaluate", "--questions", "questions.jsonl", "--against", "questions.jsonl")

    assert refused.returncode == 1
    assert refused.stderr.startswith("kernvraag: questions.jsonl, line 1: ")
    assert len(refused.stderr.splitlines()) == 1


def test_tuning_on_too_few_questions_is_refused_in_one_line(line: CommandLine) -> None:
    refused = line.run("tune", "--questions", "questions.jsonl", "--json")

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.startswith("kernvraag: questions.jsonl holds 12 questions, ")
    assert refused.stderr.endswith("; add at least 18 more\n")
    assert len(refused.stderr.splitlines()) == 1
    assert not (line.folder / ".env").exists()


def test_tuning_mends_a_weight_that_is_askew_and_keeps_all_else(settings: CommandLine) -> None:
    before = (settings.folder / ".env").read_text("utf-8")

    tuned = settings.read("tune", "--questions", "questions.jsonl", *TODAY)

    found = tuned["settings"]["KERNVRAAG_DENSE_WEIGHT_NL"]
    assert tuned["written"] == ".env"
    assert (found["present"], found["changed"]) == (0.95, True)
    assert found["chosen"] < 0.6
    assert found["cross_validated"]["difference"] > 0
    dutch = tuned["comparison"]["by_language"]["nl"]["retrieval"]["mrr@10"]
    assert dutch["now"] > dutch["before"]
    changed = {name: each for name, each in tuned["settings"].items() if each["changed"]}
    lines = (settings.folder / ".env").read_text("utf-8").splitlines()
    assert f"KERNVRAAG_DENSE_WEIGHT_NL={found['chosen']:g}" in lines
    assert f"# before `kernvraag tune` of 2023-04-01: {ASKEW.strip()}" in lines
    assert set(before.splitlines()) - set(lines) == {ASKEW.strip()}
    assert len(lines) == len(before.splitlines()) + len(changed)


def test_a_dry_run_of_tuning_shows_and_writes_nothing(settings: CommandLine) -> None:
    before = (settings.folder / ".env").read_bytes()

    shown = settings.run(
        *("tune", "--questions", "questions.jsonl", *TODAY, "--dry-run"),
        KERNVRAAG_DENSE_WEIGHT_NL="0.9",
    )

    assert shown.returncode == 0
    row = next(text for text in shown.stdout.splitlines() if text.startswith("KERNVRAAG_DENSE"))
    assert row.split()[1] == "0.9"
    assert "  changes" in row
    assert "it would be: KERNVRAAG_DENSE_WEIGHT_NL=" in shown.stderr
    assert "The environment has the last word on KERNVRAAG_DENSE_WEIGHT_NL" in shown.stderr
    assert (settings.folder / ".env").read_bytes() == before
