"""Finding the button, menu or field that a person means, as they would see it."""

from collections.abc import Mapping
from typing import Any

from tests.discord.fake.command_book import ImpossibleError
from tests.discord.fake.components import LINK, Component, Payload, fields, of_type
from tests.discord.fake.messages import Message


def button(message: Message, label: str | None, custom_id: str | None) -> Payload:
    """Return a button that can be pressed; raises ImpossibleError."""
    found = of_type(message.components, Component.BUTTON)
    for each in found:
        if _is_meant(each, each.get("label"), label, custom_id):
            if each.get("style") == LINK or each.get("disabled"):
                raise ImpossibleError(f"the button {each.get('label')!r} cannot be pressed")
            return each
    labels = [each.get("label") for each in found]
    raise ImpossibleError(f"no button {label or custom_id!r}; there is {labels}")


def menu(message: Message, choice: str, placeholder: str | None) -> tuple[Payload, Payload]:
    """Return a menu with the option that is meant by label or value; raises ImpossibleError."""
    found = of_type(message.components, Component.STRING_SELECT)
    for each in found:
        if placeholder not in (None, each.get("placeholder")) or each.get("disabled"):
            continue
        for option in each["options"]:
            if choice in (option["label"], option["value"]):
                return each, option
    offered = [option["label"] for each in found for option in each["options"]]
    raise ImpossibleError(f"no menu offers {choice!r}; there is {offered}")


def submission(components: list[Payload], given: Mapping[str, Any]) -> list[Payload]:
    """Return a modal as it is handed in, fields filled by label or custom id."""
    known = fields(components)
    names = {name for label, field in known for name in (label, field["custom_id"])}
    unknown = set(given) - names
    if unknown:
        raise ImpossibleError(f"no fields {sorted(unknown)}; there are {sorted(names)}")
    filled = {
        field["custom_id"]: _filled(field, label, given.get(label, given.get(field["custom_id"])))
        for label, field in known
    }
    return [_handed_in(component, filled) for component in components]


def _is_meant(component: Payload, seen: Any, label: str | None, custom_id: str | None) -> bool:
    if custom_id is not None:
        return component.get("custom_id") == custom_id
    return seen == label


def _filled(field: Payload, label: str, given: Any) -> Payload:
    own = {key: field[key] for key in ("type", "id", "custom_id")}
    if field["type"] != Component.TEXT_INPUT:
        values = [] if given is None else given if isinstance(given, list) else [given]
        _check_required(field, label, values)
        return own | {"values": values}
    text = field.get("value") or "" if given is None else given
    _check_required(field, label, text)
    least, most = field.get("min_length") or 0, field.get("max_length") or 4000
    if text and not least <= len(text) <= most:
        raise ImpossibleError(f"{label!r} takes {least} to {most} characters, not {len(text)}")
    return own | {"value": text}


def _check_required(field: Payload, label: str, value: Any) -> None:
    # Fields are required unless they say otherwise.
    if field.get("required", True) and not value:
        raise ImpossibleError(f"{label!r} must be filled in")


def _handed_in(component: Payload, filled: Mapping[str, Payload]) -> Payload:
    own = {key: component[key] for key in ("type", "id")}
    match component["type"]:
        case Component.LABEL:
            return own | {"component": filled[component["component"]["custom_id"]]}
        case Component.ACTION_ROW:
            inner = [filled[field["custom_id"]] for field in component["components"]]
            return own | {"components": inner}
        case _:
            return own
