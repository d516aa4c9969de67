"""What is logged, in which form, and which libraries are told to keep quiet."""

import logging
import os
import sys
import threading
from collections.abc import Iterable

from bot.log_lines import LineFormatter

log = logging.getLogger(__name__)

# The levels that an operator sets are for our own rooms; what libraries do is not ours to tell.
_OURS = ("bot", "retrieval", "corpus")
_NOISY = ("chromadb", "huggingface_hub", "sentence_transformers", "transformers", "py.warnings")
# Below a warning these tell of bodies, tokens and every heartbeat.
_TALKATIVE = ("discord", "aiohttp", "asyncio")
# Libraries' own switches for what does not pass through logging; the build's process inherits them.
_QUIET = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}


def configure_logging() -> None:
    """Log warnings to standard error, and keep libraries quiet; to be called once, first."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # What goes wrong before the settings are read must be seen too. They have the last word.
    written = os.environ.get("KERNVRAAG_LOG_LEVEL", "")
    set_level(logging.getLevelNamesMapping().get(written, logging.WARNING))
    logging.captureWarnings(capture=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)


def configure_bot_logging(level: int | str, *, secrets: Iterable[str] = ()) -> None:
    """Log one JSON object a line to standard error from now on, without secrets or contents.

    To be called after `configure_logging`, before anything can go wrong with a secret in hand.
    """
    handler = _LineHandler(sys.stderr)
    handler.setFormatter(LineFormatter(_OURS))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for secret in secrets:
        redact(secret)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    set_level(level)
    # Left alone, both print the error's text, in which a question or an article may stand.
    threading.excepthook = _log_lost_thread
    sys.unraisablehook = _log_unraisable


def set_level(level: int | str) -> None:
    """Set the least serious messages that our own rooms log."""
    for name in _OURS:
        logging.getLogger(name).setLevel(level)


def redact(secret: str) -> None:
    """Keep a secret out of every line that is still to come; raises LookupError without lines."""
    formatters = [handler.formatter for handler in logging.getLogger().handlers]
    ours = [formatter for formatter in formatters if isinstance(formatter, LineFormatter)]
    if not ours:
        raise LookupError("no lines are logged yet; call configure_bot_logging first")
    for formatter in ours:
        formatter.redact(secret)


class _LineHandler(logging.StreamHandler):  # pyright: ignore[reportMissingTypeArgument]
    """Write lines; a line that cannot be written is dropped, as the library would print it raw."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        del record


def _log_lost_thread(lost: threading.ExceptHookArgs) -> None:
    log.error("a thread ended by an error", exc_info=lost.exc_value)


def _log_unraisable(lost: "sys.UnraisableHookArgs") -> None:
    log.error("an error had nobody to go to", exc_info=lost.exc_value)
