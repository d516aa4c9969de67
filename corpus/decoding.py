"""From bytes to text: strictly, and saying what was taken out."""

import codecs
from dataclasses import dataclass

from corpus.errors import RejectedError
from corpus.rejection import RejectionReason

# A stray NUL comes from a careless export; more than 1 in 1 000 and the file is no text.
_NUL_SHARE = 0.001

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a text with line ends of one kind, and remarks for the operator."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """Read UTF-8, or UTF-16 by its mark; any other encoding would be a guess.

    Raises RejectedError for what is neither, and for what is full of NUL bytes.
    """
    encoding = "utf-16" if content.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        return normalize(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise RejectedError(RejectionReason.NOT_UTF8, f"at byte {error.start + 1:,}") from error


def normalize(text: str) -> Decoded:
    """Return a text without NULs, its lines ending in line feeds, nothing else touched.

    Raises RejectedError for a text full of NULs or with half characters.
    """
    nuls = text.count("\0")
    if nuls > _NUL_SHARE * len(text):
        raise RejectedError(RejectionReason.TOO_MANY_NULS, f"{nuls:,} of {len(text):,} characters")
    refuse_surrogates(text)
    remarks = (f"{nuls} NUL byte{'s' * (nuls != 1)} removed",) if nuls else ()
    return Decoded(text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n"), remarks)


def refuse_surrogates(text: str) -> None:
    """Raise RejectedError for half characters: they cannot be stored, indexed or sent."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RejectedError(
            RejectionReason.LONE_SURROGATE, f"character {error.start + 1:,}"
        ) from error
