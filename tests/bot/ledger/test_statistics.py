from bot.ledger import Asked, Gap, Ledger
from bot.shown import Kind
from tests.bot.ledger.builders import (
    START,
    StoppedClock,
    make_refusal,
    make_shown,
    remember,
)


def test_nothing_was_asked_of_a_new_ledger(ledger: Ledger) -> None:
    assert ledger.statistics.asked_since(START) == Asked(0, {})
    assert ledger.statistics.gaps(limit=10) == ()


def test_answers_and_refusals_are_counted_by_reason(ledger: Ledger) -> None:
    for shown in (
        make_shown(),
        make_shown(),
        make_refusal("Wie won?"),
        make_refusal("Wanneer?", reason="too_vague"),
        make_refusal("Hoezo?", reason="too_vague"),
        make_refusal("Waarom?", reason=None),
    ):
        remember(ledger, shown)

    assert ledger.statistics.asked_since(START) == Asked(
        2, {"not_in_archive": 1, "too_vague": 2, "": 1}
    )


def test_only_questions_count_as_asked(ledger: Ledger) -> None:
    for kind in Kind:
        remember(ledger, make_shown(kind=kind, reason="not_in_archive"))

    assert ledger.statistics.asked_since(START) == Asked(1, {"not_in_archive": 1})


def test_what_was_asked_before_the_moment_is_not_counted(
    ledger: Ledger, clock: StoppedClock
) -> None:
    remember(ledger, make_shown())
    moment = clock.advance(hours=1)
    remember(ledger, make_shown())

    assert ledger.statistics.asked_since(moment).answered == 1


def test_the_same_question_in_other_letter_case_and_marks_is_one_gap(
    ledger: Ledger, clock: StoppedClock
) -> None:
    remember(ledger, make_refusal("Wie won de kermis?"))
    moment = clock.advance(minutes=1)
    remember(ledger, make_refusal("WIE WON   de kermis", reason="too_vague"))

    assert ledger.statistics.gaps(limit=10) == (Gap("WIE WON   de kermis", "too_vague", 2, moment),)


def test_the_gap_asked_most_comes_first_and_then_the_latest(
    ledger: Ledger, clock: StoppedClock
) -> None:
    for text in ("Een?", "Twee?", "Drie?", "Twee?"):
        clock.advance(minutes=1)
        remember(ledger, make_refusal(text))

    assert [gap.text for gap in ledger.statistics.gaps(limit=10)] == ["Twee?", "Drie?", "Een?"]
    assert len(ledger.statistics.gaps(limit=2)) == 2


def test_questions_without_words_differ_by_their_signs(ledger: Ledger) -> None:
    for text in ("???", "!", "??? "):
        remember(ledger, make_refusal(text))

    assert sorted(gap.count for gap in ledger.statistics.gaps(limit=10)) == [1, 2]


def test_answered_questions_are_no_gaps(ledger: Ledger) -> None:
    remember(ledger, make_shown())

    assert ledger.statistics.gaps(limit=10) == ()
