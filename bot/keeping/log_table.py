"""The log of acts as a table for spreadsheets, which must not take a text for a formula."""

import csv
import io
from collections.abc import Iterable

from bot.ledger import Act

_COLUMNS = ("number", "at", "actor", "actor_name", "act", "subject", "detail")
# How a cell begins that a spreadsheet would compute; it skips blanks before that.
_FORMULA = ("=", "+", "-", "@")


def acts_as_csv(acts: Iterable[Act]) -> str:
    """Return acts as CSV with a line of names above; moments are ISO 8601 in UTC."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(_COLUMNS)
    for act in acts:
        writer.writerow(map(guarded, _cells(act)))
    return table.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that a spreadsheet shows as it stands, with an apostrophe where it must."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _cells(act: Act) -> tuple[str, ...]:
    moment = act.at.isoformat(timespec="seconds")
    return (str(act.id), moment, str(act.actor), act.actor_name, act.act, act.subject, act.detail)
