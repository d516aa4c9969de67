"""What was shown, by the id that its buttons carry."""

from bot.failures import ReaderError
from bot.ledger import Ledger
from bot.rendering import notices
from bot.shown import Shown


def recall(ledger: Ledger, shown: str, language: str) -> Shown:
    """Return what was shown; raises ReaderError when it is no longer kept."""
    found = ledger.shown.recall(shown)
    if found is None:
        raise ReaderError(notices.too_old(language=language))
    return found
