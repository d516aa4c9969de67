"""Request bodies that Discord takes, for tests to spoil in one place."""

from collections.abc import Callable
from typing import Any, TypeAlias

# Method, path and body.
Request: TypeAlias = tuple[str, str, Any]

LAYOUT = 1 << 15
MESSAGES = "/channels/1/messages"
CALLBACK = "/interactions/1/token/callback"
FOLLOWUPS = "/webhooks/1/token"
ORIGINAL = "/webhooks/1/token/messages/@original"
COMMANDS = "/applications/1/commands"


def plain(**others: Any) -> dict[str, Any]:
    """Return a message of content."""
    return {"content": "De veerboot vaart.", "allowed_mentions": {"parse": []}, **others}


def text(content: str = "De **veerboot** vaart.") -> dict[str, Any]:
    """Return a text display."""
    return {"type": 10, "content": content}


def button(custom_id: str = "open", **others: Any) -> dict[str, Any]:
    """Return a button."""
    return {"type": 2, "style": 2, "label": "Open", "custom_id": custom_id, **others}


def link(**others: Any) -> dict[str, Any]:
    """Return a button that leads to an address."""
    return {"type": 2, "style": 5, "label": "Veer", "url": "https://example.org", **others}


def option(value: str = "1", **others: Any) -> dict[str, Any]:
    """Return an option of a menu."""
    return {"label": f"Jaar {value}", "value": value, **others}


def menu(*options: dict[str, Any], **others: Any) -> dict[str, Any]:
    """Return a menu of texts."""
    return {"type": 3, "custom_id": "period", "options": list(options or (option(),)), **others}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    """Return a row of buttons, or of one menu."""
    return {"type": 1, "components": list(components)}


def layout(*parts: dict[str, Any], **others: Any) -> dict[str, Any]:
    """Return a message of one container."""
    container = {"type": 17, "accent_color": 0x2F6F4F, "components": list(parts or (text(),))}
    return {
        "components": [container],
        "flags": LAYOUT,
        "allowed_mentions": {"parse": []},
        **others,
    }


def callback(kind: int, data: object) -> dict[str, Any]:
    """Return the answer to an interaction."""
    return {"type": kind, "data": data}


def choices(*choices: dict[str, Any]) -> dict[str, Any]:
    """Return suggestions for an option."""
    return callback(8, {"choices": list(choices)})


def label(custom_id: str = "what", **others: Any) -> dict[str, Any]:
    """Return a labelled text field of a form."""
    field = {"type": 4, "custom_id": custom_id, "style": 2, "max_length": 300, **others}
    return {"type": 18, "label": "Wat klopt niet?", "component": field}


def form(*parts: dict[str, Any], **others: Any) -> dict[str, Any]:
    """Return a form."""
    parts = parts or (label(),)
    return callback(9, {"custom_id": "form", "title": "Fout", "components": list(parts), **others})


def parameter(name: str = "vraag", **others: Any) -> dict[str, Any]:
    """Return a text option of a command."""
    return {"type": 3, "name": name, "description": "Wat je wilt weten", **others}


def command(name: str = "vraag", *options: dict[str, Any], **others: Any) -> dict[str, Any]:
    """Return a chat command."""
    common = {"type": 1, "name": name, "description": "Vraag het archief"}
    return {**common, "options": list(options), **others}


def context_command(name: str, *, kind: int = 3) -> dict[str, Any]:
    """Return a command that opens from a message's (3) or a user's (2) menu."""
    return {"type": kind, "name": name}


def message(**others: Any) -> Request:
    """Return the sending of a message of content."""
    return "POST", MESSAGES, plain(**others)


def edit(*parts: dict[str, Any], **others: Any) -> Request:
    """Return the edit of an answer into a layout."""
    return "PATCH", ORIGINAL, layout(*parts, **others)


def answer(body: object) -> Request:
    """Return the answering of an interaction."""
    return "POST", CALLBACK, body


def commands(*body: dict[str, Any]) -> Request:
    """Return the registering of commands."""
    return "PUT", COMMANDS, list(body)


def parameters(*options: dict[str, Any], **others: Any) -> Request:
    """Return the registering of one command with options."""
    return commands(command("vraag", *options, **others))


def many(count: int, make: Callable[[str], dict[str, Any]]) -> list[dict[str, Any]]:
    """Return so many of what a builder makes of a name."""
    return [make(str(number)) for number in range(count)]
