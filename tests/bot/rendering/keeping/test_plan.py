from dataclasses import replace

import pytest

from bot.actions import Verb
from bot.card import Accent, ButtonStyle, Card
from bot.i18n import LANGUAGES
from bot.reindexing import Estimate
from bot.rendering.keeping.plan import rejections_file, render_plan
from corpus.rejection import Notice
from tests.bot.rendering.cards import buttons_of, lines_of, text_of
from tests.bot.rendering.keeping.builders import (
    NOTHING,
    NOTICE,
    REJECTION,
    make_changes,
    make_estimate,
)

MANY_GONE = make_changes(removed=("003-molen", "004-veer"), changed=(), unchanged=3)


def draw(estimate: Estimate | None = None, *, language: str = "nl") -> Card:
    return render_plan(
        estimate or make_estimate(), owner=7, generation="g000016", language=language
    )


def test_a_dry_run_says_that_nothing_was_changed_and_what_goes_on_answering() -> None:
    assert lines_of(draw())[:2] == [
        "**Wat een herindexering zou wijzigen**",
        "-# Er is nog niets gewijzigd; g000016 blijft antwoorden.",
    ]


def test_what_would_be_new_changed_and_gone_is_told_with_the_first_ids() -> None:
    lines = lines_of(draw())

    assert "- 1 artikel nieuw: 001-sluis" in lines
    assert "- 1 artikel gewijzigd: 002-brug" in lines
    assert "- 1 artikel weg: 003-molen" in lines
    assert "- 9 artikelen ongewijzigd" in lines


def test_of_many_ids_the_first_five_are_shown() -> None:
    changes = make_changes(added=tuple(f"00{number}" for number in range(8)))

    text = text_of(draw(make_estimate(changes)))

    assert "8 artikelen nieuw: 000, 001, 002, 003, 004 en nog 3" in text


def test_what_is_undated_or_a_copy_is_told() -> None:
    lines = lines_of(draw())

    assert "- 2 van 12 artikelen hebben geen datum" in lines
    assert "- 3 teksten staan ook in een ander artikel en worden daarmee samengevoegd" in lines


def test_the_work_is_told_with_how_long_it_takes() -> None:
    lines = lines_of(draw())

    assert "- hooguit 40 passages zijn nieuw voor het model" in lines
    assert "- dat duurt ongeveer 3 minuten" in lines


def test_before_the_first_build_nobody_knows_how_long_one_takes() -> None:
    text = text_of(draw(make_estimate(seconds=None), language="en"))

    assert "not known yet; the first build measures it" in text


def test_where_nothing_is_new_to_the_model_no_work_is_told() -> None:
    estimate = make_estimate(NOTHING)
    idle = replace(estimate, plan=replace(estimate.plan, passages=0))

    assert "model" not in text_of(draw(idle))


def test_where_nothing_has_changed_a_reindex_is_possible_all_the_same() -> None:
    card = draw(make_estimate(NOTHING), language="en")

    assert "Nothing has changed since the last build" in text_of(card)
    assert [button.action.verb for button in buttons_of(card)] == [Verb.REINDEX]


def test_without_an_index_nothing_answers_yet() -> None:
    card = render_plan(make_estimate(), owner=7, generation=None, language="en")

    assert "there is no index so far" in text_of(card)


def test_what_is_left_out_is_told_with_its_remedy_and_the_rest_is_attached() -> None:
    changes = make_changes(rejected=(REJECTION,) * 5, notices=(NOTICE,))

    lines = lines_of(draw(make_estimate(changes)))

    assert "**5 bestanden blijven buiten het archief**" in lines
    assert sum("is overgeslagen" in line for line in lines) == 3
    assert "- nog 2 in de bijlage" in lines
    assert any(line.startswith("-# 1 opmerking over een bestand") for line in lines)


def test_the_button_is_bound_to_who_asked() -> None:
    (button,) = buttons_of(draw())

    assert (button.action.verb, button.action.shown, button.action.number) == (
        Verb.REINDEX,
        "7",
        0,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_too_many_would_be_gone_is_a_warning_and_asks_for_another_button(
    language: str,
) -> None:
    card = draw(make_estimate(MANY_GONE), language=language)

    (button,) = buttons_of(card)
    assert card.accent is Accent.ALARM
    assert (button.style, button.action.number) == (ButtonStyle.DANGER, 1)
    assert "2" in button.label


def test_the_warning_says_how_many_of_how_many() -> None:
    text = text_of(draw(make_estimate(MANY_GONE), language="en"))

    assert "2 of the archive’s 5 articles would be gone" in text


def test_the_file_has_every_sentence_on_a_line() -> None:
    text = rejections_file((REJECTION,), (NOTICE,)).decode()

    assert text.splitlines() == [
        "sluis.txt was left out: its bytes are not UTF-8; save it as UTF-8.",
        "brug.txt: its date was not understood",
    ]


def test_the_file_holds_nothing_that_a_terminal_obeys() -> None:
    written = rejections_file((), (Notice("\x1b[2J.txt", "naïef\u202e"),)).decode()

    assert written == "\\x1b[2J.txt: naïef\\u202e\n"
