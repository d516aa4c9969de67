"""`kernvraag corpus log`: who did what to the archive, and when."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.commands.corpus.office import open_office
from bot.given import Given
from bot.inert import inert
from bot.json_output import Json
from bot.keeping.log_table import acts_as_csv
from bot.ledger import Act
from corpus.writing import write_whole


def run(given: Given, *, limit: int, page: int) -> None:
    """Show acts, latest first; ends with status 3 when there are none."""
    with open_office(given) as office:
        acts = office.ledger.acts.page(limit=limit, offset=(page - 1) * limit)
        document: Json = {"acts": [act_object(act) for act in acts]}
        office.session.show(document, render_acts(acts))
        if not acts:
            office.session.end_without_result()


def export(path: Path, given: Given) -> None:
    """Write every act, first to last, into a file for spreadsheets."""
    with open_office(given) as office:
        table = acts_as_csv(office.ledger.acts.all())
        # A spreadsheet takes a file for UTF-8 only where it is marked as such.
        write_whole(path, table.encode("utf-8-sig"))
        office.session.show({"path": str(path)}, Text(inert(f"The log was written to {path}.")))


def act_object(act: Act) -> Json:
    """Return an act as the log holds it."""
    return {
        "number": act.id,
        "at": act.at.isoformat(),
        "actor": act.actor,
        "actor_name": act.actor_name,
        "act": act.act,
        "subject": act.subject,
        "detail": act.detail,
    }


def render_acts(acts: Sequence[Act]) -> RenderableType:
    """Draw acts as rows: when, who, what, to what, and what it changed."""
    if not acts:
        return Text("Nothing has been done to the archive yet.")
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        table.add_column(no_wrap=True)
    table.add_column()
    for act in acts:
        cells = (f"{act.at:%Y-%m-%d %H:%M}", act.actor_name, act.act, act.subject, act.detail)
        table.add_row(*(Text(inert(cell)) for cell in cells))
    return table
