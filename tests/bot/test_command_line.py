import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.sample import NOTICE, sample_corpus
from tests.bot.running import CommandLine

# In its package, so that no test waits for a network.
MODEL = {"KERNVRAAG_EMBEDDING_MODEL": "all-MiniLM-L6-v2"}
QUESTION = "Wat zei Kesselaar over het water?"
NONSENSE = "Wie won de kwispeltrofee in Timboektoe?"
HEAVY = ("torch", "sentence_transformers", "chromadb")


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Return a command line whose folder holds an index of the sample archive."""
    line = CommandLine(tmp_path_factory.mktemp("archive"), MODEL)
    assert line.run("reindex").returncode == 0
    return line


@pytest.fixture(scope="module")
def answer(line: CommandLine) -> dict[str, Any]:
    return line.read("ask", QUESTION)


@pytest.fixture
def small(tmp_path: Path) -> CommandLine:
    """Return a command line whose folder holds an archive of one article, and no index."""
    corpus = tmp_path / "articles"
    corpus.mkdir()
    text = " date 2022-10 De sluis bij Wolverdonk ging dinsdag dicht. Niemand wist waarom.\n"
    (corpus / "sluis.txt").write_text(text, encoding="utf-8")
    return CommandLine(tmp_path, {**MODEL, "KERNVRAAG_CORPUS_DIR": "articles"})


def test_asking_without_an_index_builds_one_first(small: CommandLine) -> None:
    asked = small.run("ask", "Wanneer ging de sluis dicht?", "--json")

    assert json.loads(asked.stdout)["corpus"]["articles"] == 1
    assert "There is no index in data yet; building one first." in asked.stderr
    assert "reading the articles: 1 of 1" in asked.stderr
    assert NOTICE not in asked.stderr


def test_an_answer_has_the_keys_of_the_contract(answer: dict[str, Any]) -> None:
    assert list(answer) == [
        "question",
        "language",
        "outcome",
        "reason",
        "period",
        "citations",
        "nearest",
        "degraded",
        "excluded",
        "corpus",
    ]
    assert answer["outcome"] == "answer"


def test_every_quote_stands_at_its_place_in_its_source(
    line: CommandLine, answer: dict[str, Any]
) -> None:
    for citation in answer["citations"]:
        text = line.read("source", citation["article"]["id"])["text"]

        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_the_words_of_every_quote_are_shown_to_a_reader(
    line: CommandLine, answer: dict[str, Any]
) -> None:
    shown = line.run("ask", QUESTION).stdout

    assert answer["citations"]
    for citation in answer["citations"]:
        assert all(word in shown for word in citation["quote"].split())


def test_the_sample_archive_is_called_fiction(line: CommandLine) -> None:
    assert NOTICE in line.run("sources").stderr


def test_no_answer_ends_with_status_3_and_a_reason(line: CommandLine) -> None:
    refused = line.run("ask", NONSENSE, "--json")

    assert refused.returncode == 3
    assert json.loads(refused.stdout)["outcome"] == "no_answer"


def test_an_empty_question_is_too_vague(line: CommandLine) -> None:
    refused = line.run("ask", "", "--json")

    assert refused.returncode == 3
    assert json.loads(refused.stdout)["reason"] == "too_vague"


def test_a_question_is_cut_with_a_remark(line: CommandLine) -> None:
    asked = line.run("ask", "Kesselaar " * 200, "--json")

    assert len(json.loads(asked.stdout)["question"]) == 1_000
    assert "Only the first 1,000 characters" in asked.stderr


def test_a_question_of_broken_bytes_is_answered(line: CommandLine) -> None:
    asked = subprocess.run(
        [sys.executable.encode(), b"-m", b"bot", b"ask", b"Kesselaar \xff\xfe \x1b[2J?", b"--json"],
        cwd=line.folder,
        env={**os.environ, **MODEL, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )

    assert asked.returncode in {0, 3}
    assert json.loads(asked.stdout.decode())["question"].startswith("Kesselaar \ufffd\ufffd")


def test_a_question_is_never_a_query_language(line: CommandLine) -> None:
    question = "\"unclosed AND ( id:c1 OR * '; DROP TABLE [a TO \\ ~2 " + "(" * 200

    assert line.run("ask", question).returncode in {0, 3}


def test_an_explicit_period_filters(line: CommandLine) -> None:
    filtered = line.read("ask", QUESTION, "--from", "1999", "--to", "2000")

    assert filtered["outcome"] == "no_answer"
    assert filtered["period"] == {
        "first": "1999-01-01",
        "last": "2000-12-31",
        "words": None,
        "filter": True,
    }


def test_a_limit_is_kept(line: CommandLine) -> None:
    assert len(line.read("ask", QUESTION, "--limit", "1")["citations"]) == 1


def test_a_source_is_shown_whole(line: CommandLine) -> None:
    article = line.read("sources")["articles"][0]
    source = line.read("source", article["id"])
    shown = line.run("source", article["id"]).stdout

    assert {key: source[key] for key in article} == article
    assert all(word in shown for word in source["text"].split()[5:])


def test_an_unknown_source_is_one_line_with_a_remedy(line: CommandLine) -> None:
    refused = line.run("source", "../../etc/passwd")

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.splitlines()[-1].endswith("list them with: kernvraag sources")


def test_sources_are_found_by_their_words(line: CommandLine) -> None:
    every = line.read("sources")["articles"]
    words = every[0]["title"].split()[:2]

    found = line.read("sources", *words)["articles"]

    assert every[0] in found
    assert len(found) < len(every)


def test_sources_that_nothing_fits_end_with_status_3(line: CommandLine) -> None:
    nothing = line.run("sources", "kwispeltrofee", "--json")

    assert nothing.returncode == 3
    assert json.loads(nothing.stdout)["articles"] == []


def test_a_quote_is_found_word_for_word(line: CommandLine, answer: dict[str, Any]) -> None:
    citation = answer["citations"][0]

    report = line.read("quote", citation["quote"])

    assert report["verdict"] == "verbatim"
    assert list(report["matches"][0]) == ["article", "quote", "start", "end", "score"]
    assert report["matches"][0]["article"] == citation["article"]


def test_a_quote_that_is_nowhere_ends_with_status_3(line: CommandLine) -> None:
    absent = line.run("quote", "Zeven zeesterren zongen zachtjes zeemansliederen.", "--json")

    assert absent.returncode == 3
    assert json.loads(absent.stdout)["verdict"] == "absent"


def test_a_timeline_runs_in_order_of_publication(line: CommandLine) -> None:
    timeline = line.read("timeline", "Kesselaar")

    dates = [citation["article"]["published"] for citation in timeline["citations"]]
    assert len(dates) > 1
    assert dates == sorted(dates)
    assert all(citation["article"]["published"] is None for citation in timeline["undated"])


def test_status_adds_up(line: CommandLine) -> None:
    status = line.read("status")

    assert sum(status["precision"].values()) == status["corpus"]["articles"]
    assert status["precision"]["none"] == status["corpus"]["undated"]
    assert status["corpus_path"] == str(sample_corpus().resolve())
    assert status["model"]["used"] == "all-MiniLM-L6-v2"


def test_a_dry_run_changes_nothing(line: CommandLine) -> None:
    before = line.read("status")["generation"]
    preview = line.read("reindex", "--dry-run")

    assert preview["dry_run"] is True
    assert preview["changes"]["unchanged"] == line.read("status")["corpus"]["articles"]
    assert line.read("status")["generation"] == before


def test_another_corpus_than_the_index_is_of_is_refused(line: CommandLine, tmp_path: Path) -> None:
    refused = line.run("ask", QUESTION, "--corpus", str(tmp_path))

    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert str(sample_corpus()) in refused.stderr
    assert f"reindex --corpus {tmp_path}" in refused.stderr


def test_status_tells_that_another_corpus_is_named(line: CommandLine, tmp_path: Path) -> None:
    shown = line.run("status", "--corpus", str(tmp_path))

    assert shown.returncode == 0
    assert f"reindex --corpus {tmp_path}" in shown.stderr


def test_the_corpus_of_the_index_may_be_named(line: CommandLine) -> None:
    assert line.run("sources", "--corpus", str(sample_corpus())).returncode == 0


def test_a_set_of_questions_is_measured(
    line: CommandLine, answer: dict[str, Any], tmp_path: Path
) -> None:
    citation = answer["citations"][0]
    question = {
        "id": "q1",
        "lang": "nl",
        "question": QUESTION,
        "answerable": True,
        "article": citation["article"]["id"],
        "published": citation["article"]["published"],
        "gold": [citation["quote"]],
    }
    nonsense = {**question, "id": "q2", "question": NONSENSE, "answerable": False, "article": None}
    questions, details = tmp_path / "questions.jsonl", tmp_path / "details.jsonl"
    questions.write_text(
        "".join(f"{json.dumps(one)}\n" for one in (question, {**nonsense, "gold": []})), "utf-8"
    )

    measured = line.read("evaluate", "--questions", str(questions), "--details", str(details))

    assert measured["questions"] == 2
    assert measured["retrieval"]["recall@1"] == 1.0
    assert measured["quotes"]["verbatim"] == 1.0
    lines = [json.loads(text) for text in details.read_text("utf-8").splitlines()]
    assert [list(one) for one in lines] == [["id", "answer", "ranked", "evidence"]] * 2
    assert lines[0]["answer"] == answer


def test_a_question_set_that_is_none_is_one_line(line: CommandLine, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text("no json\n", "utf-8")

    refused = line.run("evaluate", "--questions", str(questions))

    assert refused.returncode == 1
    assert "line 1" in refused.stderr.splitlines()[-1]


def test_who_asks_by_words_is_answered_without_a_model_and_told_so(line: CommandLine) -> None:
    answer = line.read("ask", QUESTION, "--words")

    assert answer["outcome"] == "answer"
    assert answer["degraded"] == "only words are searched: --words asks for that"


def test_a_closed_pipe_is_quiet(line: CommandLine) -> None:
    shell = f'"{sys.executable}" -m bot sources | true'
    piped = subprocess.run(
        ["/bin/sh", "-c", shell],
        cwd=line.folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert piped.stderr.splitlines() == [NOTICE]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("sources",),
        ("source", "001"),
        ("status",),
        ("quote", "Water is geen recht maar een gunst"),
        ("ask", QUESTION, "--words"),
    ],
)
def test_looking_up_never_imports_what_answering_needs(
    line: CommandLine, arguments: tuple[str, ...]
) -> None:
    shown = line.run(*arguments, PYTHONPROFILEIMPORTTIME="1").stderr

    imported = {text.rpartition("|")[2].strip() for text in shown.splitlines()}
    assert "typer" in imported
    assert imported.isdisjoint(HEAVY)


def test_a_rollback_goes_back_to_the_generation_before(small: CommandLine) -> None:
    first = small.read("reindex")
    second = small.read("reindex")

    rolled = small.read("rollback")

    assert (first["generation"], second["generation"]) == ("g000001", "g000002")
    assert (rolled["generation"], rolled["previous"]) == ("g000001", "g000002")
    assert small.read("status")["generation"] == "g000001"


def test_a_reindex_without_a_corpus_renews_the_one_of_the_index(small: CommandLine) -> None:
    small.run("reindex")

    preview = small.run("reindex", "--dry-run", "--json", KERNVRAAG_CORPUS_DIR="")

    assert json.loads(preview.stdout)["changes"]["unchanged"] == 1
    assert NOTICE not in preview.stderr


def test_an_interrupted_build_ends_quietly_and_publishes_nothing(small: CommandLine) -> None:
    with small.start("reindex") as building:
        assert building.stderr is not None
        building.stderr.readline()
        building.send_signal(signal.SIGINT)
        rest = building.stderr.read()

    assert building.returncode == 130
    assert "Traceback" not in rest
    assert not (small.folder / "data" / "CURRENT").exists()
