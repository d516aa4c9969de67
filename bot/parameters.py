"""The arguments and options of the command line, each described once."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Corpus: TypeAlias = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="PATH", help="Folder of articles, or one .jsonl file."),
]
Data: TypeAlias = Annotated[
    Path | None,
    typer.Option("--data", metavar="PATH", help="Folder that holds the index."),
]
Json: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Write JSON, and nothing else, to standard output.")
]
First: TypeAlias = Annotated[
    str | None,
    typer.Option("--from", metavar="D", help="Only articles of this day or period, or later."),
]
Last: TypeAlias = Annotated[
    str | None,
    typer.Option("--to", metavar="D", help="Only articles of this day or period, or earlier."),
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option("--as-of", metavar="D", help="Only what had certainly been published by then."),
]
Today: TypeAlias = Annotated[
    str | None,
    typer.Option("--today", metavar="D", help="The day that “last month” is read against."),
]
Limit: TypeAlias = Annotated[
    int, typer.Option("--limit", metavar="N", min=1, help="The most quotes to show.")
]
ByWords: TypeAlias = Annotated[
    bool,
    typer.Option("--words", help="Search words alone: at once, for no model has to be loaded."),
]
QuestionText: TypeAlias = Annotated[
    str, typer.Argument(metavar="QUESTION", help="The question, in Dutch or English.")
]
Topic: TypeAlias = Annotated[
    str, typer.Argument(metavar="TOPIC", help="The topic or question, in Dutch or English.")
]
ArticleId: TypeAlias = Annotated[
    str, typer.Argument(metavar="ID", help="The article, as a citation or `sources` names it.")
]
Words: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Words of a title, an outlet, a date or an id."),
]
Excerpt: TypeAlias = Annotated[
    str, typer.Argument(metavar="TEXT", help="The words whose origin is wanted.")
]
DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
]
Force: TypeAlias = Annotated[
    bool, typer.Option("--force", help="Publish even when many articles are gone.")
]
QuestionSet: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--questions",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Questions with their answers, as .jsonl.",
    ),
]
Details: TypeAlias = Annotated[
    Path | None,
    typer.Option("--details", metavar="FILE", help="Write a line of JSON for each question."),
]
Against: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Compare with an earlier run: what it wrote for --details or --record.",
    ),
]
Record: TypeAlias = Annotated[
    Path | None,
    typer.Option("--record", metavar="FILE", help="Write how each question came off, no texts."),
]
FailOnDrop: TypeAlias = Annotated[
    bool,
    typer.Option("--fail-on-drop", help="End with 1 when a figure is worse, beyond noise."),
]
SettingsFile: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--write",
        metavar="FILE",
        dir_okay=False,
        writable=True,
        help="The .env file to write into.",
    ),
]
