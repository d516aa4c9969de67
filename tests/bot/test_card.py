import pytest

from bot.actions import Action, Verb
from bot.card import Button, Card, Link, Menu, Option, Row, Rule, Text

OPEN = Action(Verb.OPEN, "abc", 1)


def test_a_card_holds_what_discord_takes() -> None:
    card = Card((Text("a" * 4_000), Rule(), Row((Button("Bron 1", OPEN),))))

    assert len(card.parts) == 3


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (Rule(),),
        (Text(""),),
        (Text("a" * 2_001), Text("b" * 2_000)),
        tuple(Text("a") for _ in range(40)),
        (Text("a"), Row((Button("1", OPEN),)), Row((Button("2", OPEN),))),
    ],
    ids=["nothing", "no text", "empty text", "4 001 characters", "41 components", "one id twice"],
)
def test_a_card_that_discord_would_refuse_cannot_be_made(parts: tuple[Text, ...]) -> None:
    with pytest.raises(ValueError, match="Discord’s limit"):
        Card(parts)


@pytest.mark.parametrize("label", ["", "a" * 81])
def test_a_button_says_something_short(label: str) -> None:
    with pytest.raises(ValueError, match="80"):
        Button(label, OPEN)


def test_a_link_is_no_longer_than_discord_takes() -> None:
    with pytest.raises(ValueError, match="512"):
        Link("web", "https://" + "a" * 512)


def test_a_row_has_at_most_five_buttons() -> None:
    buttons = tuple(Button(str(number), Action(Verb.OPEN, "abc", number)) for number in range(6))

    with pytest.raises(ValueError, match="5 buttons"):
        Row(buttons)


def test_a_menu_has_at_most_twenty_five_options() -> None:
    options = tuple(Option(str(number), str(number)) for number in range(26))

    with pytest.raises(ValueError, match="25 options"):
        Menu(OPEN, "kies", options)


def test_a_menu_tells_its_options_apart() -> None:
    with pytest.raises(ValueError, match="differ"):
        Menu(OPEN, "kies", (Option("a", "x"), Option("b", "x")))


@pytest.mark.parametrize(
    "texts", [("", "x", None), ("a", "", None), ("a", "x", "d" * 101)], ids=str
)
def test_an_option_has_short_texts(texts: tuple[str, str, str | None]) -> None:
    with pytest.raises(ValueError, match="100"):
        Option(*texts)
