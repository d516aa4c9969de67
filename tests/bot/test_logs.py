import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.logs import redact

ROOT = Path(__file__).parents[2]
TOKEN = "MTIz.planted-token.for-tests"  # noqa: S105 - nobody's
QUESTION = "Hoeveel molens draaien er?"


def run(code: str, *, level: str = "INFO") -> subprocess.CompletedProcess[str]:
    """Run code in a process that logs as the bot does, with a token to keep quiet about."""
    start = (
        "import logging, threading\n"
        "from bot.logs import configure_bot_logging, configure_logging, redact\n"
        "configure_logging()\n"
        f"configure_bot_logging({level!r}, secrets=[{TOKEN!r}])\n"
        "log = logging.getLogger('bot.queue')\n"
    )
    return subprocess.run(
        [sys.executable, "-c", start + code],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def lines(code: str, *, level: str = "INFO") -> list[dict[str, Any]]:
    """Return what the code logs, each line of standard error read as JSON."""
    return [json.loads(line) for line in run(code, level=level).stderr.splitlines()]


def test_a_line_is_an_object_of_time_level_logger_event_and_fields() -> None:
    (line,) = lines("log.info('answered', extra={'guild': 7, 'seconds': 0.5, 'outcome': 'answer'})")

    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "bot.queue",
        "event": "answered",
        "guild": 7,
        "seconds": 0.5,
        "outcome": "answer",
    }


def test_nothing_goes_to_standard_output() -> None:
    assert run("log.info('started')").stdout == ""


def test_an_operator_may_ask_for_more_of_our_own_and_gets_no_more_of_the_libraries() -> None:
    shown = lines(
        "log.debug('ours')\n"
        "logging.getLogger('discord.gateway').debug('theirs')\n"
        "logging.getLogger('discord.gateway').info('theirs')\n"
        "logging.getLogger('aiohttp.access').info('theirs')\n"
        "logging.getLogger('chromadb').warning('theirs')",
        level="DEBUG",
    )

    assert [line["event"] for line in shown] == ["ours"]


def test_a_secret_is_in_no_field() -> None:
    logged = run(
        f"token = {TOKEN!r}\n"
        "log.info('with %s', token, extra={'a': token, 'b': [token], token: 1})\n"
        "logging.getLogger('bot.' + token).error('named')\n"
        "from bot.errors import InvalidSettingsError\n"
        "try: raise InvalidSettingsError((token,))\n"
        "except InvalidSettingsError: log.exception('with %s' % token)\n"
    ).stderr

    assert len(logged.splitlines()) == 3
    assert TOKEN not in logged
    assert "[redacted]" in logged


def test_a_secret_that_is_known_later_is_kept_from_then_on() -> None:
    shown = lines("redact('hush \"now\"')\nlog.info('it is hush \"now\"')")

    assert shown[0]["event"] == "it is [redacted]"


def test_an_empty_secret_changes_nothing() -> None:
    assert lines("redact(' ')\nlog.info('a b')")[0]["event"] == "a b"


def test_a_secret_that_nobody_would_keep_is_an_error() -> None:
    with pytest.raises(LookupError, match="configure_bot_logging"):
        redact("secret")


def test_an_unexpected_error_tells_its_kind_and_its_place_and_not_its_text() -> None:
    logged = run(
        "def answer(question): raise ValueError(question)\n"
        f"try: answer({QUESTION!r})\n"
        "except ValueError: log.exception('unexpected', extra={'reference': 'a1'})\n"
    ).stderr

    assert QUESTION not in logged
    line = json.loads(logged)
    assert line["reference"] == "a1"
    assert line["error"]["type"] == "ValueError"
    assert line["error"]["stack"][-1].endswith(" answer")


def test_the_causes_and_members_of_an_error_are_told_in_the_same_way() -> None:
    logged = run(
        f"question = {QUESTION!r}\n"
        "try:\n"
        "    try: raise KeyError(question)\n"
        "    except KeyError as cause:\n"
        "        raise ExceptionGroup(question, [OSError(question)]) from cause\n"
        "except ExceptionGroup: log.exception('unexpected')\n"
    ).stderr

    assert QUESTION not in logged
    error = json.loads(logged)["error"]
    assert error["cause"]["type"] == "KeyError"
    assert [member["type"] for member in error["members"]] == ["OSError"]


