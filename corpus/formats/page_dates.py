"""When a page says it was published: only where it says so, and only as precisely."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from corpus.formats.facts import stated_date

if TYPE_CHECKING:
    from corpus.formats.html import Element

# What publishers write in the head; a bare `date` is left out, it is often the day of crawling.
_META_NAMES = frozenset(
    """
    article:published_time og:article:published_time og:published_time datepublished
    dc.date.issued dcterms.issued citation_publication_date publishdate pubdate
    """.split()  # noqa: SIM905  (reads better as running text)
)
_ARTICLES = ("Article", "BlogPosting", "Report")
_META_KEYS = ("property", "name", "itemprop")


def find_published(page: "Element") -> tuple[str | None, tuple[str, ...]]:
    """Return the date a page states for itself, with a remark when it states several.

    Never from an address, a file's age or a date in the text: an invented date is the worst.
    """
    dates = [date for read in (_metas, _records, _times) for date in read(page)]
    if not dates:
        return None, ()
    chosen = next((date for date in dates if stated_date(date)[0]), dates[0])
    days = dict.fromkeys(date[: len("2022-11-05")] for date in dates)
    if len(days) > 1:
        return chosen, (f"the page states several dates ({', '.join(days)}): {chosen} was taken",)
    return chosen, ()


def _metas(page: "Element") -> Iterator[str]:
    """Yield the dates in the head's meta elements."""
    for meta in page.iter("meta"):
        names = {(meta.get(key) or "").lower() for key in _META_KEYS}
        if names & _META_NAMES and (content := (meta.get("content") or "").strip()):
            yield content


def _records(page: "Element") -> Iterator[str]:
    """Yield the dates in the page's own descriptions of an article (JSON-LD)."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            for record in _described("".join(script.itertext())):
                date = record.get("datePublished")
                if isinstance(date, str) and _is_article(record):
                    yield date.strip()


def _described(source: str) -> Iterator[dict[str, object]]:
    """Yield the things described, those of a graph each by itself; none when it is no JSON."""
    try:
        described: object = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _listed(described):
        yield thing
        yield from _listed(thing.get("@graph"))


def _listed(value: object) -> list[dict[str, object]]:
    things = cast("list[object]", value) if isinstance(value, list) else [value]
    return [cast("dict[str, object]", thing) for thing in things if isinstance(thing, dict)]


def _is_article(record: dict[str, object]) -> bool:
    kind = record.get("@type")
    kinds = cast("list[object]", kind) if isinstance(kind, list) else [kind]
    return any(str(name).endswith(_ARTICLES) for name in kinds)


def _times(page: "Element") -> Iterator[str]:
    """Yield the date of the times marked as the article's own, when they all give one day."""
    times = [time for time in page.iter("time") if _is_named(time)] or _times_in_header(page)
    dates = [date for time in times if (date := (time.get("datetime") or "").strip())]
    if len({date[: len("2022-11-05")] for date in dates}) == 1:
        yield dates[0]


def _is_named(time: "Element") -> bool:
    return time.get("pubdate") is not None or time.get("itemprop") == "datePublished"


def _times_in_header(page: "Element") -> list["Element"]:
    """Return the times in the header of the only article: of several, some are teasers."""
    articles = tuple(page.iter("article"))
    headers = articles[0].iter("header") if len(articles) == 1 else ()
    times = (time for header in headers for time in header.iter("time"))
    return [time for time in times if time.get("itemprop") is None]
