"""Forms that people fill in, and what stood in them when they were handed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.actions import Action, Verb
from bot.i18n import say

# Enough for a reason and a correction; a moderator reads it in one message.
_LONGEST_REPORT = 1_000
_FIELD = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """Hold a field of a form: its name, what stands above it, and what it takes."""

    name: str
    label: str
    description: str
    longest: int
    is_required: bool = True


def text_form(action: Action, title: str, field: Field) -> ui.Modal:
    """Return a form of one text.

    It is answered by its custom id (see `bot.client`), so that it may be handed in after a restart.
    """
    form = ui.Modal(title=title, custom_id=action.custom_id, timeout=None)
    form.add_item(
        ui.Label(
            text=field.label,
            description=field.description,
            component=ui.TextInput(
                custom_id=field.name,
                style=discord.TextStyle.paragraph,
                max_length=field.longest,
                required=field.is_required,
            ),
        )
    )
    return form


def report_form(action: Action, language: str) -> ui.Modal:
    """Return the form in which a reader says what is wrong with what was shown."""
    field = Field(
        _FIELD,
        say("report.label", language),
        say("report.description", language),
        longest=_LONGEST_REPORT,
    )
    return text_form(Action(Verb.REPORTED, action.shown), say("report.title", language), field)


def fields_of(interaction: discord.Interaction[Any]) -> Mapping[str, str]:
    """Return what was written into a form, by the custom ids of its fields."""
    data: Mapping[str, Any] = interaction.data or {}
    return dict(_walk(data.get("components") or ()))


def report_of(interaction: discord.Interaction[Any]) -> str:
    """Return what a reader reported."""
    return fields_of(interaction).get(_FIELD, "").strip()[:_LONGEST_REPORT]


def _walk(components: Any) -> Iterator[tuple[str, str]]:
    for component in components:
        if "value" in component:
            yield component.get("custom_id", ""), component["value"] or ""
        inside = [component["component"]] if "component" in component else []
        yield from _walk([*inside, *component.get("components", ())])
