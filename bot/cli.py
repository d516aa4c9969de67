"""The command line: which commands there are and what each of them takes.

Every command imports its work when it runs, so that asking for help starts at once.
"""

from pathlib import Path

import typer

from bot.commands.corpus.cli import corpus_commands
from bot.commands.corpus.parameters import BackupFolder
from bot.given import Given, GivenDays
from bot.parameters import (
    Against,
    ArticleId,
    AsOf,
    ByWords,
    Corpus,
    Data,
    Details,
    DryRun,
    Excerpt,
    FailOnDrop,
    First,
    Force,
    Json,
    Last,
    Limit,
    QuestionSet,
    QuestionText,
    Record,
    SettingsFile,
    Today,
    Topic,
    Words,
)


def run(*, corpus: Corpus = None, data: Data = None) -> None:
    """Run the Discord bot until it is told to stop."""
    from bot.commands import run as command  # noqa: PLC0415 - see the top of this file

    command.run(Given(corpus, data))


def ask(
    question: QuestionText,
    *,
    first: First = None,
    last: Last = None,
    as_of: AsOf = None,
    today: Today = None,
    limit: Limit = 3,
    words: ByWords = False,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Answer a question with the archive's own sentences."""
    from bot.commands import ask as command  # noqa: PLC0415 - see the top of this file

    days = GivenDays(first, last, as_of, today)
    given = Given(corpus, data, json)
    command.run(question, given, days=days, limit=limit, by_words=words)


def source(
    article_id: ArticleId, *, corpus: Corpus = None, data: Data = None, json: Json = False
) -> None:
    """Show an article in full."""
    from bot.commands import source as command  # noqa: PLC0415 - see the top of this file

    command.run(article_id, Given(corpus, data, json))


def sources(
    words: Words = None,
    *,
    first: First = None,
    last: Last = None,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """List the articles of the archive."""
    from bot.commands import sources as command  # noqa: PLC0415 - see the top of this file

    command.run(" ".join(words or ()), Given(corpus, data, json), days=GivenDays(first, last))


def quote(text: Excerpt, *, corpus: Corpus = None, data: Data = None, json: Json = False) -> None:
    """Find which article an excerpt is from, word for word or not."""
    from bot.commands import quote as command  # noqa: PLC0415 - see the top of this file

    command.run(text, Given(corpus, data, json))


def timeline(
    topic: Topic,
    *,
    first: First = None,
    last: Last = None,
    today: Today = None,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Show quotes on a topic in order of publication."""
    from bot.commands import timeline as command  # noqa: PLC0415 - see the top of this file

    days = GivenDays(first, last, today=today)
    command.run(topic, Given(corpus, data, json), days=days)


def reindex(
    *,
    dry_run: DryRun = False,
    force: Force = False,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Build the index anew, and publish it when it is sound."""
    from bot.commands import reindex as command  # noqa: PLC0415 - see the top of this file

    given = Given(corpus, data, json)
    if dry_run:
        command.preview(given)
    else:
        command.run(given, force=force)


def status(*, corpus: Corpus = None, data: Data = None, json: Json = False) -> None:
    """Show what the index holds and what it was made with."""
    from bot.commands import status as command  # noqa: PLC0415 - see the top of this file

    command.run(Given(corpus, data, json))


def rollback(*, corpus: Corpus = None, data: Data = None, json: Json = False) -> None:
    """Go back to the index before the last reindex."""
    from bot.commands import rollback as command  # noqa: PLC0415 - see the top of this file

    command.run(Given(corpus, data, json))


def evaluate(
    *,
    questions: QuestionSet,
    details: Details = None,
    record: Record = None,
    against: Against = None,
    fail_on_drop: FailOnDrop = False,
    today: Today = None,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Measure the answers on a set of questions."""
    from bot.commands import evaluate as command  # noqa: PLC0415 - see the top of this file

    files = command.Files(questions, details, record, against)
    given = Given(corpus, data, json)
    command.run(files, given, today=today, fail_on_drop=fail_on_drop)


def tune(
    *,
    questions: QuestionSet,
    write: SettingsFile = Path(".env"),
    dry_run: DryRun = False,
    today: Today = None,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Fit the weights and the gate's threshold on your own questions, and write what gains."""
    from bot.commands import tune as command  # noqa: PLC0415 - see the top of this file

    target = command.Target(write, dry_run)
    command.run(questions, Given(corpus, data, json), target, today=today)


def backup(
    folder: BackupFolder, *, corpus: Corpus = None, data: Data = None, json: Json = False
) -> None:
    """Copy everything that cannot be made anew into a folder, while the bot runs."""
    from bot.commands import backup as command  # noqa: PLC0415 - see the top of this file

    command.run(folder, Given(corpus, data, json))


def restore(
    folder: BackupFolder, *, corpus: Corpus = None, data: Data = None, json: Json = False
) -> None:
    """Put a backup back, once every file of it is proven; the bot must not run."""
    from bot.commands import restore as command  # noqa: PLC0415 - see the top of this file

    command.run(folder, Given(corpus, data, json))


def command_line() -> typer.Typer:
    """Return the command line, its commands in the order in which help lists them."""
    # Plain text: help and usage errors then read the same in a terminal, a log and a pipe.
    app = typer.Typer(
        name="kernvraag",
        help="Answer from an archive of dated news articles, in its own sentences.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    asking = (ask, source, sources, quote, timeline)
    keeping = (reindex, status, rollback, backup, restore, evaluate, tune)
    for command in (run, *asking, *keeping):
        app.command()(command)
    app.add_typer(corpus_commands(), name="corpus")
    return app
