import pytest

from tests.bot.running import CommandLine
from tests.builders import write_corpus

RING = "De schipper had de ketting zien breken."


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Return a command line over an archive of which one article is suppressed."""
    folder = tmp_path_factory.mktemp("archive")
    write_corpus(folder / "articles")
    line = CommandLine(
        folder,
        {"KERNVRAAG_EMBEDDING_MODEL": "all-MiniLM-L6-v2", "KERNVRAAG_CORPUS_DIR": "articles"},
    )
    assert line.run("reindex").returncode == 0
    decisions = '[suppressed]\n"001-veerpont" = "te vroeg"\n[notes]\n"004-ijsbaan" = "nagemeten"\n'
    (folder / "data" / "decisions.toml").write_text(decisions, "utf-8")
    return line


def test_a_suppressed_article_has_no_source(line: CommandLine) -> None:
    shown = line.run("source", "001-veerpont")

    assert shown.returncode != 0
    assert "the archive has no article" in shown.stderr


def test_a_suppressed_article_is_not_listed(line: CommandLine) -> None:
    ids = [article["id"] for article in line.read("sources")["articles"]]

    assert ids == ["004-ijsbaan", "002-molenaar", "003-klokkenluider"]


def test_a_suppressed_article_is_nowhere_quoted(line: CommandLine) -> None:
    assert line.read("quote", RING)["verdict"] == "absent"


def test_a_note_is_shown_without_a_new_build(line: CommandLine) -> None:
    assert line.read("source", "004-ijsbaan")["note"] == "nagemeten"
