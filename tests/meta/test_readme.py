import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_readme_has_exactly_two_set_up_commands() -> None:
    assert len(commands()) == 2


def test_both_commands_install_what_was_tested() -> None:
    assert all("-c deploy/constraints.txt" in command for command in commands())


def test_one_command_answers_a_question_and_the_other_runs_all_tests() -> None:
    first, second = commands()

    assert "kernvraag ask" in first
    assert second.rstrip().endswith("&& .venv/bin/pytest -n auto --dist loadfile")


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")

    assert "<!-- the tests -->" in README
    assert "<!-- the tests -->" in script
