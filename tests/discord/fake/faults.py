"""What goes wrong on Discord's side when a test says so."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto


class Ending(Enum):
    """Name how a request fares that a fault was planned for."""

    REFUSED = auto()  # answered with the fault's status, nothing done
    ANSWER_LOST = auto()  # done, and answered with the fault's status all the same
    SLOW = auto()  # done and answered, later
    HANGS_UP = auto()  # the connection is cut, nothing done


@dataclass(slots=True)
class Fault:
    """Hold what befalls the next requests that match; `via` marks a 429 as Discord's own."""

    ending: Ending
    method: str | None
    path: re.Pattern[str]
    times: int
    status: int = 500
    retry_after: float = 0.0
    via: bool = True
    seconds: float = 0.0

    def befalls(self, method: str, path: str) -> bool:
        """Tell whether the fault is for this request."""
        fits = self.method in (None, method) and self.path.search(path) is not None
        return self.times > 0 and fits


@dataclass(slots=True)
class Faults:
    """Hold the faults that are planned; `path` is a regular expression that is searched for."""

    planned: list[Fault] = field(default_factory=list)

    def answer(
        self,
        status: int,
        path: str = "",
        *,
        method: str | None = None,
        times: int = 1,
        retry_after: float = 0.0,
        via: bool = True,
    ) -> Fault:
        """Answer the next requests with a status; `via=False` makes a 429 look like Cloudflare."""
        return self._plan(
            Fault(
                Ending.REFUSED,
                method,
                re.compile(path),
                times,
                status=status,
                retry_after=retry_after,
                via=via,
            )
        )

    def lose_answer(
        self, path: str = "", *, method: str | None = None, times: int = 1, status: int = 502
    ) -> Fault:
        """Do what the next requests ask, and answer as if it had failed."""
        return self._plan(Fault(Ending.ANSWER_LOST, method, re.compile(path), times, status=status))

    def delay(
        self, seconds: float, path: str = "", *, method: str | None = None, times: int = 1
    ) -> Fault:
        """Answer the next requests later."""
        return self._plan(Fault(Ending.SLOW, method, re.compile(path), times, seconds=seconds))

    def hang_up(self, path: str = "", *, method: str | None = None, times: int = 1) -> Fault:
        """Cut the connection of the next requests."""
        return self._plan(Fault(Ending.HANGS_UP, method, re.compile(path), times))

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault that befalls this request, and count it."""
        for fault in self.planned:
            if fault.befalls(method, path):
                fault.times -= 1
                return fault
        return None

    def _plan(self, fault: Fault) -> Fault:
        self.planned.append(fault)
        return fault
