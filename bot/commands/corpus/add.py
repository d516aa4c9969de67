"""`kernvraag corpus add`: articles into the corpus, each shown first as a build will read it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer
from rich.console import RenderableType
from rich.text import Text

from bot.commands.corpus.office import Office, open_office
from bot.days import today
from bot.facts import facts_table
from bot.given import Given
from bot.i18n import FALLBACK
from bot.inert import inert
from bot.json_output import Json, article_object
from bot.keeping.intake import Added, Intake
from bot.keeping.previews import Preview, addable, count_roles, preview
from bot.keeping.uploads import Refused, Upload, check_size
from bot.opening import corpus_to_build
from bot.rendering.keeping.refusals import refusal_in_words
from bot.terminal import spaced
from bot.wording import published_in_words
from corpus.article import Article
from retrieval.likeness import Alike


def run(files: Sequence[Path], given: Given, *, is_dry: bool) -> None:
    """Add files to the corpus; ends with status 1 when any was refused."""
    with open_office(given) as office:
        corpus = corpus_to_build(office.session)
        uploads, refused = read_uploads(files)
        archive = office.generation.archive if office.generation else None
        previews = preview(uploads, corpus, archive=archive, today=today())
        refused += [each for each in previews if isinstance(each, Refused)]
        added = [_add(each, office, corpus, is_dry=is_dry) for each in addable(previews)]
        _show(office, added, refused, is_dry=is_dry)
    if refused:
        raise typer.Exit(1)


def read_uploads(files: Sequence[Path]) -> tuple[list[Upload], list[Refused]]:
    """Return the files that may be read, and why the others may not."""
    checked = [(file, check_size(file.name, file.stat().st_size)) for file in files]
    uploads = [Upload(file.name, file.read_bytes()) for file, why in checked if why is None]
    return uploads, [why for _, why in checked if why is not None]


def intake_object(previewed: Preview, intake: Intake | None) -> Json:
    """Return an article as a build will read it, and what became of it."""
    article = previewed.article
    return {
        "upload": previewed.label,
        "state": _state(intake),
        "path": None if intake is None else str(intake.path),
        **article_object(article),
        "roles": {role.value: count for role, count in count_roles(article).items()},
        "notices": list(previewed.notices),
        "alike": [_alike_object(alike) for alike in previewed.alike],
    }


def render_intake(previewed: Preview, intake: Intake | None) -> RenderableType:
    """Draw an article as a build will read it, and what became of it."""
    return facts_table(_facts(previewed, intake))


def percent_of(alike: Alike) -> int:
    """Return how alike an article is, rounded down so that 100 means no word differs."""
    return int(alike.share * 100)


def _add(
    previewed: Preview, office: Office, corpus: Path, *, is_dry: bool
) -> tuple[Preview, Intake | None]:
    return previewed, None if is_dry else office.keeper.add(previewed, corpus)


def _show(
    office: Office,
    added: Sequence[tuple[Preview, Intake | None]],
    refused: Sequence[Refused],
    *,
    is_dry: bool,
) -> None:
    document: Json = {
        "dry_run": is_dry,
        "articles": [intake_object(previewed, intake) for previewed, intake in added],
        "refused": [{"upload": each.label, "why": _why(each)} for each in refused],
    }
    pictures = [render_intake(previewed, intake) for previewed, intake in added]
    complaints = [Text(inert(f"refused: {each.label}: {_why(each)}")) for each in refused]
    office.session.show(document, spaced([*pictures, *complaints]))
    if any(isinstance(intake, Added) for _, intake in added):
        office.session.remark("Readers find what was added after: kernvraag reindex")


def _why(refused: Refused) -> str:
    # The command line speaks English to operators.
    return refusal_in_words(refused, FALLBACK)


def _state(intake: Intake | None) -> str:
    if intake is None:
        return "previewed"
    return "added" if isinstance(intake, Added) else "already_there"


def _alike_object(alike: Alike) -> Json:
    return {"id": alike.article.id, "title": alike.article.title, "percent": percent_of(alike)}


def _facts(previewed: Preview, intake: Intake | None) -> Iterator[tuple[str, str]]:
    article = previewed.article
    yield _state(intake).replace("_", " "), previewed.label
    yield "id", article.id
    yield "path", "" if intake is None else str(intake.path)
    yield "title", article.title
    yield "date", _dated(article)
    yield "source", article.source or ""
    yield "paragraphs", ", ".join(f"{n} {role}" for role, n in count_roles(article).items())
    for notice in previewed.notices:
        yield "noticed", notice
    for alike in previewed.alike:
        yield "alike", f"{percent_of(alike)} % to {alike.article.id}, {alike.article.title}"


def _dated(article: Article) -> str:
    words = published_in_words(article.published, "en")
    return words if article.published is None else f"{words} ({article.published.origin})"
