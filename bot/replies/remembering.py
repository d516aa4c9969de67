"""Keeping what is shown, for the buttons under it; an answer is worth more than its buttons."""

import logging

from bot.ledger import Ledger, LedgerError
from bot.shown import Shown

log = logging.getLogger(__name__)


def remember(ledger: Ledger, shown: Shown) -> None:
    """Keep what is shown; where that cannot be, its buttons will say that it was not kept."""
    try:
        ledger.shown.remember(shown)
    except LedgerError:
        log.exception("not remembered")
