import pytest

from bot.card import Accent
from bot.i18n import LANGUAGES
from bot.rendering.keeping.edits import render_edit
from corpus.decision_file import Changed, Conflict
from corpus.decision_text import Entry, Written
from tests.bot.builders import make_article
from tests.bot.rendering.cards import lines_of, text_of

ARTICLE = make_article()
COUNTS = "Het geldt vanaf de volgende vraag"


def change(table: str, before: Written, now: Written, *, key: str = "001-sluis") -> Changed:
    return Changed(Entry(table, key), before, now)


def test_a_date_that_was_set_stands_beside_the_one_of_the_article() -> None:
    lines = lines_of(
        render_edit(change("dates", None, "2022-11-05"), article=ARTICLE, language="nl")
    )

    assert lines[:4] == [
        "**Sluis dicht (001-sluis)**",
        "De datum van het artikel is gezet.",
        "- was: november 2022 (gedateerd door het artikel zelf)",
        "- nu: 5 november 2022 (gezet door een moderator)",
    ]


def test_that_nobody_can_tell_a_date_is_told() -> None:
    edited = change("dates", "2022", "none")

    lines = lines_of(render_edit(edited, article=ARTICLE, language="en"))

    assert "- was: 2022 (set by a moderator)" in lines
    assert "- now: undated (set by a moderator)" in lines


def test_a_date_that_was_taken_back_returns_with_the_next_build() -> None:
    edited = change("dates", "2022-11-05", None)

    text = text_of(render_edit(edited, article=ARTICLE, language="en"))

    assert "taken back" in text
    assert "comes back with the next build" in text
    assert "from the next question on" not in text


def test_a_date_that_was_written_wrongly_by_hand_is_shown_as_it_stood() -> None:
    edited = change("dates", "november", "2022-11")

    assert "- was: november" in lines_of(render_edit(edited, article=ARTICLE, language="en"))


def test_a_hidden_article_is_told_with_the_reason() -> None:
    edited = change("suppressed", None, "ingetrokken")

    text = text_of(render_edit(edited, article=ARTICLE, language="nl"))

    assert "Lezers krijgen dit artikel niet meer te zien" in text
    assert "- nu: ingetrokken" in text
    assert COUNTS in text


def test_an_article_that_is_shown_again_is_told_with_why_it_was_hidden() -> None:
    edited = change("suppressed", "ingetrokken", None)

    lines = lines_of(render_edit(edited, article=None, language="nl"))

    assert lines[0] == "**001-sluis**"
    assert "- was: ingetrokken" in lines
    assert not any(line.startswith("- nu") for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_is_told_as_it_was_and_is(language: str) -> None:
    edited = change("notes", "oud", "nieuw")

    text = text_of(render_edit(edited, article=ARTICLE, language=language))

    assert text.index("oud") < text.index("nieuw")


def test_the_words_of_a_term_are_listed() -> None:
    edited = change("glossary", None, ("sluiswachter", "sluismeester"), key="lock keeper")

    lines = lines_of(render_edit(edited, article=None, language="nl"))

    assert lines[0] == "**lock keeper**"
    assert "- nu: sluiswachter, sluismeester" in lines


def test_what_was_so_already_is_told() -> None:
    edited = change("notes", "zo", "zo")

    text = text_of(render_edit(edited, article=ARTICLE, language="nl"))

    assert "Het was al zo" in text
    assert COUNTS not in text


def test_a_conflict_shows_theirs_that_stands_and_ours_that_was_not_written() -> None:
    edited = Conflict(Entry("dates", "001-sluis"), theirs="2021", ours=None)

    card = render_edit(edited, article=ARTICLE, language="en")

    assert card.accent is Accent.ALARM
    assert "- theirs: 2021 (set by a moderator)" in lines_of(card)
    assert "- yours: nothing" in lines_of(card)
    assert "do it again" in text_of(card)


def test_what_moderators_write_is_shown_inert() -> None:
    edited = change("notes", None, "@everyone [hier](https://example.org)")

    text = text_of(render_edit(edited, article=ARTICLE, language="nl"))

    assert "\\@everyone" in text
    assert "](" not in text
