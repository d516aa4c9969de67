from bot.ledger import Act, Ledger
from tests.bot.ledger.builders import START, StoppedClock


def record(ledger: Ledger, subject: str) -> int:
    return ledger.acts.record(
        actor=81, actor_name="Noor", act="date", subject=subject, detail="2022-11"
    )


def test_an_act_tells_who_did_what_to_what(ledger: Ledger) -> None:
    number = record(ledger, "003-veerpont")

    assert ledger.acts.page(limit=1) == (
        Act(number, START, 81, "Noor", "date", "003-veerpont", "2022-11"),
    )


def test_pages_of_acts_begin_with_the_latest(ledger: Ledger) -> None:
    for subject in "abcde":
        record(ledger, subject)

    assert [act.subject for act in ledger.acts.page(limit=2)] == ["e", "d"]
    assert [act.subject for act in ledger.acts.page(limit=2, offset=3)] == ["b", "a"]


def test_all_acts_come_in_the_order_in_which_they_were_done(ledger: Ledger) -> None:
    # More than are read at once.
    subjects = [str(number) for number in range(1_100)]
    with ledger._database.together():
        for subject in subjects:
            record(ledger, subject)

    assert [act.subject for act in ledger.acts.all()] == subjects


def test_an_act_done_while_all_are_read_is_read_too(ledger: Ledger) -> None:
    record(ledger, "eerst")
    acts = ledger.acts.all()
    first = next(acts)
    record(ledger, "daarna")

    assert [first.subject, *(act.subject for act in acts)] == ["eerst", "daarna"]


def test_acts_are_kept_for_good(ledger: Ledger, clock: StoppedClock) -> None:
    record(ledger, "003-veerpont")
    clock.advance(days=4_000)
    ledger.prune(days=1)

    assert len(ledger.acts.page(limit=10)) == 1
