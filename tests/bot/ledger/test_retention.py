from datetime import timedelta
from pathlib import Path

import pytest

from bot.ledger import Ledger
from tests.bot.ledger.builders import StoppedClock, make_pending, make_refusal, make_shown, remember
from tests.bot.ledger.test_pending import bytes_of

MODERATOR = 81


def test_what_was_shown_is_kept_as_many_days_as_are_set(
    ledger: Ledger, clock: StoppedClock
) -> None:
    shown = remember(ledger, make_shown())
    clock.advance(days=30)
    kept = ledger.prune(days=30)
    clock.advance(seconds=1)

    assert kept == 0
    assert ledger.prune(days=30) == 1
    assert ledger.shown.recall(shown.id) is None


def test_a_resolved_report_is_kept_as_many_days_after_its_resolution(
    ledger: Ledger, clock: StoppedClock
) -> None:
    number = ledger.reports.add("weg", reader="melder", text="Dit klopt niet.")
    clock.advance(days=100)
    ledger.reports.resolve(number, by=MODERATOR, resolution="datum gezet")
    clock.advance(days=30)
    kept = ledger.prune(days=30)
    clock.advance(seconds=1)

    assert kept == 0
    assert ledger.prune(days=30) == 1
    assert ledger.reports.find(number) is None


def test_an_open_report_is_kept_however_long_it_waits(ledger: Ledger, clock: StoppedClock) -> None:
    number = ledger.reports.add("weg", reader="melder", text="Dit klopt niet.")
    clock.advance(days=4_000)
    ledger.prune(days=1)

    assert ledger.reports.find(number) is not None


def test_pruning_counts_all_that_it_deletes(ledger: Ledger, clock: StoppedClock) -> None:
    remember(ledger, make_shown())
    remember(ledger, make_refusal("Wie won?"))
    ledger.pending.begin(make_pending())
    clock.advance(days=31)
    remember(ledger, make_shown())

    assert ledger.prune(days=30) == 3


def test_what_is_kept_of_a_reader_can_be_counted(ledger: Ledger) -> None:
    own = remember(ledger, make_shown(reader="lezer"))
    remember(ledger, make_shown(reader="ander"))
    ledger.reports.add(own.id, reader="lezer", text="Dit klopt niet.")
    ledger.reports.add(own.id, reader="ander", text="Dit ook niet.")
    ledger.reports.add("weg", reader="ander", text="En dit.")

    assert ledger.kept("lezer") == 3
    assert ledger.kept("niemand") == 0


def test_forgetting_a_reader_leaves_nothing_of_them_and_all_of_others(ledger: Ledger) -> None:
    own = remember(ledger, make_shown(reader="lezer"))
    other = remember(ledger, make_shown(reader="ander"))
    ledger.reports.add(other.id, reader="lezer", text="Dit klopt niet.")
    forgotten = ledger.forget("lezer")

    assert forgotten == 2
    assert ledger.kept("lezer") == 0
    assert ledger.shown.recall(own.id) is None
    assert ledger.shown.recall(other.id) == other


def test_a_forgotten_reader_s_report_stays_without_their_words(ledger: Ledger) -> None:
    shown = remember(ledger, make_shown(reader="ander"))
    number = ledger.reports.add(shown.id, reader="lezer", text="Mijn buurman zei dit.")
    ledger.forget("lezer")
    report = ledger.reports.find(number)

    assert report is not None
    assert (report.reader, report.text, report.shown) == (None, "", shown)


def test_a_forgotten_reader_s_question_leaves_the_reports_of_others(ledger: Ledger) -> None:
    shown = remember(ledger, make_shown("Wie is mijn buurman?", reader="lezer"))
    number = ledger.reports.add(shown.id, reader="melder", text="Dit klopt niet.")
    ledger.forget("lezer")
    report = ledger.reports.find(number)

    assert report is not None
    assert report.shown is not None
    assert (report.shown.text, report.shown.reader) == ("", None)
    assert report.shown.places == shown.places
    assert (report.reader, report.text) == ("melder", "Dit klopt niet.")


def test_a_copy_that_cannot_be_read_goes_whole_when_its_asker_is_forgotten(
    ledger: Ledger, path: Path
) -> None:
    shown = remember(ledger, make_shown("Wie is mijn buurman?", reader="lezer"))
    ledger.reports.add(shown.id, reader="melder", text="Dit klopt niet.")
    ledger._database.change("UPDATE report SET content = content || '}'")
    ledger.forget("lezer")

    assert b"mijn buurman" not in bytes_of(path)


@pytest.mark.parametrize("how", ["forgotten", "pruned"])
def test_no_byte_of_a_deleted_question_stays_on_disk(
    ledger: Ledger, path: Path, clock: StoppedClock, how: str
) -> None:
    for number in range(300):
        remember(ledger, make_refusal(f"Wie is buurman {number}? {'x' * number}", reader="lezer"))
        remember(ledger, make_refusal(f"Wie is burgemeester {number}?", reader="ander"))
        clock.advance(minutes=1)
    before = bytes_of(path)
    if how == "forgotten":
        ledger.forget("lezer")
    else:
        clock.now += timedelta(days=31)
        ledger.prune(days=30)
    after = bytes_of(path)

    assert b"Wie is buurman" in before
    assert b"wie is buurman" in before
    assert b"ie is buurman" not in after
    assert (b"Wie is burgemeester" in after) == (how == "forgotten")
