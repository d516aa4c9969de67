from bot.actions import Verb
from bot.rendering.outcome import render_outcome
from tests.bot.rendering.cards import buttons_of, lines_of, make_shown, text_of
from tests.bot.sequels import differing, overtaken, overtaken_by_figures, report

SHOWN = make_shown()


def test_a_later_report_stands_below_the_quotes_and_can_be_opened() -> None:
    card = render_outcome(overtaken(), SHOWN, language="nl")

    assert lines_of(card)[4:7] == [
        "**Later bericht:**",
        "> **2** “Er vielen veertien gewonden.”",
        "*Bericht 2* · De Zwanebode · **7 november 2022**",
    ]
    opening = [each for each in buttons_of(card) if each.action.verb is Verb.OPEN]
    assert [each.action.number for each in opening] == [1, 2]


def test_figures_that_differ_stand_side_by_side_with_their_dates() -> None:
    card = render_outcome(differing(), SHOWN, language="en")

    assert lines_of(card)[6:13] == [
        "**Figures differ:**",
        "**5 November 2022**",
        "> **1** “Er vielen twaalf gewonden.”",
        "*Bericht 1* · De Zwanebode",
        "**7 November 2022**",
        "> **2** “Er vielen veertien gewonden.”",
        "*Bericht 2* · De Zwanebode",
    ]


def test_a_later_report_with_other_figures_is_shown_once() -> None:
    text = text_of(render_outcome(overtaken_by_figures(), SHOWN, language="nl"))

    assert "**Later bericht, met andere cijfers:**" in text
    assert text.count("veertien gewonden") == 1


def test_what_came_after_is_inert() -> None:
    answer = overtaken(report(2, 9, "**@everyone** vluchtte."))

    assert "\\*\\*\\@everyone\\*\\*" in text_of(render_outcome(answer, SHOWN, language="nl"))
