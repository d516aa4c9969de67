from pathlib import Path

from bot.ledger import Ledger
from tests.bot.ledger.builders import KEY, START, StoppedClock, make_pending

TOKEN = "aGVlbCBnZWhlaW0"  # noqa: S105 - a made-up one, to be looked for


def bytes_of(path: Path) -> bytes:
    """Return all that lies on disk of a ledger."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_work_in_hand_outlives_a_restart(path: Path) -> None:
    interaction = make_pending("1", token=TOKEN)
    message = make_pending("2", kind="message", application=None, token=None, message=12)
    with Ledger.open(path, key=KEY) as before:
        before.pending.begin(interaction)
        before.pending.begin(message)

    with Ledger.open(path, key=KEY) as after:
        assert after.pending.unfinished() == (interaction, message)


def test_who_waits_longest_comes_first(ledger: Ledger, clock: StoppedClock) -> None:
    ledger.pending.begin(make_pending("later", at=clock.advance(seconds=1)))
    ledger.pending.begin(make_pending("eerder", at=START))

    assert [pending.key for pending in ledger.pending.unfinished()] == ["eerder", "later"]


def test_finished_work_is_no_longer_in_hand(ledger: Ledger) -> None:
    ledger.pending.begin(make_pending("1"))
    ledger.pending.begin(make_pending("2"))
    ledger.pending.finish("1")

    assert [pending.key for pending in ledger.pending.unfinished()] == ["2"]


def test_finishing_what_was_never_begun_does_nothing(ledger: Ledger) -> None:
    ledger.pending.finish("vreemd")

    assert ledger.pending.unfinished() == ()


def test_no_byte_of_a_token_stays_on_disk_once_all_work_is_done(ledger: Ledger, path: Path) -> None:
    keys = [str(number) for number in range(200)]
    for key in keys:
        ledger.pending.begin(make_pending(key, token=f"{TOKEN}{key}"))
    before = bytes_of(path)
    for key in keys:
        ledger.pending.finish(key)

    assert TOKEN.encode() in before
    assert TOKEN.encode() not in bytes_of(path)


def test_a_token_is_not_seen_where_work_is_printed() -> None:
    assert TOKEN not in repr(make_pending(token=TOKEN))


def test_work_that_nobody_waits_for_is_pruned(ledger: Ledger, clock: StoppedClock) -> None:
    ledger.pending.begin(make_pending("oud", at=START))
    ledger.pending.begin(make_pending("nieuw", at=clock.advance(minutes=2)))
    clock.advance(minutes=59)
    ledger.prune(days=30)

    assert [pending.key for pending in ledger.pending.unfinished()] == ["nieuw"]
