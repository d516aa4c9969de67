"""Whom a message would ping, by Discord's own rule (Messages, "Allowed Mentions Object")."""

import re
from dataclasses import dataclass
from typing import Any

_KINDS = {
    "users": re.compile(r"<@!?(\d{1,20})>"),
    "roles": re.compile(r"<@&(\d{1,20})>"),
    "everyone": re.compile(r"@(everyone|here)"),
}
# What is allowed when a body says nothing: a channel's message pings all it names, an
# interaction's answer only users.
IN_CHANNEL = {"parse": ["users", "roles", "everyone"], "replied_user": True}
IN_INTERACTION = {"parse": ["users"]}


@dataclass(frozen=True, slots=True)
class Ping:
    """Hold who is called by which message."""

    message_id: int
    kind: str
    whom: str


def pings_of(
    message_id: int,
    text: str,
    *,
    allowed: dict[str, Any],
    replied_to: int | None = None,
) -> list[Ping]:
    """Return whom a message pings with what its body allows."""
    found = [
        Ping(message_id, kind, whom)
        for kind, pattern in _KINDS.items()
        for whom in pattern.findall(text)
        if _is_allowed(kind, whom, allowed)
    ]
    if replied_to is not None and allowed.get("replied_user"):
        found.append(Ping(message_id, "users", str(replied_to)))
    return found


def _is_allowed(kind: str, whom: str, allowed: dict[str, Any]) -> bool:
    named = {str(each) for each in allowed.get(kind) or ()}
    return kind in (allowed.get("parse") or ()) or whom in named
