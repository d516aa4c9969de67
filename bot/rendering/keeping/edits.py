"""Edited -> the card that says what an entry of the decisions was and is now."""

from bot.card import Accent, Card
from bot.i18n import say
from bot.rendering.budget import fit_card
from bot.rendering.draft import Line, Long, draft, small, strong
from bot.rendering.words import dated_in_words
from bot.wording import published_in_words
from corpus.article import Article
from corpus.decision_file import Changed, Conflict, Edited
from corpus.decision_text import Written
from corpus.decisions import UNDATED
from corpus.errors import InvalidDateError
from corpus.publication import Origin, PublicationDate

_DATES = "dates"


def render_edit(edited: Edited, *, article: Article | None, language: str) -> Card:
    """Draw what was decided and from when it counts, or that others decided meanwhile.

    `article` is the one that the entry is about as it was built, None where there is none.
    """
    match edited:
        case Conflict():
            lines = _conflict(edited, language)
        case Changed() if not edited.is_change:
            lines = _unchanged(edited, language)
        case Changed():
            lines = _changed(edited, article, language)
    title = f"{article.title} ({article.id})" if article else edited.entry.key
    accent = Accent.ALARM if isinstance(edited, Conflict) else Accent.NOTICE
    return fit_card((draft(strong(title), *lines),), accent)


def _changed(edited: Changed, article: Article | None, language: str) -> tuple[Line, ...]:
    table = edited.entry.table
    became = "cleared" if edited.now is None else "set"
    before = _before(edited, article, language)
    returns_later = table == _DATES and edited.now is None
    counts = "edit.returns" if returns_later else "edit.counts"
    return (
        (Long(say(f"edit.{table}.{became}", language)),),
        *(_told("edit.was", before, language) if before else ()),
        *(_told("edit.now", _spelled(table, edited.now, language), language) if edited.now else ()),
        small(say(counts, language)),
    )


def _unchanged(edited: Changed, language: str) -> tuple[Line, ...]:
    now = _spelled(edited.entry.table, edited.now, language)
    return (
        (Long(say("edit.unchanged", language)),),
        *_told("edit.now", now, language),
    )


def _conflict(edited: Conflict, language: str) -> tuple[Line, ...]:
    table = edited.entry.table
    return (
        (Long(say("edit.conflict", language)),),
        *_told("edit.theirs", _spelled(table, edited.theirs, language), language),
        *_told("edit.ours", _spelled(table, edited.ours, language), language),
    )


def _told(key: str, what: str, language: str) -> tuple[Line, ...]:
    return (("- ", Long(say(key, language, what=what))),)


def _before(edited: Changed, article: Article | None, language: str) -> str:
    """Return what was so until now; nothing where there was nothing."""
    if edited.before is not None:
        return _spelled(edited.entry.table, edited.before, language)
    if edited.entry.table == _DATES and article is not None:
        return dated_in_words(article.published, language)
    return ""


def _spelled(table: str, written: Written, language: str) -> str:
    """Return an entry as people say it."""
    if written is None:
        return say("edit.nothing", language)
    if isinstance(written, tuple):
        return ", ".join(written)
    return _date(written, language) if table == _DATES else written


def _date(written: str, language: str) -> str:
    if written == UNDATED:
        return say("edit.date", language, date=published_in_words(None, language))
    try:
        published = PublicationDate.parse(written, Origin.MODERATOR)
    except InvalidDateError:
        # Somebody wrote it by hand, and it was skipped.
        return written
    return say("edit.date", language, date=published_in_words(published, language))
