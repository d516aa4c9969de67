"""What happened, for tests to read: every request, every complaint about one, every ping."""

import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.discord.fake.pings import Ping


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one request: `route` is its path with names for ids; `at` is monotonic seconds."""

    method: str
    path: str
    route: str
    body: Any
    status: int
    at: float


@dataclass(slots=True)
class Journal:
    """Collect what a test may ask about; checking bodies can be left out to measure speed."""

    is_checking: bool = True
    entries: list[Entry] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    pings: list[Ping] = field(default_factory=list)

    def check(self, method: str, path: str, body: Any) -> None:
        """Collect what is wrong with a request's body."""
        if self.is_checking and body is not None:
            found = _complaints()(method, path, body)
            self.complaints += [f"{method} {path}: {complaint}" for complaint in found]

    def note(self, method: str, path: str, route: str, *, body: Any, status: int) -> None:
        """Write a request down."""
        self.entries.append(Entry(method, path, route, body, status, time.monotonic()))

    def requests(self, method: str | None = None, route: str = "") -> list[Entry]:
        """Return the requests of a method whose route contains some words."""
        return [
            entry
            for entry in self.entries
            if method in (None, entry.method) and route in entry.route
        ]


@cache
def _complaints() -> Callable[[str, str, object], list[str]]:
    try:
        return importlib.import_module("tests.discord.validation").complaints
    except ModuleNotFoundError:
        return lambda _method, _path, _body: []
