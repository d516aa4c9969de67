"""What the bot must not forget: what was shown, reports, moderators' acts, work in hand."""

from bot.ledger.acts import Act
from bot.ledger.errors import (
    BackupFailedError,
    InvalidKeyError,
    KeyUnavailableError,
    LedgerError,
    LedgerUnavailableError,
    NewerLedgerError,
)
from bot.ledger.jobs import Ending, Job, State
from bot.ledger.keys import read_key
from bot.ledger.ledger import Ledger
from bot.ledger.pending import Pending
from bot.ledger.reports import Report
from bot.ledger.statistics import Asked, Gap

__all__ = [
    "Act",
    "Asked",
    "BackupFailedError",
    "Ending",
    "Gap",
    "InvalidKeyError",
    "Job",
    "KeyUnavailableError",
    "Ledger",
    "LedgerError",
    "LedgerUnavailableError",
    "NewerLedgerError",
    "Pending",
    "Report",
    "State",
    "read_key",
]
