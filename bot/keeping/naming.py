"""What an added article is called: by its date, its title and its content, never as handed in."""

import re
import unicodedata
from hashlib import sha256

from corpus.article import Article

# With a date before it and a hash behind it, a name stays well within the ids that are safe.
_SLUG_LIMIT = 40
# Hexadecimal digits that tell two articles of one day and title apart.
_DIGITS = 8
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def name_of(article: Article, content: bytes) -> str:
    """Return a name such as `2022-11-sluis-dicht-1a2b3c4d`: one for each content."""
    date = "undated" if article.published is None else str(article.published)
    digest = sha256(content).hexdigest()[:_DIGITS]
    return "-".join(filter(None, (date, slug_of(article.title), digest)))


def slug_of(title: str) -> str:
    """Return the letters of a title that every file system takes, cut between words."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = _NO_LETTERS.sub("-", letters).strip("-")
    if len(slug) <= _SLUG_LIMIT:
        return slug
    cut, _, rest = slug[: _SLUG_LIMIT + 1].rpartition("-")
    return cut or rest[:_SLUG_LIMIT]
