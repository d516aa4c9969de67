"""What readers say and lack: reports of mistakes, questions without an answer; and the log."""

from bot.actions import Action
from bot.desk import Attachment, Reply
from bot.failures import ReaderError
from bot.keeping.log_table import acts_as_csv
from bot.ledger import Report
from bot.moderation.office import Act, Office
from bot.rendering.keeping import notices
from bot.rendering.keeping.gaps import render_gaps
from bot.rendering.keeping.log import render_log
from bot.rendering.keeping.reports import render_report, render_reports
from bot.replying import Interaction

_OPEN = "open"
# As many as a menu and a message hold with room to read.
_REPORTS = 10
_ACTS = 15
_GAPS = 20
# So many digits SQLite's whole numbers surely hold.
_DIGITS = 18


class Listening:
    """Show reports, gaps and the log, and settle reports."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def reports(self, interaction: Interaction, which: str, page: int = 0) -> None:
        """Show a page of the reports that are open, or of those that are settled."""
        await self._office.act(interaction, lambda act: self._list(act, which, page))

    async def report(self, interaction: Interaction, number: str) -> None:
        """Show one report with what it is about."""
        await self._office.act(interaction, lambda act: self._show(act, _number(number)))

    async def resolve(self, interaction: Interaction, action: Action, reason: str) -> None:
        """Settle a report with a reason."""

        def work(act: Act) -> Reply:
            number = _number(action.shown)
            self._find(act, number)
            if not act.keeper.resolve(number, reason):
                raise ReaderError(notices.already_resolved(number, language=act.language))
            return self._show(act, number)

        await self._office.act(interaction, work)

    def subject_of(self, action: Action) -> str | None:
        """Return the id of the article that a report's button is about, None when it has none."""
        report = self._office.desk.ledger.reports.find(_number(action.shown))
        place = report.shown.place(action.number) if report and report.shown else None
        return place.article_id if place else None

    async def gaps(self, interaction: Interaction) -> None:
        """Show the questions without an answer, most asked first."""
        ledger = self._office.desk.ledger
        await self._office.act(
            interaction,
            lambda act: Reply(
                render_gaps(ledger.statistics.gaps(limit=_GAPS), language=act.language)
            ),
        )

    async def log(self, interaction: Interaction, page: int = 0) -> None:
        """Show a page of what moderators did."""

        def work(act: Act) -> Reply:
            store = self._office.desk.ledger.acts
            count = sum(1 for _ in store.all())
            acts = store.page(limit=_ACTS, offset=page * _ACTS)
            pages = max(1, -(-count // _ACTS))
            return Reply(render_log(acts, page=page, pages=pages, language=act.language))

        await self._office.act(interaction, work)

    async def export(self, interaction: Interaction) -> None:
        """Hand the whole log out as a table."""

        def work(act: Act) -> Reply:
            acts = tuple(self._office.desk.ledger.acts.all())
            table = Attachment("kernvraag-log.csv", acts_as_csv(acts).encode("utf-8-sig"))
            return Reply(notices.export_ready(len(acts), language=act.language), files=(table,))

        await self._office.act(interaction, work)

    def _list(self, act: Act, which: str, page: int) -> Reply:
        is_open = which == _OPEN
        store = self._office.desk.ledger.reports
        found = store.page(is_open=is_open, limit=_REPORTS + 1, offset=page * _REPORTS)
        return Reply(
            render_reports(
                found[:_REPORTS],
                page=page,
                pages=page + (2 if len(found) > _REPORTS else 1),
                open_count=store.open_count(),
                is_open=is_open,
                language=act.language,
            )
        )

    def _show(self, act: Act, number: int) -> Reply:
        report = self._find(act, number)
        places = report.shown.places if report.shown else ()
        archive = act.edition.generation.archive if act.edition else None
        ids = dict.fromkeys(place.article_id for place in places)
        found = (archive.article(article_id) for article_id in ids) if archive else ()
        titles = {article.id: article.title for article in found if article is not None}
        return Reply(render_report(report, titles, language=act.language))

    def _find(self, act: Act, number: int) -> Report:
        report = self._office.desk.ledger.reports.find(number)
        if report is None:
            raise ReaderError(notices.unknown_report(number, language=act.language))
        return report


def _number(written: str) -> int:
    """Return a report's number; what is none becomes one that no report has."""
    return int(written) if written.isdecimal() and len(written) <= _DIGITS else 0
