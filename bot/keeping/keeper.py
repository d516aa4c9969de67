"""The one door to keeping the archive: every act is done in somebody’s name, and logged."""

from pathlib import Path
from typing import TYPE_CHECKING

from bot.keeping.acts import ActLog, ActName, Actor
from bot.keeping.decisions import DecisionKeeper
from bot.keeping.intake import Added, Intake, add, take_back
from bot.keeping.previews import Preview
from bot.ledger import Ledger, LedgerError
from corpus.decision_file import DecisionFile
from retrieval.changes import DECISIONS_FILE

if TYPE_CHECKING:
    from retrieval.archive import Archive


class Keeper:
    """Keep the archive of a data folder in the name of one actor.

    `archive` is what the published generation holds, None where there is none. Every method waits
    for the disk: call it outside of the event loop.
    """

    def __init__(
        self, data: Path, ledger: Ledger, actor: Actor, *, archive: "Archive | None" = None
    ) -> None:
        self.log = ActLog(ledger, actor)
        self.decisions = DecisionKeeper(DecisionFile(data / DECISIONS_FILE), self.log, archive)
        self._data = data
        self._ledger = ledger

    def add(self, preview: Preview, corpus: Path) -> Intake:
        """Add a previewed article to the corpus; readers find it after the next build.

        Raises what `bot.keeping.intake.add` and the ledger raise.
        """
        intake = add(preview, corpus, data=self._data)
        if isinstance(intake, Added):
            try:
                self.log.record(ActName.ADD, intake.article_id, preview.article.title)
            except LedgerError:
                take_back(preview, intake, data=self._data)
                raise
        return intake

    def resolve(self, number: int, reason: str) -> bool:
        """Settle a report with a reason; False when no open report has that number."""
        is_done = self._ledger.reports.resolve(
            number, by=self.log.actor.id, resolution=" ".join(reason.split())
        )
        if is_done:
            self.log.record(ActName.RESOLVE, str(number), " ".join(reason.split()))
        return is_done
