from hypothesis import given
from hypothesis import strategies as st

from bot.card import MOST_TEXT, Accent, Rule, Text
from bot.rendering.budget import fit_card, share
from bot.rendering.draft import Long, draft, small, strong
from tests.bot.rendering.cards import lines_of, text_of

NEEDS = st.lists(st.integers(1, 5_000), min_size=1, max_size=40)


def test_all_get_what_they_need_where_there_is_room() -> None:
    assert share([3, 5, 1], 10) == (3, 5, 1)


def test_who_needs_little_gets_it_and_the_others_share_the_rest() -> None:
    assert share([100, 2, 100], 22) == (10, 2, 10)


def test_nothing_is_shared_among_nobody() -> None:
    assert share([], 10) == ()


@given(NEEDS, st.integers(40, 5_000))
def test_nobody_gets_more_than_is_needed_nor_all_together_more_than_there_is(
    needs: list[int], room: int
) -> None:
    granted = share(needs, room)

    assert all(1 <= got <= need for got, need in zip(granted, needs, strict=True))
    assert sum(granted) <= room


@given(NEEDS, st.integers(40, 5_000))
def test_what_one_is_denied_nobody_else_has_more_of(needs: list[int], room: int) -> None:
    granted = share(needs, room)
    denied = [got for got, need in zip(granted, needs, strict=True) if got < need]

    assert not denied or max(granted) <= min(denied) + 1


def test_long_texts_of_a_card_shrink_alike() -> None:
    long = "De sluis ging dicht. " * 400

    card = fit_card((draft((Long(long),)), Rule(), draft((Long(long),))), Accent.NOTICE)

    first, second = (len(line) for line in lines_of(card))
    assert MOST_TEXT * 0.9 < first + second <= MOST_TEXT
    assert abs(first - second) < 30


def test_a_text_never_takes_more_than_its_limit() -> None:
    card = fit_card((draft((Long("woord " * 100, 50),)),), Accent.NOTICE)

    assert len(text_of(card)) <= 50


def test_lines_stand_under_each_other_with_their_marks() -> None:
    card = fit_card((draft(strong("kop"), small("klein")), Text("*los*")), Accent.NOTICE)

    assert lines_of(card) == ["**kop**", "-# klein", "*los*"]
