"""Why a file is no article, and what an operator should know of one that is."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class RejectionReason(StrEnum):
    """Name why a file or a record was left out, with what is wrong and what helps."""

    what: str
    remedy: str

    def __new__(cls, value: str, what: str, remedy: str) -> Self:
        """Give each reason its name, its finding and its remedy."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.what = what
        member.remedy = remedy
        return member

    EMPTY = "empty", "it holds no text", "write the article in it or remove it"
    NOT_UTF8 = "not_utf8", "its bytes are not UTF-8", "save it as UTF-8"
    TOO_MANY_NULS = "too_many_nuls", "it is full of NUL bytes", "save it as UTF-8 text"
    LONE_SURROGATE = (
        "lone_surrogate",
        "it holds half a character (a lone surrogate)",
        "save it as UTF-8 again from where it came",
    )
    TOO_LARGE = "too_large", "it is too large for one article", "divide it or remove it"
    TOO_MANY_PARAGRAPHS = (
        "too_many_paragraphs",
        "it has too many paragraphs for one article",
        "divide it or remove it",
    )
    OUTSIDE_FOLDER = (
        "outside_folder",
        "it is a link that leads out of the folder",
        "put the file itself in the folder",
    )
    NOT_REGULAR = (
        "not_regular",
        "it is no regular file",
        "replace it by a file or remove it",
    )
    UNREADABLE = "unreadable", "it cannot be read", "give this program the right to read it"
    CHANGED = (
        "changed",
        "it kept changing while it was read",
        "read it again when nobody writes to it",
    )
    UNSUPPORTED_TYPE = (
        "unsupported_type",
        "its type is not read",
        "use .txt, .md, .html or .jsonl",
    )
    HTML_READER_MISSING = (
        "html_reader_missing",
        "the reader for web pages is not installed",
        "install it with: pip install '.[ingest]'",
    )
    BAD_PAGE = (
        "bad_page",
        "the reader for web pages cannot take it apart",
        "save the article as .txt or .md",
    )
    BAD_FRONT_MATTER = (
        "bad_front_matter",
        "its front matter cannot be read",
        "write plain “name: value” lines between two lines of ---",
    )
    BAD_RECORD = (
        "bad_record",
        "the record cannot be read",
        "write one JSON object a line with at least id and text",
    )
    DUPLICATE_ID = "duplicate_id", "its id is taken", "give every article an id of its own"
    QUESTION_SET = (
        "question_set",
        "it holds questions, not articles",
        "give it to evaluate with --questions",
    )


@dataclass(frozen=True, slots=True)
class Rejection:
    """Say which file or record was left out and why; `path` and `detail` are safe to print."""

    path: str
    reason: RejectionReason
    detail: str = ""

    @property
    def sentence(self) -> str:
        """Return one sentence for the operator, the remedy at its end."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.path} was left out: {self.reason.what}{detail}; {self.reason.remedy}."


@dataclass(frozen=True, slots=True)
class Notice:
    """Say what an operator should know of an accepted article; both are safe to print."""

    path: str
    text: str


def printable(text: str) -> str:
    r"""Write what a terminal would obey or hide as an escape, such as `\x1b` or `\u202e`."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    # A byte of a name that is not UTF-8 reaches us as a lone surrogate, U+DC80 to U+DCFF.
    if re.fullmatch("[\udc80-\udcff]", char):
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")
