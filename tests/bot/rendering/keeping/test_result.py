from bot.actions import Verb
from bot.card import Accent
from bot.reindexing import Cancelled, Failed, Published
from bot.rendering.keeping.result import render_interrupted, render_result
from tests.bot.rendering.cards import buttons_of, lines_of, text_of
from tests.bot.rendering.keeping.builders import (
    NOTHING,
    REJECTION,
    make_built,
    make_changes,
    make_job,
)


def test_what_was_published_is_told_beside_what_it_replaces() -> None:
    lines = lines_of(render_result(Published("g000016", make_built()), language="nl"))

    assert lines[:2] == [
        "**De nieuwe index antwoordt: g000017**",
        "-# Die komt in de plaats van g000016\\.",
    ]


def test_the_changes_the_work_and_the_time_are_told() -> None:
    lines = lines_of(render_result(Published("g000016", make_built()), language="en"))

    assert "- 1 article new: 001-sluis" in lines
    assert "- 9 articles unchanged" in lines
    assert "- 40 passages were new to the model" in lines
    assert "- it took 3 minutes" in lines


def test_what_readers_notice_is_told() -> None:
    lines = lines_of(render_result(Published("g000016", make_built()), language="en"))

    assert "- answers can now come from 1 more article" in lines
    assert any(line.startswith("- 1 article is quoted as it reads now;") for line in lines)
    assert any(line.startswith("- 1 article is no longer quoted;") for line in lines)


def test_readers_notice_nothing_of_the_same_articles() -> None:
    card = render_result(Published("g000016", make_built(NOTHING)), language="en")

    assert "- nothing: the articles are the same" in lines_of(card)


def test_what_was_left_out_is_told() -> None:
    changes = make_changes(rejected=(REJECTION,))

    text = text_of(render_result(Published("g000016", make_built(changes)), language="nl"))

    assert "1 bestand blijft buiten het archief" in text


def test_one_can_go_back_to_what_answered_before() -> None:
    (button,) = buttons_of(render_result(Published("g000016", make_built()), language="en"))

    assert button.label == "Go back to g000016"
    assert (button.action.verb, button.action.shown) == (Verb.ROLLBACK, "g000017")


def test_from_the_first_index_there_is_no_way_back() -> None:
    card = render_result(Published(None, make_built()), language="en")

    assert "It is the first one" in text_of(card)
    assert buttons_of(card) == []


def test_what_was_broken_off_left_the_old_index_answering() -> None:
    assert "Nothing was published" in text_of(render_result(Cancelled(), language="en"))


def test_a_failure_says_why_and_that_nothing_was_published() -> None:
    card = render_result(Failed("the disk is full; free some space"), language="nl")

    assert "the disk is full; free some space" in lines_of(card)
    assert "Er is niets gepubliceerd" in text_of(card)
    assert card.accent is Accent.ALARM


def test_a_reindex_that_ended_with_the_bot_can_be_looked_at_again() -> None:
    card = render_interrupted(make_job(state="running"), language="en")

    (button,) = buttons_of(card)
    assert "began on 1 April 2023 09\\:05 UTC" in text_of(card)
    assert (button.action.verb, button.action.shown) == (Verb.OFFER, "7")


def test_a_reindex_that_nobody_asked_for_is_nobodys_to_start_again() -> None:
    assert buttons_of(render_interrupted(make_job(by=None), language="en")) == []
