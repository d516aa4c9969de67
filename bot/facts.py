"""What operators are shown: names of facts beside the facts, in English."""

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from bot.inert import inert
from bot.json_output import Json
from corpus.rejection import Notice, Rejection
from retrieval.manifest import ModelRecord


def facts_table(facts: Iterable[tuple[str, str]]) -> Table:
    """Draw facts under each other, their names aligned; a fact that is empty is left out."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column()
    for name, fact in facts:
        if fact:
            table.add_row(Text(name), Text(inert(fact)))
    return table


def model_in_words(model: ModelRecord) -> str:
    """Return the model in use, and why where it is not the configured one."""
    used = f"{model.used} ({model.dimensions} dimensions)"
    return used if model.reason is None else f"{used}; {model.reason}"


def model_object(model: ModelRecord) -> Json:
    """Return the model that was configured, the one in use, and why they differ."""
    return {
        "configured": model.configured,
        "used": model.used,
        "reason": model.reason,
        "fingerprint": model.fingerprint,
        "dimensions": model.dimensions,
    }


def rejections_list(rejected: Sequence[Rejection]) -> list[Json]:
    """Return the files that were not read, and why."""
    return [
        {"path": rejection.path, "reason": rejection.reason.value, "detail": rejection.detail}
        for rejection in rejected
    ]


def notices_list(notices: Sequence[Notice]) -> list[Json]:
    """Return what was noticed about files that were read."""
    return [{"path": notice.path, "text": notice.text} for notice in notices]
