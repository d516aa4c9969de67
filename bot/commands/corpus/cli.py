"""`kernvraag corpus`: which commands there are to keep the archive, and what each of them takes.

Every command imports its work when it runs, so that asking for help starts at once.
"""

import typer

from bot.commands.corpus.parameters import (
    Clear,
    Csv,
    DateText,
    DryRun,
    Files,
    Most,
    NoteText,
    Page,
    Reason,
    Resolution,
    Resolve,
    Resolved,
    Term,
    Translations,
)
from bot.given import Given
from bot.parameters import ArticleId, Corpus, Data, Json


def date(
    article_id: ArticleId,
    written: DateText = None,
    *,
    clear: Clear = False,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Say when an article was published, at once and through every reindex."""
    from bot.commands.corpus import decisions  # noqa: PLC0415 - see the top of this file

    decisions.date(article_id, written, Given(corpus, data, json), is_cleared=clear)


def suppress(
    article_id: ArticleId,
    reason: Reason,
    *,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Hide an article from readers, at once and through every reindex."""
    from bot.commands.corpus import decisions  # noqa: PLC0415 - see the top of this file

    decisions.suppress(article_id, reason, Given(corpus, data, json))


def restore(
    article_id: ArticleId, *, corpus: Corpus = None, data: Data = None, json: Json = False
) -> None:
    """Show a suppressed article to readers again."""
    from bot.commands.corpus import decisions  # noqa: PLC0415 - see the top of this file

    decisions.restore(article_id, Given(corpus, data, json))


def note(
    article_id: ArticleId,
    text: NoteText = None,
    *,
    clear: Clear = False,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Say something beside an article wherever it is cited, such as a correction."""
    from bot.commands.corpus import decisions  # noqa: PLC0415 - see the top of this file

    decisions.note(article_id, text, Given(corpus, data, json), is_cleared=clear)


def glossary(
    term: Term = None,
    translations: Translations = None,
    *,
    clear: Clear = False,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Give a term its Dutch words, or list all terms."""
    from bot.commands.corpus import decisions  # noqa: PLC0415 - see the top of this file

    given = Given(corpus, data, json)
    decisions.glossary(term, translations or (), given, is_cleared=clear)


def add(
    files: Files,
    *,
    dry_run: DryRun = False,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Add articles to the corpus; a reindex shows them to readers."""
    from bot.commands.corpus import add as command  # noqa: PLC0415 - see the top of this file

    command.run(files, Given(corpus, data, json), is_dry=dry_run)


def reports(
    *,
    resolved: Resolved = False,
    resolve: Resolve = None,
    reason: Resolution = None,
    limit: Most = 20,
    page: Page = 1,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Show what readers reported as wrong, or settle a report."""
    from bot.commands.corpus import readers  # noqa: PLC0415 - see the top of this file

    given = Given(corpus, data, json)
    if resolve is not None:
        readers.resolve(resolve, reason, given)
    else:
        readers.reports(given, is_resolved=resolved, limit=limit, page=page)


def gaps(*, limit: Most = 20, corpus: Corpus = None, data: Data = None, json: Json = False) -> None:
    """Show what readers asked most without an answer."""
    from bot.commands.corpus import readers  # noqa: PLC0415 - see the top of this file

    readers.gaps(Given(corpus, data, json), limit=limit)


def log(
    *,
    limit: Most = 20,
    page: Page = 1,
    csv: Csv = None,
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Show who did what to the archive, latest first."""
    from bot.commands.corpus import log as command  # noqa: PLC0415 - see the top of this file

    given = Given(corpus, data, json)
    if csv is not None:
        command.export(csv, given)
    else:
        command.run(given, limit=limit, page=page)


def status(*, corpus: Corpus = None, data: Data = None, json: Json = False) -> None:
    """Show how the archive is doing: what it holds, what was decided, what is asked."""
    from bot.commands.corpus import status as command  # noqa: PLC0415 - see the top of this file

    command.run(Given(corpus, data, json))


def corpus_commands() -> typer.Typer:
    """Return the commands that keep the archive, in the order in which help lists them."""
    app = typer.Typer(
        help="Keep the archive: date, suppress, note and add articles.", no_args_is_help=True
    )
    commands = (date, suppress, restore, note, glossary, add, reports, gaps, log, status)
    for command in commands:
        app.command()(command)
    return app
