"""How many questions one person may ask in a minute."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from discord import app_commands

_MINUTE = 60.0
# People who have not asked for longest are forgotten first; by then their minute is over.
_MOST_PEOPLE = 10_000


class Cooldowns:
    """Count each person's questions of the last minute, through whatever door they came."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._people: OrderedDict[int, app_commands.Cooldown] = OrderedDict()

    def ask(self, person: int) -> float:
        """Count a question; return the seconds to wait first, 0 when it may be asked now."""
        cooldown = self._people.setdefault(person, app_commands.Cooldown(self._per_minute, _MINUTE))
        self._people.move_to_end(person)
        if len(self._people) > _MOST_PEOPLE:
            self._people.popitem(last=False)
        return cooldown.update_rate_limit(self._clock()) or 0.0
