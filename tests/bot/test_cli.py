from pathlib import Path

import pytest

from tests.bot.running import CommandLine

COMMANDS = (
    "ask",
    "source",
    "sources",
    "quote",
    "timeline",
    "reindex",
    "status",
    "rollback",
    "evaluate",
    "tune",
)


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = CommandLine(tmp_path).run("--help")

    assert shown.returncode == 0
    assert all(f"\n  {command} " in shown.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_corpus_a_data_folder_and_json(tmp_path: Path, command: str) -> None:
    shown = CommandLine(tmp_path).run(command, "--help")

    assert all(option in shown.stdout for option in ("--corpus PATH", "--data PATH", "--json"))


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("answer",),
        ("ask",),
        ("ask", "Wie?", "--limit", "0"),
        ("ask", "Wie?", "--from", "binnenkort eens"),
        ("ask", "Wie?", "--from", "2023", "--to", "2022"),
        ("sources", "--to", "2022-13"),
        ("evaluate",),
        ("evaluate", "--questions", "nowhere.jsonl"),
        ("tune",),
        ("tune", "--questions", "nowhere.jsonl"),
    ],
)
def test_a_mistake_in_use_ends_with_status_2_and_writes_no_result(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    refused = CommandLine(tmp_path).run(*arguments)

    assert refused.returncode == 2
    assert not refused.stdout or "Commands:" in refused.stdout
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", ["status", "rollback"])
def test_without_an_index_there_is_nothing_to_show_or_go_back_to(
    tmp_path: Path, command: str
) -> None:
    refused = CommandLine(tmp_path).run(command, "--json")

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert len(refused.stderr.splitlines()) == 1
    assert "reindex" in refused.stderr


def test_a_bad_setting_is_one_line_without_its_value(tmp_path: Path) -> None:
    refused = CommandLine(tmp_path).run("status", KERNVRAAG_INDEX_DEADLINE="hush-hush")

    assert refused.returncode == 1
    assert refused.stderr.startswith("kernvraag: KERNVRAAG_INDEX_DEADLINE: ")
    assert len(refused.stderr.splitlines()) == 1
    assert "hush-hush" not in refused.stderr


def test_help_is_shown_even_with_a_bad_setting(tmp_path: Path) -> None:
    assert CommandLine(tmp_path).run("ask", "--help", KERNVRAAG_LOG_LEVEL="x").returncode == 0


def test_a_corpus_that_is_not_there_is_one_line_with_a_remedy(tmp_path: Path) -> None:
    refused = CommandLine(tmp_path).run("reindex", "--dry-run", "--corpus", "nowhere")

    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert "--corpus" in refused.stderr
