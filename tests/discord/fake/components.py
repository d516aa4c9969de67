"""Buttons, menus, texts and fields inside message and modal payloads."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import count
from typing import Any

Payload = dict[str, Any]


class Component(IntEnum):
    """Name a component by Discord's number (Components, "Component Types")."""

    ACTION_ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    TEXT_DISPLAY = 10
    LABEL = 18


# The style of a button that opens an address, which nobody can press for the bot.
LINK = 5


def children(component: Payload) -> list[Payload]:
    """Return what stands directly in a component."""
    inner = [component.get("component"), component.get("accessory")]
    return [*component.get("components", ()), *(each for each in inner if each)]


def walk(components: Sequence[Payload]) -> Iterator[Payload]:
    """Yield all components, outer ones before what stands in them."""
    for component in components:
        yield component
        yield from walk(children(component))


def numbered(components: Sequence[Payload]) -> list[Payload]:
    """Return a copy in which each component has an id, as Discord fills in those left out."""
    taken = {component["id"] for component in walk(components) if component.get("id")}
    free = (number for number in count(1) if number not in taken)
    return [_with_id(component, free) for component in components]


def _with_id(component: Payload, free: Iterator[int]) -> Payload:
    copy = dict(component)
    if not copy.get("id"):
        copy["id"] = next(free)
    if "components" in copy:
        copy["components"] = [_with_id(each, free) for each in copy["components"]]
    for key in ("component", "accessory"):
        if copy.get(key):
            copy[key] = _with_id(copy[key], free)
    return copy


def of_type(components: Sequence[Payload], *kinds: Component) -> list[Payload]:
    """Return the components of some types, in the order in which they are read."""
    return [component for component in walk(components) if component.get("type") in kinds]


def texts(components: Sequence[Payload]) -> list[str]:
    """Return what the text displays say."""
    return [each.get("content") or "" for each in of_type(components, Component.TEXT_DISPLAY)]


def fields(components: Sequence[Payload]) -> list[tuple[str, Payload]]:
    """Return the fields of a modal, each with the label that a reader sees."""
    found = [(outer["label"], outer["component"]) for outer in of_type(components, Component.LABEL)]
    labelled = {id(field) for _, field in found}
    inputs = of_type(components, Component.TEXT_INPUT)
    return found + [(each.get("label", ""), each) for each in inputs if id(each) not in labelled]
