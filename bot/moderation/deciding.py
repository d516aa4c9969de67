"""Decisions about single articles and words: dates, suppressions, notes, the glossary."""

import re
from collections.abc import Callable

from bot.days import today
from bot.desk import Reply
from bot.failures import ReaderError
from bot.moderation.office import Act, Office
from bot.rendering import notices as readers_notices
from bot.rendering.keeping.edits import render_edit
from bot.replies.sources import find_article
from bot.replying import Interaction
from corpus.decision_file import Edited
from corpus.errors import InvalidDateError
from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from retrieval.timeframe import read_day_or_period

# How a moderator says that an article's date cannot be known.
_UNDATED = frozenset({"undated", "none", "geen", "onbekend", "zonder datum", "unknown"})
_COMMAS = re.compile(r"[,;]")


class Deciding:
    """Decide about articles and words; what is decided counts from the next question on."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def date(self, interaction: Interaction, article: str, written: str | None) -> None:
        """Give an article a date, say that it has none, or with None take the decision back."""

        def edit(act: Act, article_id: str) -> Edited:
            if written is None or not written.strip():
                return act.keeper.decisions.clear_date(article_id)
            if written.strip().casefold() in _UNDATED:
                return act.keeper.decisions.set_date(article_id, None)
            return act.keeper.decisions.set_date(article_id, read_date(written, act.language))

        await self._edit(interaction, article, edit)

    async def suppress(self, interaction: Interaction, article: str, reason: str) -> None:
        """Hide an article from readers."""
        await self._edit(
            interaction,
            article,
            lambda act, article_id: act.keeper.decisions.suppress(article_id, reason),
        )

    async def restore(self, interaction: Interaction, article: str) -> None:
        """Show a suppressed article again."""
        await self._edit(
            interaction, article, lambda act, article_id: act.keeper.decisions.restore(article_id)
        )

    async def note(self, interaction: Interaction, article: str, text: str | None) -> None:
        """Say something beside an article wherever it is cited, or with None no more."""
        await self._edit(
            interaction,
            article,
            lambda act, article_id: act.keeper.decisions.set_note(article_id, text or None),
        )

    async def glossary(self, interaction: Interaction, term: str, words: str | None) -> None:
        """Give the Dutch words for a term, or with None take it out."""
        translations = [word.strip() for word in _COMMAS.split(words or "") if word.strip()]

        def work(act: Act) -> Reply:
            decisions = act.keeper.decisions
            if translations:
                return self._show(act, decisions.add_term(term, translations), None)
            return self._show(act, decisions.remove_term(term), None)

        await self._office.act(interaction, work)

    def suppressed(self) -> tuple[str, ...]:
        """Return the ids of the articles that are hidden, for who may show them again."""
        return tuple(sorted(self._office.desk.service.decisions().suppressed))

    async def _edit(
        self, interaction: Interaction, key: str, edit: Callable[[Act, str], Edited]
    ) -> None:
        def work(act: Act) -> Reply:
            article_id = _id_of(act, key)
            return self._show(act, edit(act, article_id), article_id)

        await self._office.act(interaction, work)

    def _show(self, act: Act, edited: Edited, article_id: str | None) -> Reply:
        # At once, and not only when the file is looked at next.
        self._office.desk.service.refresh()
        archive = act.edition.generation.archive if act.edition else None
        article = archive.article(article_id) if archive and article_id else None
        return Reply(render_edit(edited, article=article, language=act.language))


def read_date(written: str, language: str) -> PublicationDate:
    """Return the date that was written, at its precision; raises ReaderError with the remedy."""
    text = written.strip()
    try:
        return PublicationDate.parse(text, Origin.MODERATOR)
    except InvalidDateError:
        period = read_day_or_period(text, today=today())
    found = _whole(period) if period is not None else None
    if found is None:
        raise ReaderError(readers_notices.no_day(written, language=language))
    return found


def _whole(period: Period) -> PublicationDate | None:
    """Return the day, month or year that a period is exactly, or None."""
    first = period.first
    candidates = (
        PublicationDate(Origin.MODERATOR, first.year, first.month, first.day),
        PublicationDate(Origin.MODERATOR, first.year, first.month),
        PublicationDate(Origin.MODERATOR, first.year),
    )
    return next((each for each in candidates if each.period == period), None)


def _id_of(act: Act, key: str) -> str:
    """Return the id that a choice names; hidden articles are named by their own ids alone."""
    if act.edition is None:
        return key
    found = find_article(act.edition.answerer, key)
    return key if found is None else found.id
