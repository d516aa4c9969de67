"""What was shown, as the ledger writes it down and reads it again."""

import json
import logging
from functools import cache

from pydantic import TypeAdapter

from bot.shown import Shown

log = logging.getLogger(__name__)


def write_shown(shown: Shown) -> str:
    """Write what was shown as JSON, in which every letter is safe, even half of one."""
    # Pydantic's own JSON refuses the halves of letters that Discord may send.
    return json.dumps(_adapter().dump_python(shown, mode="json"))


def read_shown(written: str | None) -> Shown | None:
    """Read what `write_shown` wrote; None where there is nothing, or nothing that can be read."""
    if written is None:
        return None
    try:
        return _adapter().validate_python(json.loads(written))
    except ValueError:
        # The error itself holds what was asked.
        log.warning("what was shown once is written otherwise than now; it counts as not kept")
        return None


@cache
def _adapter() -> TypeAdapter[Shown]:
    return TypeAdapter(Shown)
