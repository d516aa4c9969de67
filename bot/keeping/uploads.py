"""What somebody hands in, checked before anything of it is taken for an article."""

import codecs
import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from corpus.rejection import RejectionReason, printable


class Fault(StrEnum):
    """Name why a file is no upload that can be read as an article."""

    OTHER_TYPE = "other_type"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    NOT_SENT_AS_TEXT = "not_sent_as_text"
    NOT_TEXT = "not_text"
    WEB_PAGE = "web_page"
    NO_ARTICLE = "no_article"
    NOT_HANDED_OVER = "not_handed_over"


class Signature(StrEnum):
    """Name what a file is that begins as no text does."""

    PACKED = "packed"
    COMPRESSED = "compressed"
    PDF = "pdf"
    RTF = "rtf"
    OFFICE = "office"
    PICTURE = "picture"
    PROGRAM = "program"


# Bytes; some forty times the longest newspaper article, little enough to hold five in memory.
SIZE_LIMIT = 2_000_000
# As many as fit one preview that a moderator still reads.
MOST_UPLOADS = 5
SUFFIXES = (".txt", ".md", ".html")
# What a chat or a browser calls the files above, when it calls them anything.
_TEXT_TYPES = ("text/", "application/xhtml+xml", "application/octet-stream")
# Characters of a name that are shown.
_LABEL_LIMIT = 80
# How files begin that are no text, whatever their name says.
_SIGNATURES = (
    (b"PK\x03\x04", Signature.PACKED),
    (b"PK\x05\x06", Signature.PACKED),
    (b"\x1f\x8b", Signature.COMPRESSED),
    (b"\xfd7zXZ", Signature.COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", Signature.COMPRESSED),
    (b"%PDF-", Signature.PDF),
    (b"{\\rtf", Signature.RTF),
    (b"\xd0\xcf\x11\xe0", Signature.OFFICE),
    (b"\x89PNG", Signature.PICTURE),
    (b"GIF8", Signature.PICTURE),
    (b"\xff\xd8\xff", Signature.PICTURE),
    (b"\x7fELF", Signature.PROGRAM),
)
_PAGE = re.compile(rb"\s*(?:<!doctype html|<html[\s>]|<\?xml)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Upload:
    """Hold a file as it was handed in; nothing of its name is ever used but the ending."""

    name: str
    content: bytes = field(repr=False)
    content_type: str | None = None

    @property
    def label(self) -> str:
        """Return the name as it may be shown."""
        shown = printable(self.name[-_LABEL_LIMIT:].encode("utf-8", "replace").decode())
        return shown or "a file without a name"

    @property
    def suffix(self) -> str:
        """Return the ending of the name, in small letters."""
        return PurePath(self.name.replace("\0", "")).suffix.lower()


@dataclass(frozen=True, slots=True)
class Refused:
    """Hold why an upload is no article that can be added; `detail` is safe to print."""

    label: str
    fault: Fault | RejectionReason
    detail: str = ""
    signature: Signature | None = None


def check_size(name: str, size: int) -> Refused | None:
    """Return why a file is not even fetched, or None; `size` is in bytes."""
    upload = Upload(name, b"")
    if upload.suffix not in SUFFIXES:
        return Refused(upload.label, Fault.OTHER_TYPE)
    if size > SIZE_LIMIT:
        return Refused(upload.label, Fault.TOO_LARGE)
    return None


def check_upload(upload: Upload, *, place: int) -> Refused | None:
    """Return why an upload is no text of a kind that is read, or None; places count from 0."""
    if place >= MOST_UPLOADS:
        return Refused(upload.label, Fault.TOO_MANY)
    return check_size(upload.name, len(upload.content)) or _check_kind(upload)


def _check_kind(upload: Upload) -> Refused | None:
    kind = (upload.content_type or "text/plain").strip().lower()
    if not kind.startswith(_TEXT_TYPES):
        return Refused(upload.label, Fault.NOT_SENT_AS_TEXT, printable(kind[:_LABEL_LIMIT]))
    content = upload.content.removeprefix(codecs.BOM_UTF8)
    found = next((what for start, what in _SIGNATURES if content.startswith(start)), None)
    if found is not None:
        return Refused(upload.label, Fault.NOT_TEXT, signature=found)
    if upload.suffix != ".html" and _PAGE.match(content):
        return Refused(upload.label, Fault.WEB_PAGE)
    return None
