"""Every request body against Discord's own description and the rules that it lacks."""

from tests.discord.description import is_described, undescribed
from tests.discord.rules import broken_rules

__all__ = ["complaints", "is_described"]


def complaints(method: str, path: str, body: object) -> list[str]:
    """Return what Discord would refuse in a body, a sentence each with the JSON path of the fault.

    `path` starts behind `/api/v10`, such as `/channels/1/messages`. Where Discord's description is
    not there, only the own rules are asked.
    """
    place = path.partition("?")[0]
    return [*undescribed(method, place, body), *broken_rules(method, place, body)]
