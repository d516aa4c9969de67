"""The log of acts, as those who act write to it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.ledger import Ledger


class ActName(StrEnum):
    """Name an act in the log."""

    DATE = "date"
    SUPPRESS = "suppress"
    RESTORE = "restore"
    NOTE = "note"
    GLOSSARY = "glossary"
    ADD = "add"
    RESOLVE = "resolve"


@dataclass(frozen=True, slots=True)
class Actor:
    """Hold who acts: a Discord id and name, or 0 and a login name on the command line."""

    id: int
    name: str


class ActLog:
    """Write acts down in the name of one actor."""

    def __init__(self, ledger: Ledger, actor: Actor) -> None:
        self.actor = actor
        self._ledger = ledger

    def record(self, act: str, subject: str, detail: str = "") -> int:
        """Write an act down; return its number. Raises LedgerUnavailableError."""
        return self._ledger.acts.record(
            actor=self.actor.id,
            actor_name=self.actor.name,
            act=act,
            subject=subject,
            detail=detail,
        )
