"""What somebody hands in, checked before anything of it is taken for an article."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from corpus.rejection import printable

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
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x7fELF", "a program"),
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
    """Hold why an upload is no article that can be added: one sentence, the remedy at its end."""

    label: str
    why: str

    @property
    def sentence(self) -> str:
        """Return the sentence with the upload's name."""
        return f"{self.label}: {self.why}"


def check_size(name: str, size: int) -> Refused | None:
    """Return why a file is not even fetched, or None; `size` is in bytes."""
    upload = Upload(name, b"")
    if upload.suffix not in SUFFIXES:
        return Refused(upload.label, f"its type is not read; use {_listed(SUFFIXES)}")
    if size > SIZE_LIMIT:
        why = f"{size:,} bytes are more than an article has ({SIZE_LIMIT:,}); divide it"
        return Refused(upload.label, why)
    return None


def check_upload(upload: Upload, *, place: int) -> Refused | None:
    """Return why an upload is no text of a kind that is read, or None; places count from 0."""
    if place >= MOST_UPLOADS:
        why = f"at most {MOST_UPLOADS} are taken at once; hand it in by itself"
        return Refused(upload.label, why)
    return check_size(upload.name, len(upload.content)) or _check_kind(upload)


def _check_kind(upload: Upload) -> Refused | None:
    kind = (upload.content_type or "text/plain").strip().lower()
    if not kind.startswith(_TEXT_TYPES):
        why = f"it is sent as {printable(kind[:_LABEL_LIMIT])}, which is no text; save it as text"
        return Refused(upload.label, why)
    content = upload.content.removeprefix(codecs.BOM_UTF8)
    found = next((what for start, what in _SIGNATURES if content.startswith(start)), None)
    if found is not None:
        return Refused(upload.label, f"it is {found}, not text; save the article itself as .txt")
    if upload.suffix != ".html" and _PAGE.match(content):
        return Refused(upload.label, "it is a web page; give its name the ending .html")
    return None


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
