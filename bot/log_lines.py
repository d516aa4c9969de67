"""What one line of the bot's log holds: ids and figures, never a secret, a question or an article.

Our own messages are written to be read by operators and go in as they are. What libraries say may
carry whatever they were handling: of theirs only the fixed words and the numbers go in.
"""

import json
import logging
import re
from collections.abc import Callable, Sequence
from copy import copy
from datetime import UTC, datetime
from pathlib import Path

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from bot.log_errors import describe_error, text_of

_FIELDS = "%(asctime)s %(levelname)s %(name)s %(message)s"
_NAMES = {"asctime": "time", "levelname": "level", "name": "logger", "message": "event"}
_REDACTED = "[redacted]"
# Where a message was put together before it was logged, values follow one of these.
_BEFORE_VALUES = re.compile(r"[(\[{<“‘\"':=\n]")


class LineFormatter(JsonFormatter):
    """Format records as JSON objects of one line: time, level, logger, event, and extra fields."""

    def __init__(self, ours: Sequence[str]) -> None:
        # The library leaves the types of its own hooks open.
        super().__init__(  # pyright: ignore[reportUnknownMemberType]
            _FIELDS, rename_fields=_NAMES, json_default=_plain
        )
        self._ours = frozenset(ours)
        self._secrets: list[str] = []

    def redact(self, secret: str) -> None:
        """Keep a secret out of every later line."""
        if secret.strip():
            # As it would stand in JSON, in which the lines are when they are searched.
            self._secrets.append(json.dumps(secret.strip())[1:-1])

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without any registered secret."""
        is_ours = record.name.partition(".")[0] in self._ours
        line = super().format(_cleaned(record) if is_ours else _stripped(record))
        for secret in self._secrets:
            line = line.replace(secret, _REDACTED)
        return line

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - the library's name
        """Return the moment in UTC, in ISO 8601."""
        del datefmt
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _cleaned(record: logging.LogRecord) -> logging.LogRecord:
    """Return a record of ours with its error described instead of printed."""
    return _described(record, _filled_in(record, _named_error))


def _stripped(record: logging.LogRecord) -> logging.LogRecord:
    """Return a library's record with only its fixed words, its numbers and its error's kind."""
    filled = _filled_in(record, _kind_unless_number)
    event = filled if record.args else _BEFORE_VALUES.split(filled, maxsplit=1)[0].rstrip()
    stripped = _described(record, event)
    for name in vars(stripped).keys() - RESERVED_ATTRS - {"error"}:
        delattr(stripped, name)
    return stripped


def _described(record: logging.LogRecord, event: str) -> logging.LogRecord:
    described = copy(record)
    described.msg, described.args = event, None
    described.exc_info = described.exc_text = described.stack_info = None
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        vars(described)["error"] = describe_error(error)
    return described


def _filled_in(record: logging.LogRecord, show: Callable[[object], object]) -> str:
    """Return the message with its values as `show` puts them, or without when they do not fit."""
    message = str(record.msg)
    values = record.args
    if not values:
        return message
    try:
        if isinstance(values, tuple):
            return message % tuple(show(value) for value in values)
        return message % {name: show(value) for name, value in values.items()}
    except (TypeError, ValueError, KeyError):
        return message


def _named_error(value: object) -> object:
    """Return what one of our own messages may show of a value: an error only by its kind."""
    return text_of(value) or _kind(value) if isinstance(value, BaseException) else value


def _kind_unless_number(value: object) -> object:
    return value if isinstance(value, int | float) else _kind(value)


def _kind(value: object) -> str:
    return f"<{type(value).__name__}>"


def _plain(value: object) -> str:
    """Return what an extra field shows of a value that JSON has no form for."""
    return str(value) if isinstance(value, Path | datetime) else _kind(value)
