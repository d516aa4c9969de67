import pytest

from bot.sample import sample_corpus
from tests.bot.running import CommandLine


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Return a command line over the sample archive."""
    line = CommandLine(
        tmp_path_factory.mktemp("archive"),
        {
            "KERNVRAAG_EMBEDDING_MODEL": "all-MiniLM-L6-v2",
            "KERNVRAAG_CORPUS_DIR": str(sample_corpus()),
        },
    )
    assert line.run("reindex").returncode == 0
    return line


def test_an_answer_that_was_corrected_since_says_so(line: CommandLine) -> None:
    question = "Op welke dag begint de post met het bezorgen van de jodiumpillen?"

    (later,) = line.read("ask", question, "--limit", "1")["later"]

    text = line.read("source", later["article"]["id"])["text"]
    assert later["quote"] == text[later["start"] : later["end"]]
    assert later["article"]["published"] == "2023-03"
    assert later["number"] == 2


def test_reports_that_disagree_stand_side_by_side(line: CommandLine) -> None:
    shown = line.run("ask", "Hoeveel wagons telde de wapentrein?").stdout.splitlines()

    pair = shown[shown.index("De cijfers verschillen") :]
    assert "10 december 2022: “De trein telde veertien wagons" in pair[2]
    assert "12 december 2022: “Uit een laadlijst" in pair[4]


def test_a_timeline_marks_a_correction_behind_what_it_corrects(line: CommandLine) -> None:
    shown = line.run("timeline", "graanakkoord").stdout.splitlines()

    mark = shown.index("Rechtzetting")
    assert "015-graanakkoord-van-sarlisse" in shown[mark - 2]
    assert "017-rechtzetting-graancijfers" in shown[mark + 2]
