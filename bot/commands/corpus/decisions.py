"""`kernvraag corpus date, suppress, restore, note, glossary`: deciding, one entry at a time."""

from collections.abc import Sequence

import typer
from rich.text import Text

from bot.commands.corpus.office import Office, open_office
from bot.facts import facts_table
from bot.given import Given
from bot.inert import inert
from bot.json_output import Json
from bot.keeping.acts import ActName
from bot.keeping.decisions import describe_edit
from corpus.decision_file import Changed, Edited
from corpus.decisions import UNDATED
from corpus.errors import InvalidDateError
from corpus.publication import Origin, PublicationDate


def date(article_id: str, written: str | None, given: Given, *, is_cleared: bool) -> None:
    """Set or clear an article's date; raises ArticleUnknownError."""
    _refuse_both(written, is_cleared=is_cleared, what="DATE")
    published = None if written is None else _read_date(written)
    with open_office(given, needs_index=True) as office:
        decisions = office.keeper.decisions
        if is_cleared:
            _show(office, ActName.DATE, decisions.clear_date(article_id))
            office.session.remark("Its file counts again after the next: kernvraag reindex")
        else:
            _show(office, ActName.DATE, decisions.set_date(article_id, published))


def suppress(article_id: str, reason: str, given: Given) -> None:
    """Hide an article from readers; raises ArticleUnknownError."""
    with open_office(given, needs_index=True) as office:
        _show(office, ActName.SUPPRESS, office.keeper.decisions.suppress(article_id, reason))


def restore(article_id: str, given: Given) -> None:
    """Show an article to readers again; raises ArticleUnknownError."""
    with open_office(given, needs_index=True) as office:
        _show(office, ActName.RESTORE, office.keeper.decisions.restore(article_id))


def note(article_id: str, text: str | None, given: Given, *, is_cleared: bool) -> None:
    """Set or clear an article's note; raises ArticleUnknownError."""
    _refuse_both(text, is_cleared=is_cleared, what="TEXT")
    with open_office(given, needs_index=True) as office:
        _show(office, ActName.NOTE, office.keeper.decisions.set_note(article_id, text))


def glossary(
    term: str | None, translations: Sequence[str], given: Given, *, is_cleared: bool
) -> None:
    """Give a term its Dutch words, take it away, or list all terms where none is named."""
    if term is not None and bool(translations) == is_cleared:
        raise typer.BadParameter("give Dutch words for the term, or --clear to take it away")
    with open_office(given) as office:
        if term is None:
            _list_terms(office)
        elif is_cleared:
            _show(office, ActName.GLOSSARY, office.keeper.decisions.remove_term(term))
        else:
            _show(office, ActName.GLOSSARY, office.keeper.decisions.add_term(term, translations))


def edit_object(act: ActName, edited: Edited) -> Json:
    """Return what an entry said before and says now."""
    before, now = (
        (edited.before, edited.now) if isinstance(edited, Changed) else (edited.theirs,) * 2
    )
    return {
        "act": act.value,
        "table": edited.entry.table,
        "key": edited.entry.key,
        "done": isinstance(edited, Changed),
        "before": before,
        "now": now,
    }


def _list_terms(office: Office) -> None:
    terms = office.keeper.decisions.read().decisions.glossary
    document: Json = {"glossary": {term: list(words) for term, words in terms.items()}}
    rows = ((term, ", ".join(words)) for term, words in sorted(terms.items()))
    office.session.show(document, facts_table(rows) if terms else Text("The glossary is empty."))


def _show(office: Office, act: ActName, edited: Edited) -> None:
    sentence = f"{act} of {edited.entry.key}: {describe_edit(edited)}"
    office.session.show(edit_object(act, edited), Text(inert(sentence)))
    for problem in office.keeper.decisions.read().decisions.problems:
        office.session.remark(inert(f"decisions.toml: {problem}"))


def _read_date(written: str) -> PublicationDate | None:
    if written.strip().casefold() == UNDATED:
        return None
    try:
        return PublicationDate.parse(written, Origin.MODERATOR)
    except InvalidDateError as error:
        raise typer.BadParameter(f"{error}, or “{UNDATED}”", param_hint="DATE") from None


def _refuse_both(written: str | None, *, is_cleared: bool, what: str) -> None:
    if (written is not None) == is_cleared:
        raise typer.BadParameter(f"give either {what} or --clear")
