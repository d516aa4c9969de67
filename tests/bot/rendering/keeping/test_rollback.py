from bot.rendering.keeping.rollback import render_no_rollback, render_rollback
from tests.bot.rendering.cards import lines_of, text_of
from tests.bot.rendering.keeping.builders import SOME, make_named

BEFORE = make_named("g000017", created="2023-04-02T10:00:00+00:00")
NOW = make_named("g000016")


def test_what_answers_again_is_told_beside_what_it_replaces() -> None:
    lines = lines_of(render_rollback(BEFORE, NOW, SOME, language="en"))

    assert lines[0] == "**g000016 answers again**"
    assert lines[1].startswith("-# It was built on 1 April 2023 09\\:00 UTC")
    assert lines[1].endswith("takes the place of g000017, built on 2 April 2023 10\\:00 UTC.")


def test_what_changes_is_told_as_it_is_for_readers() -> None:
    lines = lines_of(render_rollback(BEFORE, NOW, SOME, language="nl"))

    assert "- 1 artikel weer te vinden: 001-sluis" in lines
    assert "- 1 artikel zoals het toen luidde: 002-brug" in lines
    assert "- 1 artikel niet meer te vinden: 003-molen" in lines


def test_changes_that_are_not_known_are_left_out() -> None:
    assert "changed" not in text_of(render_rollback(BEFORE, NOW, None, language="en"))


def test_that_the_articles_come_back_with_a_reindex_is_told() -> None:
    text = text_of(render_rollback(BEFORE, NOW, None, language="en"))

    assert "the next reindex builds from them again" in text


def test_where_there_is_no_way_back_the_remedy_is_told() -> None:
    assert "mend the articles and use /corpus reindex" in text_of(render_no_rollback(language="en"))
