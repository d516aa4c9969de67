import pytest

from bot.actions import Verb
from bot.i18n import LANGUAGES
from bot.keeping.acts import ActName
from bot.rendering.keeping.log import render_log
from tests.bot.rendering.cards import buttons_of, lines_of, text_of
from tests.bot.rendering.keeping.builders import make_act

NAMES = [*ActName, "reindex", "cancel", "rollback"]


def test_an_act_is_told_with_its_subject_when_by_whom_and_how() -> None:
    assert lines_of(render_log([make_act()], page=0, pages=1, language="nl")) == [
        "**Wat er met het archief is gedaan**",
        "**Verborgen** · 001-sluis",
        "-# 1 april 2023 09\\:05 UTC · anna · nothing → “withdrawn”",
    ]


def test_an_act_without_a_subject_or_a_detail_leaves_them_out() -> None:
    act = make_act(act="reindex", subject="", detail="")

    lines = lines_of(render_log([act], page=0, pages=1, language="en"))

    assert lines[1:] == ["**Reindex**", "-# 1 April 2023 09\\:05 UTC · anna"]


@pytest.mark.parametrize("name", NAMES)
def test_every_act_has_a_name_of_its_own_in_dutch(name: str) -> None:
    text = text_of(render_log([make_act(act=name)], page=0, pages=1, language="nl"))

    assert f"**{name}**" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_act_of_another_version_is_named_as_it_was_written(language: str) -> None:
    act = make_act(act="an_old *act*")

    text = text_of(render_log([act], page=0, pages=1, language=language))

    assert "**an\\_old \\*act\\***" in text


def test_pages_can_be_turned_and_all_of_it_taken_along() -> None:
    card = render_log([make_act()], page=1, pages=3, language="en")

    actions = [button.action for button in buttons_of(card)]
    assert [(each.verb, each.page) for each in actions] == [
        (Verb.ACTS, 0),
        (Verb.ACTS, 2),
        (Verb.EXPORT, 0),
    ]
    assert "-# Page 2 of 3" in lines_of(card)


def test_an_empty_log_says_so_and_has_nothing_to_take_along() -> None:
    card = render_log([], page=0, pages=1, language="en")

    assert "**Nothing has been done yet.**" in lines_of(card)
    assert buttons_of(card) == []
