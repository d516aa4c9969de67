"""Records: one JSON object a line, read line by line, however long the file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, cast

from corpus.decoding import decode, normalize, refuse_surrogates
from corpus.errors import RejectedError
from corpus.formats.draft import Draft
from corpus.formats.facts import read_facts
from corpus.rejection import RejectionReason

# With more bad lines than this, and more bad than good ones, the file is no list of records.
BAD_LINES_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Record:
    """Hold a draft with the id and the line it has in its file; lines count from 1."""

    line: int
    id: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class BadLine:
    """Hold why a line was left out; lines count from 1."""

    line: int
    error: RejectedError


def read_records(stream: BinaryIO, *, line_limit: int) -> Iterator[Record | BadLine]:
    """Yield what each line holds, blank lines aside.

    Raises RejectedError for a set of questions, and when most lines are bad.
    """
    seen: set[str] = set()
    bad = 0
    for number, line in enumerate(_lines(stream, line_limit), start=1):
        try:
            if record := _read(number, line):
                _refuse_duplicate(record.id, seen)
                yield record
        except RejectedError as error:
            bad += 1
            if error.reason is RejectionReason.QUESTION_SET:
                raise
            if bad > max(BAD_LINES_LIMIT, len(seen)):
                raise RejectedError(RejectionReason.BAD_RECORD, f"so are {bad:,} others") from error
            yield BadLine(number, error)


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | RejectedError]:
    """Yield each line, or the error in its place where it is longer than `limit` bytes."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield RejectedError(RejectionReason.TOO_LARGE, f"a line of more than {limit:,} bytes")


def _read(number: int, line: bytes | RejectedError) -> Record | None:
    """Return the record on a line, None for a blank one; raises RejectedError."""
    if isinstance(line, RejectedError):
        raise line
    if not line.strip():
        return None
    fields = _fields(line)
    text = fields.get("text")
    if not isinstance(text, str):
        if "question" in fields:
            raise RejectedError(RejectionReason.QUESTION_SET)
        raise RejectedError(RejectionReason.BAD_RECORD, "it has no text")
    decoded = normalize(text)
    try:
        facts = read_facts(fields)
    except ValueError as error:
        raise RejectedError(RejectionReason.BAD_RECORD, str(error)) from error
    return Record(number, _id(fields), Draft(decoded.text.strip(), facts, remarks=decoded.remarks))


def _fields(line: bytes) -> Mapping[str, object]:
    try:
        fields: object = json.loads(decode(line).text)
    except (ValueError, RecursionError) as error:
        raise RejectedError(RejectionReason.BAD_RECORD, "it is no JSON") from error
    if not isinstance(fields, dict):
        raise RejectedError(RejectionReason.BAD_RECORD, "it is no JSON object")
    return cast("dict[str, object]", fields)


def _id(fields: Mapping[str, object]) -> str:
    stated = fields.get("id")
    if not isinstance(stated, str | int) or isinstance(stated, bool) or not str(stated).strip():
        raise RejectedError(RejectionReason.BAD_RECORD, "it has no id")
    refuse_surrogates(str(stated))
    return str(stated).strip()


def _refuse_duplicate(record_id: str, seen: set[str]) -> None:
    if record_id in seen:
        raise RejectedError(RejectionReason.DUPLICATE_ID, record_id)
    seen.add(record_id)
