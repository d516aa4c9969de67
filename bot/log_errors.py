"""What may be told of an error: its kind and its place, and its text where we wrote that."""

import traceback
from typing import Any, TypeGuard

from bot.errors import BotError
from corpus.errors import CorpusError, InvalidDateError, RejectedError
from retrieval.errors import ArticleUnknownError, RetrievalError

_OURS = (BotError, RetrievalError, CorpusError)
# Ours as well, but they repeat what a person or an article wrote.
_REPEATING = (ArticleUnknownError, InvalidDateError, RejectedError)
# A recursion fills a thousand frames with the same two lines; the innermost ones tell.
_FRAMES = 30
# Causes of causes: deeper ones have never told an operator anything.
_DEEPEST = 4


def describe_error(error: BaseException, *, depth: int = 0) -> dict[str, Any]:
    """Return an error's type, text (only of ours), stack, cause and members, ready for JSON."""
    described: dict[str, Any] = {"type": _name_of(type(error)), "stack": _stack_of(error)}
    text = text_of(error)
    if text is not None:
        described["text"] = text
    if depth == _DEEPEST:
        return described
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        described["cause"] = describe_error(cause, depth=depth + 1)
    if _is_group(error):
        members = error.exceptions[:_DEEPEST]
        described["members"] = [describe_error(member, depth=depth + 1) for member in members]
    return described


def text_of(error: BaseException) -> str | None:
    """Return an error's text where we wrote it and it repeats nobody, else None."""
    if isinstance(error, _OURS) and not isinstance(error, _REPEATING):
        return str(error)
    return None


def _stack_of(error: BaseException) -> list[str]:
    frames = traceback.StackSummary.extract(
        # Neither the source lines nor the values in them.
        traceback.walk_tb(error.__traceback__),
        limit=-_FRAMES,
        lookup_lines=False,
    )
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def _name_of(kind: type[BaseException]) -> str:
    place = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    return f"{place}{kind.__qualname__}"


def _is_group(error: BaseException) -> TypeGuard[BaseExceptionGroup[BaseException]]:
    return isinstance(error, BaseExceptionGroup)