def test_our_own_error_keeps_its_sentence() -> None:
    (line,) = lines(
        "from pathlib import Path\n"
        "from retrieval.errors import BuildRunningError\n"
        "try: raise BuildRunningError(Path('data'))\n"
        "except BuildRunningError: log.exception('refused')\n"
    )

    assert line["error"]["text"] == "a reindex is already running in data; wait until it is done"


def test_our_own_error_that_repeats_a_reader_does_not_keep_its_sentence() -> None:
    logged = run(
        "from corpus.errors import InvalidDateError\n"
        f"log.warning('failed: %s', InvalidDateError({QUESTION!r}, 'no month'))\n"
        f"try: raise InvalidDateError({QUESTION!r}, 'no month')\n"
        "except InvalidDateError: log.exception('refused')\n"
    ).stderr

    assert len(logged.splitlines()) == 2
    assert QUESTION not in logged


def test_a_long_recursion_is_told_by_its_innermost_frames() -> None:
    (line,) = lines(
        "def again(): again()\ntry: again()\nexcept RecursionError: log.exception('unexpected')\n"
    )

    assert 0 < len(line["error"]["stack"]) <= 30


@pytest.mark.parametrize(
    ("call", "event"),
    [
        (
            "error('Ignoring exception in dynamic item callback for %r', question)",
            "Ignoring exception in dynamic item callback for '<str>'",
        ),
        ("error('Attempting a reconnect in %.2fs', 1.5)", "Attempting a reconnect in 1.50s"),
        ("warning('Shard ID %s is %(question)s', {'question': question})", None),
        ("error('%(what)s fell', {'what': question})", "<str> fell"),
        ("error('Exception in callback ask(%r)' % question)", "Exception in callback ask"),
        ("error('Task was lost\\nfuture: ' + question)", "Task was lost"),
        ("error(question, extra={'question': question})", None),
    ],
)
def test_of_a_library_only_fixed_words_and_numbers_are_told(call: str, event: str | None) -> None:
    code = f"question = 'x: ' + {QUESTION!r}\nlogging.getLogger('discord.ui.view').{call}\n"

    logged = run(code).stderr

    assert "molens" not in logged
    if event is not None:
        assert json.loads(logged)["event"] == event


def test_what_a_field_cannot_show_is_named_by_its_kind() -> None:
    (line,) = lines(
        "from pathlib import Path\n"
        f"log.info('x', extra={{'error': ValueError({QUESTION!r}), 'path': Path('data')}})"
    )

    assert line["error"] == "<ValueError>"
    assert line["path"] == "data"


def test_a_message_and_its_values_that_do_not_fit_are_still_a_line() -> None:
    shown = lines("log.info('one %s', 1, 2)\nlog.info('%d', 'x')")

    assert [line["event"] for line in shown] == ["one %s", "%d"]


def test_a_thread_that_dies_is_told_without_contents() -> None:
    logged = run(
        f"def work(): raise ValueError({QUESTION!r})\n"
        "thread = threading.Thread(target=work); thread.start(); thread.join()\n"
    ).stderr

    assert QUESTION not in logged
    assert json.loads(logged)["error"]["type"] == "ValueError"


def test_a_line_that_cannot_be_written_prints_nothing_else() -> None:
    logged = run(
        "class Odd:\n"
        f"    def __str__(self): raise RuntimeError({QUESTION!r})\n"
        "log.info('%s', Odd())\n"
        "log.info('after')"
    ).stderr

    assert QUESTION not in logged
    assert json.loads(logged.splitlines()[-1])["event"] == "after"


def test_the_command_line_still_logs_plain_text() -> None:
    code = (
        "import logging\n"
        "from bot.logs import configure_logging\n"
        "configure_logging()\n"
        "logging.getLogger('bot').warning('plain')\n"
    )

    logged = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )

    assert logged.stderr == "WARNING bot: plain\n"
