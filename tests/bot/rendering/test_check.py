from bot.card import Accent, Card
from bot.rendering.check import render_check
from bot.shown import Kind
from retrieval.checking import Check
from retrieval.types import Citation, Excluded
from tests.bot.builders import HOLDINGS, make_citation, make_reading
from tests.bot.rendering.cards import buttons_of, lines_of, make_shown, text_of

CLAIM = "De sluis is dicht! @everyone"
SHOWN = make_shown(CLAIM, kind=Kind.CHECK)


def render(
    saying_so: tuple[Citation, ...] = (), about: tuple[Citation, ...] = (), language: str = "nl"
) -> Card:
    check = Check(make_reading(CLAIM), saying_so, about, Excluded(), HOLDINGS)
    return render_check(check, SHOWN, language=language)


def test_the_claim_is_echoed_inert() -> None:
    assert lines_of(render())[0] == "**De sluis is dicht! \\@everyone**"


def test_quotes_that_say_so_stand_before_those_about_it() -> None:
    card = render((make_citation(number=1),), (make_citation(number=2),))

    lines = lines_of(card)
    assert lines[2:4] == [
        "**Zegt hetzelfde of vrijwel hetzelfde**",
        "> **1** “De sluis ging dicht.”",
    ]
    assert lines[5:7] == ["**Gaat erover**", "> **2** “De sluis ging dicht.”"]


def test_a_group_without_quotes_is_not_named() -> None:
    text = text_of(render(about=(make_citation(),)))

    assert "Zegt hetzelfde" not in text
    assert "Gaat erover" in text


def test_a_claim_that_the_archive_is_silent_on_is_told_so() -> None:
    card = render(language="en")

    assert "**The archive holds nothing on this.**" in lines_of(card)
    assert card.accent is Accent.NO_ANSWER
    assert buttons_of(card) == []


def test_it_is_said_that_this_is_no_verdict() -> None:
    assert "Dit is geen oordeel" in text_of(render((make_citation(),)))


def test_of_six_quotes_five_are_shown_and_can_be_opened() -> None:
    quotes = [make_citation(number=number) for number in range(1, 7)]

    buttons = buttons_of(render(tuple(quotes[:3]), tuple(quotes[3:])))

    assert [each.action.number for each in buttons] == [1, 2, 3, 4, 5]
