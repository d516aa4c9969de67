import csv
import json
from pathlib import Path

import pytest

from bot.ledger import Ledger, read_key
from tests.bot.ledger.builders import make_refusal, make_shown, remember
from tests.bot.running import CommandLine
from tests.builders import write_corpus

# In its package, so that no test waits for a network.
VARIABLES = {
    "KERNVRAAG_EMBEDDING_MODEL": "all-MiniLM-L6-v2",
    "KERNVRAAG_CORPUS_DIR": "articles",
    "LOGNAME": "hilde",
}
COMMANDS = (
    "date",
    "suppress",
    "restore",
    "note",
    "glossary",
    "add",
    "reports",
    "gaps",
    "log",
    "status",
)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Return a command line whose folder holds a small archive and its index."""
    folder = tmp_path_factory.mktemp("archive")
    write_corpus(folder / "articles")
    line = CommandLine(folder, VARIABLES)
    assert line.run("reindex").returncode == 0
    return line


def open_ledger(line: CommandLine) -> Ledger:
    data = line.folder / "data"
    return Ledger.open(data / "ledger.sqlite", key=read_key(data / "ledger.key"))


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = CommandLine(tmp_path).run("corpus", "--help")

    assert shown.returncode == 0
    assert all(f"\n  {command} " in shown.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_corpus_a_data_folder_and_json(tmp_path: Path, command: str) -> None:
    shown = CommandLine(tmp_path).run("corpus", command, "--help")

    assert all(option in shown.stdout for option in ("--corpus PATH", "--data PATH", "--json"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("date", "001-veerpont"),
        ("date", "001-veerpont", "2022", "--clear"),
        ("date", "001-veerpont", "gisteren"),
        ("suppress", "001-veerpont"),
        ("note", "001-veerpont"),
        ("glossary", "ferry"),
        ("glossary", "ferry", "veer", "--clear"),
        ("add",),
        ("add", "nowhere.txt"),
        ("reports", "--resolve", "1"),
    ],
)
def test_a_mistake_in_use_ends_with_status_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert CommandLine(tmp_path).run("corpus", *arguments).returncode == 2


def test_a_decided_date_and_note_are_shown_from_the_next_question_on(line: CommandLine) -> None:
    written = line.read("corpus", "date", "003-klokkenluider", "2022-12")
    line.read("corpus", "note", "003-klokkenluider", "Het tandwiel is er.")
    source = line.read("source", "003-klokkenluider")

    assert written == {
        "act": "date",
        "table": "dates",
        "key": "003-klokkenluider",
        "done": True,
        "before": None,
        "now": "2022-12",
    }
    assert (source["published"], source["origin"]) == ("2022-12", "moderator")
    assert source["note"] == "Het tandwiel is er."


def test_a_suppressed_article_is_gone_until_it_is_restored(line: CommandLine) -> None:
    line.read("corpus", "suppress", "002-molenaar", "op verzoek")
    hidden = line.run("source", "002-molenaar")
    line.read("corpus", "restore", "002-molenaar")

    assert hidden.returncode == 1
    assert "the archive has no article" in hidden.stderr
    assert line.read("source", "002-molenaar")["id"] == "002-molenaar"


def test_an_unknown_article_is_an_error_in_one_line(line: CommandLine) -> None:
    refused = line.run("corpus", "suppress", "999-niets", "fout")

    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "kernvraag sources" in refused.stderr


def test_the_glossary_is_listed_and_changed(line: CommandLine) -> None:
    line.read("corpus", "glossary", "mill", "molen", "windmolen")
    listed = line.read("corpus", "glossary")
    line.read("corpus", "glossary", "mill", "--clear")

    assert listed == {"glossary": {"mill": ["molen", "windmolen"]}}
    assert line.read("corpus", "glossary") == {"glossary": {}}


def test_an_article_is_previewed_and_then_added(line: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "../brug.txt"
    file.write_text(" date 2023-02 De brug van Oosterwade gaat dicht. De verf bladdert.")
    previewed = line.read("corpus", "add", str(file), "--dry-run")["articles"][0]
    added = line.read("corpus", "add", str(file))["articles"][0]

    assert (previewed["state"], previewed["path"]) == ("previewed", None)
    assert (added["state"], added["published"], added["origin"]) == ("added", "2023-02", "stated")
    assert Path(added["path"]).parent == line.folder / "articles"
    assert Path(added["path"]).stem == added["id"] == previewed["id"]


def test_a_refused_file_ends_with_status_1_and_its_reason(
    line: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "foto.txt").write_bytes(b"\x89PNG\r\n")
    refused = line.run("corpus", "add", str(tmp_path / "foto.txt"), "--json")

    assert refused.returncode == 1
    assert "it is a picture" in json.loads(refused.stdout)["refused"][0]["why"]


def test_reports_are_shown_with_what_they_are_about_and_settled(line: CommandLine) -> None:
    with open_ledger(line) as ledger:
        shown = remember(ledger, make_shown("Waar vaart de pont?"))
        number = ledger.reports.add(shown.id, reader="r", text="De datum klopt niet.")
    (report,) = line.read("corpus", "reports")["reports"]
    settled = line.read("corpus", "reports", "--resolve", str(number), "--reason", "verbeterd")

    assert (report["text"], report["question"]) == ("De datum klopt niet.", "Waar vaart de pont?")
    assert report["quotes"][0]["quote"] is None
    assert "reader" not in report
    assert settled == {"number": number, "done": True}
    assert line.run("corpus", "reports").returncode == 3
    assert line.read("corpus", "reports", "--resolved")["reports"][0]["resolution"] == "verbeterd"


def test_gaps_are_grouped_and_name_nobody(line: CommandLine) -> None:
    with open_ledger(line) as ledger:
        remember(ledger, make_refusal("Waar is de bakker?", reader="r"))
        remember(ledger, make_refusal("waar is de bakker", reader="s"))
    (gap,) = line.read("corpus", "gaps")["gaps"]

    assert (gap["count"], sorted(gap)) == (2, ["count", "last_at", "question", "reason"])


def test_every_act_is_in_the_log_by_the_name_of_who_did_it(
    line: CommandLine, tmp_path: Path
) -> None:
    line.read("corpus", "note", "001-veerpont", "=1+1")
    act = line.read("corpus", "log", "--limit", "1")["acts"][0]
    line.read("corpus", "log", "--csv", str(tmp_path / "log.csv"))
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    assert (act["actor"], act["actor_name"], act["act"]) == (0, "hilde", "note")
    assert rows[-1]["subject"] == "001-veerpont"
    assert act["detail"] == rows[-1]["detail"] == "– → “=1+1”"


def test_the_status_counts_what_is_decided_and_names_bad_lines(line: CommandLine) -> None:
    status = line.read("corpus", "status")

    assert status["generation"] == "g000001"
    assert status["articles"] == 4
    assert set(status["decided"]) == {"dates", "suppressed", "notes", "terms", "problems"}


def test_without_an_index_there_is_nothing_to_decide_about(tmp_path: Path) -> None:
    refused = CommandLine(tmp_path).run("corpus", "suppress", "001", "fout")

    assert refused.returncode == 1
    assert "kernvraag reindex" in refused.stderr
    assert not (tmp_path / "data").exists()


def test_a_backup_restored_elsewhere_gives_the_same_answer(
    line: CommandLine, tmp_path: Path
) -> None:
    question = "Waarom voer de veerpont niet uit?"
    answer = line.read("ask", question)
    made = line.read("backup", str(tmp_path / "backup"))
    elsewhere = CommandLine(tmp_path, VARIABLES)
    restored = elsewhere.read("restore", str(tmp_path / "backup"))

    assert (made["generation"], restored["generation"]) == ("g000001", "g000001")
    assert restored["corpus"] == str(tmp_path / "articles")
    assert elsewhere.read("ask", question) == answer


def test_a_folder_that_holds_no_backup_is_an_error_in_one_line(tmp_path: Path) -> None:
    refused = CommandLine(tmp_path).run("restore", str(tmp_path))

    assert refused.returncode == 1
    assert "there is no backup in it" in refused.stderr
    assert not (tmp_path / "data").exists()
