import logging
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ledger import Ledger
from bot.ledger.contents import read_shown, write_shown
from bot.shown import Kind, Place, Shown
from corpus.period import Period
from tests.bot.ledger.builders import StoppedClock, make_shown, remember

# Half letters and null characters too: Discord passes on whatever people send.
TEXTS = st.text(st.characters(exclude_categories=()))
OPTIONAL_TEXTS = st.none() | TEXTS
DAYS = st.dates()
PERIODS = st.builds(lambda *days: Period(min(days), max(days)), DAYS, DAYS)
PLACES = st.builds(Place, TEXTS, st.integers(0), st.integers(0), TEXTS)
ANYTHING_SHOWN = st.builds(
    Shown,
    st.sampled_from(Kind),
    TEXTS,
    DAYS,
    TEXTS,
    TEXTS,
    places=st.lists(PLACES, max_size=5).map(tuple),
    published=st.none() | PERIODS,
    as_of=st.none() | DAYS,
    reason=OPTIONAL_TEXTS,
    reader=OPTIONAL_TEXTS,
    article_id=OPTIONAL_TEXTS,
    id=TEXTS,
)


@given(shown=ANYTHING_SHOWN)
def test_anything_shown_is_read_as_it_was_written(shown: Shown) -> None:
    assert read_shown(write_shown(shown)) == shown


@pytest.mark.parametrize(
    "shown",
    [
        make_shown("Wat zei \ud83d de \x00 burgemeester?", reader="lezer\udc00"),
        make_shown(published=Period(date.min, date.max), as_of=date(2023, 1, 1)),
        make_shown("", kind=Kind.SOURCE, places=(), article_id="003-veerpont"),
    ],
    ids=["broken letters", "open periods", "an article alone"],
)
def test_what_was_shown_is_recalled_by_its_id(ledger: Ledger, shown: Shown) -> None:
    ledger.shown.remember(shown, channel=11, message=12)

    assert ledger.shown.recall(shown.id) == shown


def test_what_was_never_shown_is_not_recalled(ledger: Ledger) -> None:
    remember(ledger, make_shown())

    assert ledger.shown.recall("vreemd") is None
    assert ledger.shown.recall_message(12) is None


def test_a_reply_leads_to_what_the_message_shows(ledger: Ledger) -> None:
    shown = remember(ledger, make_shown())

    assert ledger.shown.attach(shown.id, channel=11, message=12)
    assert ledger.shown.recall_message(12) == shown


def test_what_is_not_kept_cannot_be_attached_to_a_message(ledger: Ledger) -> None:
    assert not ledger.shown.attach("vreemd", channel=11, message=12)


def test_a_message_that_showed_two_things_leads_to_the_latest(
    ledger: Ledger, clock: StoppedClock
) -> None:
    latest = make_shown("En in maart?")
    ledger.shown.remember(make_shown(), channel=11, message=12)
    clock.advance(minutes=1)
    ledger.shown.remember(latest, channel=11, message=12)
    ledger.shown.remember(make_shown(), channel=11, message=13)

    assert ledger.shown.recall_message(12) == latest


def test_two_things_shown_at_one_moment_keep_their_order(ledger: Ledger) -> None:
    ledger.shown.remember(make_shown("Eerst?"), channel=11, message=12)
    ledger.shown.remember(latest := make_shown("Daarna?"), channel=11, message=12)

    assert ledger.shown.recall_message(12) == latest


def test_remembering_again_under_one_id_keeps_the_latest(ledger: Ledger) -> None:
    first = remember(ledger, make_shown())
    second = remember(ledger, replace(first, generation="g000002"))

    assert ledger.shown.recall(first.id) == second


def test_the_largest_id_of_discord_finds_room(ledger: Ledger) -> None:
    shown = make_shown()
    ledger.shown.remember(shown, channel=2**63 - 1, message=2**63 - 1)

    assert ledger.shown.recall_message(2**63 - 1) == shown


def test_what_another_version_wrote_counts_as_not_kept(
    ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    shown = remember(ledger, make_shown("Geheime vraag?"))
    ledger._database.change("UPDATE shown SET content = replace(content, 'answer', 'riddle')")
    with caplog.at_level(logging.WARNING):
        recalled = ledger.shown.recall(shown.id)

    assert recalled is None
    assert "counts as not kept" in caplog.text
    assert "Geheime" not in caplog.text
