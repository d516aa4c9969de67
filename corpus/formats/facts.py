"""What a file says beside the text: title, date, source, address, author, language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from corpus.decoding import refuse_surrogates
from corpus.errors import InvalidDateError
from corpus.publication import Origin, PublicationDate

# Longer than any headline; it has to fit a list of sources.
_TITLE_LIMIT = 300

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# A full date may carry a time and a zone; the day is the one on the clock that wrote it.
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ]\d{2}:?\d{2}.*")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold what is stated beside a text; `remarks` tell what could not be used."""

    title: str | None = None
    published: PublicationDate | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    language: str = "nl"
    remarks: tuple[str, ...] = ()


def read_facts(fields: Mapping[str, object]) -> Facts:
    """Read the named facts; what is missing or of no use is left out, the latter with a remark.

    Raises RejectedError for half characters, ValueError for a value that is no text.
    """
    title = _line(fields, "title")
    published, date_remarks = _published(fields)
    url, url_remarks = _url(_line(fields, "url"))
    language = _LANGUAGE.fullmatch(_line(fields, "language") or "")
    return Facts(
        title=shorten(title, limit=_TITLE_LIMIT) if title else None,
        published=published,
        source=_line(fields, "source"),
        url=url,
        author=_line(fields, "author"),
        language=language[1].lower() if language else "nl",
        remarks=(*date_remarks, *url_remarks),
    )


def stated_date(
    written: str, *, origin: Origin = Origin.FILE
) -> tuple[PublicationDate | None, tuple[str, ...]]:
    """Read a date no finer than it is written; one that cannot be read becomes a remark."""
    timed = _TIMED.fullmatch(written.strip())
    try:
        return PublicationDate.parse(timed[1] if timed else written, origin), ()
    except InvalidDateError as error:
        return None, (f"undated: {error}",)


def shorten(line: str, *, limit: int) -> str:
    """Return a line of at most `limit` characters, cut at a word where it is longer."""
    if len(line) <= limit:
        return line
    cut = line[:limit]
    return cut[: max(cut.rfind(" "), 0) or limit - 1].rstrip(" ,;:–-") + "…"


def _published(fields: Mapping[str, object]) -> tuple[PublicationDate | None, tuple[str, ...]]:
    dates = [line for name in ("published", "date") if (line := _line(fields, name))]
    if not dates:
        return None, ()
    published, remarks = stated_date(dates[0])
    if len(set(dates)) > 1:
        remarks += (f"two dates, {dates[0]} and {dates[1]}: the first was taken",)
    return published, remarks


def _url(line: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return an address that may become a link."""
    if line is None or _ADDRESS.fullmatch(line):
        return line, ()
    return None, (f"no link: “{line[:40]}” is no address that begins with https://",)


def _line(fields: Mapping[str, object], name: str) -> str | None:
    """Return a stated text on one line; several, such as authors, are joined by commas."""
    value = fields.get(name)
    listed = cast("list[object]", value) if isinstance(value, list) else [value]
    if value is None or listed == []:
        return None
    if not all(isinstance(item, str) for item in listed):
        raise ValueError(f"{name} is no text")
    line = ", ".join(" ".join(_CONTROLS.sub(" ", str(item)).split()) for item in listed)
    refuse_surrogates(line)
    return line or None
