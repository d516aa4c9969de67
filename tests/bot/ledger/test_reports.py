from bot.ledger import Ledger, Report
from tests.bot.ledger.builders import START, StoppedClock, make_shown, remember

MODERATOR = 81


def numbers(ledger: Ledger, *, is_open: bool) -> list[int]:
    return [report.number for report in ledger.reports.page(is_open=is_open, limit=10)]


def add_three(ledger: Ledger) -> None:
    for text in ("een", "twee", "drie"):
        ledger.reports.add("weg", reader="melder", text=text)


def test_a_report_holds_what_it_is_about(ledger: Ledger) -> None:
    shown = remember(ledger, make_shown(reader="vrager"))
    number = ledger.reports.add(shown.id, reader="melder", text="Dit was in 1998.")

    assert ledger.reports.find(number) == Report(
        number, START, shown, shown.id, "melder", "Dit was in 1998."
    )


def test_a_report_outlives_what_it_is_about(ledger: Ledger, clock: StoppedClock) -> None:
    shown = remember(ledger, make_shown())
    number = ledger.reports.add(shown.id, reader="melder", text="Dit klopt niet.")
    clock.advance(days=400)
    ledger.prune(days=30)
    report = ledger.reports.find(number)

    assert ledger.shown.recall(shown.id) is None
    assert report is not None
    assert report.shown == shown


def test_a_report_about_something_no_longer_kept_is_taken_all_the_same(ledger: Ledger) -> None:
    number = ledger.reports.add("weg", reader="melder", text="Halve letter \ud83d.")

    assert ledger.reports.find(number) == Report(
        number, START, None, "weg", "melder", "Halve letter ?."
    )


def test_there_is_no_report_of_an_unknown_number(ledger: Ledger) -> None:
    assert ledger.reports.find(1) is None


def test_open_reports_come_oldest_first(ledger: Ledger) -> None:
    add_three(ledger)

    assert numbers(ledger, is_open=True) == [1, 2, 3]
    assert ledger.reports.open_count() == 3


def test_resolved_reports_come_latest_first(ledger: Ledger, clock: StoppedClock) -> None:
    add_three(ledger)
    for number in (2, 1):
        clock.advance(minutes=1)
        ledger.reports.resolve(number, by=MODERATOR, resolution="datum gezet")

    assert numbers(ledger, is_open=False) == [1, 2]
    assert numbers(ledger, is_open=True) == [3]
    assert ledger.reports.open_count() == 1


def test_reports_come_in_pages(ledger: Ledger) -> None:
    add_three(ledger)
    page = ledger.reports.page(is_open=True, limit=2, offset=1)

    assert [report.text for report in page] == ["twee", "drie"]


def test_a_resolved_report_tells_by_whom_and_how(ledger: Ledger, clock: StoppedClock) -> None:
    number = ledger.reports.add("weg", reader="melder", text="Dit klopt niet.")
    moment = clock.advance(hours=2)
    ledger.reports.resolve(number, by=MODERATOR, resolution="datum gezet")
    report = ledger.reports.find(number)

    assert report is not None
    assert (report.resolved_at, report.resolution, report.resolved_by) == (
        moment,
        "datum gezet",
        MODERATOR,
    )


def test_only_the_first_resolution_counts(ledger: Ledger) -> None:
    number = ledger.reports.add("weg", reader="melder", text="Dit klopt niet.")

    assert ledger.reports.resolve(number, by=MODERATOR, resolution="datum gezet")
    assert not ledger.reports.resolve(number, by=82, resolution="onzin")
    assert not ledger.reports.resolve(99, by=MODERATOR, resolution="onzin")


def test_the_number_of_a_deleted_report_is_not_given_again(
    ledger: Ledger, clock: StoppedClock
) -> None:
    first = ledger.reports.add("weg", reader="melder", text="Dit klopt niet.")
    ledger.reports.resolve(first, by=MODERATOR, resolution="datum gezet")
    clock.advance(days=31)
    ledger.prune(days=30)

    assert ledger.reports.find(first) is None
    assert ledger.reports.add("weg", reader="melder", text="Dit ook niet.") == first + 1
