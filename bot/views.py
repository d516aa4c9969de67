"""Card -> Discord's own classes, whose buttons live as long as their message."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Self, TypeAlias

import discord
from discord import ui

from bot.actions import PATTERN, Action, Verb
from bot.card import Button, ButtonStyle, Card, Link, Menu, Part, Row, Rule, Text

Handler: TypeAlias = Callable[[discord.Interaction[Any], Action], Awaitable[None]]
Handlers: TypeAlias = Mapping[Verb, Handler]

# The library puts the client's own wish into new messages, but not into edits of old ones.
NOBODY = discord.AllowedMentions.none()

_STYLES = {
    ButtonStyle.PRIMARY: discord.ButtonStyle.primary,
    ButtonStyle.SECONDARY: discord.ButtonStyle.secondary,
    ButtonStyle.DANGER: discord.ButtonStyle.danger,
}


def draw(card: Card) -> ui.LayoutView:
    """Return the layout that a card describes; to be called where an event loop runs."""
    container: ui.Container[Any] = ui.Container(accent_colour=card.accent.value)
    for part in card.parts:
        container.add_item(_draw_part(part))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


class ActionButton(ui.DynamicItem[ui.Button[Any]], template=PATTERN):
    """Do what a button's custom id says, however long ago the button was sent."""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button that was pressed."""
        if not isinstance(item, ui.Button):
            raise TypeError("this custom id belongs to a menu")
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the action to whom it belongs."""
        await perform(interaction, self.custom_id)


class ActionMenu(ui.DynamicItem[ui.Select[Any]], template=f"menu:{PATTERN}"):
    """Do what a menu's custom id says with what was chosen from it."""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the menu that was chosen from."""
        if not isinstance(item, ui.Select):
            raise TypeError("this custom id belongs to a button")
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the action to whom it belongs."""
        await perform(interaction, self.custom_id.removeprefix("menu:"))


async def perform(interaction: discord.Interaction[Any], custom_id: str) -> None:
    """Let the client's handler do what a custom id says; a stranger's custom id does nothing."""
    action = Action.parse(custom_id)
    if action is not None:
        await interaction.client.perform(interaction, action)


def chosen(interaction: discord.Interaction[Any]) -> str:
    """Return the value that was chosen from a menu."""
    values: list[str] = (interaction.data or {}).get("values") or [""]
    return values[0]


def _draw_part(part: Part) -> ui.Item[Any]:
    match part:
        case Text(markdown):
            return ui.TextDisplay(markdown)
        case Rule():
            return ui.Separator()
        case Row(buttons):
            return _row(*map(_draw_button, buttons))
        case Menu():
            return _row(_draw_menu(part))


def _row(*items: ui.Item[Any]) -> ui.Item[Any]:
    row: ui.ActionRow[Any] = ui.ActionRow()
    for item in items:
        row.add_item(item)
    return row


def _draw_button(button: Button | Link) -> ui.Item[Any]:
    if isinstance(button, Link):
        return ui.Button(label=button.label, url=button.url)
    return ActionButton(
        ui.Button(
            label=button.label,
            custom_id=button.action.custom_id,
            style=_STYLES[button.style],
            disabled=button.is_disabled,
        )
    )


def _draw_menu(menu: Menu) -> ActionMenu:
    options = [
        discord.SelectOption(
            label=option.label,
            value=option.value,
            description=option.description,
            default=option.is_chosen,
        )
        for option in menu.options
    ]
    return ActionMenu(
        ui.Select(
            custom_id=f"menu:{menu.action.custom_id}",
            placeholder=menu.placeholder,
            options=options,
        )
    )
