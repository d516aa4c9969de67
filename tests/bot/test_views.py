from typing import Any

from bot.actions import Action, Verb
from bot.card import Accent, Button, ButtonStyle, Card, Link, Menu, Option, Row, Rule, Text
from bot.views import draw

OPEN = Action(Verb.OPEN, "abc", 1)
PERIOD = Action(Verb.PERIOD, "abc")


def parts_of(card: Card) -> list[dict[str, Any]]:
    (container,) = draw(card).to_components()
    return container["components"]


async def test_a_card_is_one_container_with_its_colour() -> None:
    (container,) = draw(Card((Text("Ja."),), Accent.ANSWER)).to_components()

    assert (container["type"], container["accent_color"]) == (17, Accent.ANSWER.value)


async def test_texts_and_rules_keep_their_order() -> None:
    parts = parts_of(Card((Text("boven"), Rule(), Text("onder"))))

    assert [part["type"] for part in parts] == [10, 14, 10]
    assert [part.get("content") for part in parts] == ["boven", None, "onder"]


async def test_a_button_carries_its_action() -> None:
    (_, row) = parts_of(Card((Text("-"), Row((Button("Bron 1", OPEN, ButtonStyle.PRIMARY),)))))

    (button,) = row["components"]
    assert (button["label"], button["custom_id"], button["style"]) == ("Bron 1", OPEN.custom_id, 1)


async def test_a_link_has_no_action() -> None:
    (_, row) = parts_of(Card((Text("-"), Row((Link("web", "https://voorbeeld.nl"),)))))

    (link,) = row["components"]
    assert (link["url"], link.get("custom_id")) == ("https://voorbeeld.nl", None)


async def test_a_menu_carries_its_action_and_options() -> None:
    options = (Option("2022", "2022", "3 artikelen", is_chosen=True), Option("2023", "2023"))

    (_, row) = parts_of(Card((Text("-"), Menu(PERIOD, "kies", options))))

    (menu,) = row["components"]
    assert menu["custom_id"] == f"menu:{PERIOD.custom_id}"
    assert [(one["value"], one["default"]) for one in menu["options"]] == [
        ("2022", True),
        ("2023", False),
    ]


async def test_nothing_of_a_card_has_to_be_kept_in_memory() -> None:
    card = Card(
        (Text("-"), Row((Button("Bron 1", OPEN),)), Menu(PERIOD, "kies", (Option("a", "a"),)))
    )

    view = draw(card)

    assert view.timeout is None
    assert view.is_persistent()
