"""The arguments and options of `kernvraag corpus`, each described once."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

DateText: TypeAlias = Annotated[
    str | None,
    typer.Argument(metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD; “none” for undated."),
]
Clear: TypeAlias = Annotated[
    bool, typer.Option("--clear", help="Take back what was decided; the file counts again.")
]
Reason: TypeAlias = Annotated[
    str, typer.Argument(metavar="REASON", help="Why; written into the file and the log.")
]
NoteText: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="TEXT", help="What is shown wherever it is cited.")
]
Term: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="TERM", help="The English or Dutch word or phrase.")
]
Translations: TypeAlias = Annotated[
    list[str] | None, typer.Argument(metavar="DUTCH", help="Dutch words for it, the best first.")
]
Files: TypeAlias = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE", exists=True, dir_okay=False, help="Articles as .txt, .md or .html."
    ),
]
DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be added, and add nothing.")
]
Resolved: TypeAlias = Annotated[
    bool, typer.Option("--resolved", help="Show those that are settled, latest first.")
]
Resolve: TypeAlias = Annotated[
    int | None, typer.Option("--resolve", metavar="N", min=1, help="Settle the report N.")
]
Resolution: TypeAlias = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="How the report was settled.")
]
Most: TypeAlias = Annotated[
    int, typer.Option("--limit", metavar="N", min=1, help="The most to show.")
]
Page: TypeAlias = Annotated[
    int, typer.Option("--page", metavar="N", min=1, help="Which page, from 1.")
]
Csv: TypeAlias = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FILE", dir_okay=False, help="Write the whole log as CSV."),
]
BackupFolder: TypeAlias = Annotated[
    Path, typer.Argument(metavar="DIR", help="Folder of the backup, apart from the archive.")
]
