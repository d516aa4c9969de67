import re

from hypothesis import given
from hypothesis import strategies as st

from bot.actions import PATTERN, Action, Verb

SHOWN = st.text("abcXYZ019_-", min_size=1, max_size=24)
ACTIONS = st.builds(
    Action,
    st.sampled_from(Verb),
    SHOWN,
    number=st.integers(0, 9_999),
    page=st.integers(0, 9_999),
)


@given(ACTIONS)
def test_what_a_custom_id_says_is_read_back(action: Action) -> None:
    assert Action.parse(action.custom_id) == action


@given(ACTIONS)
def test_a_custom_id_is_what_discord_takes_and_the_library_matches(action: Action) -> None:
    assert len(f"menu:{action.custom_id}") <= 100
    assert re.fullmatch(PATTERN, action.custom_id)


@given(st.text())
def test_no_text_is_an_action_by_mistake(text: str) -> None:
    action = Action.parse(text)

    assert action is None or action.custom_id == text


def test_an_unknown_verb_is_no_action() -> None:
    assert Action.parse("kv1:erase:abc:0:0") is None
