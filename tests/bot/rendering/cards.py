"""Cards taken apart, and what was shown, with a default for everything."""

from bot.card import Button, Card, Link, Menu, Row, Text
from bot.shown import Kind, Shown
from tests.bot.builders import TODAY


def make_shown(text: str = "Waarom ging de sluis dicht?", *, kind: Kind = Kind.ANSWER) -> Shown:
    return Shown(kind, text, TODAY, "nl", "g000001", id="abc")


def text_of(card: Card) -> str:
    return "\n".join(part.markdown for part in card.parts if isinstance(part, Text))


def lines_of(card: Card) -> list[str]:
    return text_of(card).splitlines()


def buttons_of(card: Card) -> list[Button]:
    return [
        button
        for part in card.parts
        if isinstance(part, Row)
        for button in part.buttons
        if isinstance(button, Button)
    ]


def links_of(card: Card) -> list[str]:
    rows = [part for part in card.parts if isinstance(part, Row)]
    return [button.url for row in rows for button in row.buttons if isinstance(button, Link)]


def menus_of(card: Card) -> list[Menu]:
    return [part for part in card.parts if isinstance(part, Menu)]
