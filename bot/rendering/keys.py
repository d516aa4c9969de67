"""What names an article in a menu or a choice, in no more characters than Discord takes."""

from hashlib import sha256

from bot.card import LONGEST_OPTION

# A file cannot be named so much that two digests of 128 bits meet.
_DIGITS = 32


def key_of(article_id: str) -> str:
    """Return an article's id, or a digest behind `#` where the id is too long for a choice."""
    if len(article_id) <= LONGEST_OPTION:
        return article_id
    return f"#{sha256(article_id.encode()).hexdigest()[:_DIGITS]}"
