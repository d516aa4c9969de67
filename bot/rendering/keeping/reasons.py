"""Why questions had no answer, in few words."""

from bot.i18n import say
from retrieval.types import Reason


def reason_in_words(reason: str | None, language: str) -> str:
    """Return a reason as it stands in a list, also one that an older version gave."""
    known = reason in set(Reason)
    return say(f"refused.{reason}" if known else "refused.other", language)
