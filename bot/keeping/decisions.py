"""What moderators decide about articles and words: checked, written into the file, and logged."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.keeping.acts import ActLog, ActName
from bot.keeping.errors import NothingWrittenError, TextTooLongError
from bot.ledger import LedgerError
from corpus.decision_file import Changed, Conflict, DecisionFile, Edited, Seen
from corpus.decision_text import Entry, Written
from corpus.publication import PublicationDate
from retrieval.errors import ArticleUnknownError

if TYPE_CHECKING:
    from retrieval.archive import Archive

# Characters of a note or a reason: three notes and their quotes still fit one message.
TEXT_LIMIT = 500


class DecisionKeeper:
    """Decide in the name of one actor.

    Articles are named by their ids, or by the id of a copy. What was decided about an article that
    is gone can still be taken back. Each act raises ArticleUnknownError for any other id, and what
    DecisionFile and the ledger raise; what cannot be logged is taken back.
    """

    def __init__(self, file: DecisionFile, log: ActLog, archive: "Archive | None") -> None:
        self._file = file
        self._log = log
        self._archive = archive

    def read(self) -> Seen:
        """Return the decisions as they stand, to show before an act."""
        return self._file.read()

    def set_date(
        self, article_id: str, published: PublicationDate | None, *, seen: Seen | None = None
    ) -> Edited:
        """Give an article a date, or with None say that nobody can tell it."""
        known = self._known(article_id)
        return self._logged(ActName.DATE, self._file.set_date(known, published, seen=seen))

    def clear_date(self, article_id: str, *, seen: Seen | None = None) -> Edited:
        """Take a decided date away; until the next build the article keeps it."""
        known = self._known(article_id, table="dates")
        return self._logged(ActName.DATE, self._file.clear_date(known, seen=seen))

    def suppress(self, article_id: str, reason: str, *, seen: Seen | None = None) -> Edited:
        """Hide an article from readers; raises NothingWrittenError without a reason."""
        text = _checked("reason", reason)
        known = self._known(article_id)
        return self._logged(ActName.SUPPRESS, self._file.suppress(known, text, seen=seen))

    def restore(self, article_id: str, *, seen: Seen | None = None) -> Edited:
        """Show a suppressed article to readers again."""
        known = self._known(article_id, table="suppressed")
        return self._logged(ActName.RESTORE, self._file.restore(known, seen=seen))

    def set_note(self, article_id: str, text: str | None, *, seen: Seen | None = None) -> Edited:
        """Say something beside an article wherever it is cited, or with None no more."""
        note = None if text is None else _checked("note", text)
        known = self._shown(article_id)
        return self._logged(ActName.NOTE, self._file.set_note(known, note, seen=seen))

    def add_term(
        self, term: str, translations: Sequence[str], *, seen: Seen | None = None
    ) -> Edited:
        """Give the Dutch words for a term, in place of those it had."""
        name = _checked("term", term)
        words = [word for word in translations if word.strip()]
        _checked("translation", " ".join(words))
        return self._logged(ActName.GLOSSARY, self._file.add_term(name, words, seen=seen))

    def remove_term(self, term: str, *, seen: Seen | None = None) -> Edited:
        """Take a term out of the glossary."""
        name = _checked("term", term)
        return self._logged(ActName.GLOSSARY, self._file.remove_term(name, seen=seen))

    def _known(self, article_id: str, *, table: str | None = None) -> str:
        """Return the id of an article or a copy; one that is decided about in a table will do."""
        wanted = article_id.strip()
        if self._archive is not None and self._archive.article(wanted) is not None:
            return wanted
        if table is not None and Entry(table, wanted) in self._file.read().written:
            return wanted
        raise ArticleUnknownError(wanted)

    def _shown(self, article_id: str) -> str:
        """Return the id under which an article is cited, which a copy's is not."""
        known = self._known(article_id, table="notes")
        article = self._archive.article(known) if self._archive is not None else None
        return known if article is None else article.id

    def _logged(self, act: ActName, edited: Edited) -> Edited:
        if isinstance(edited, Changed) and not edited.is_change:
            return edited
        try:
            self._log.record(act, edited.entry.key, describe_edit(edited))
        except LedgerError:
            if isinstance(edited, Changed):
                self._file.put(edited.entry, edited.before)
            raise
        return edited


def describe_edit(edited: Edited) -> str:
    """Return what an entry said and says now, for the log and for operators."""
    if isinstance(edited, Conflict):
        theirs, ours = _quoted(edited.theirs), _quoted(edited.ours)
        return f"not done: others wrote {theirs} meanwhile, which stands; {ours} was meant"
    return f"{_quoted(edited.before)} → {_quoted(edited.now)}"


def _quoted(written: Written) -> str:
    if written is None:
        # The log is read in more than one language.
        return "–"
    return f"“{written if isinstance(written, str) else ', '.join(written)}”"


def _checked(what: str, text: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise NothingWrittenError(what)
    if len(line) > TEXT_LIMIT:
        raise TextTooLongError(what, len(line), TEXT_LIMIT)
    return line
