"""What can be wrong with what people hand us; every message ends with its remedy."""

from pathlib import Path

from corpus.rejection import RejectionReason


class CorpusError(Exception):
    """Stand for everything this package raises."""


class InvalidDateError(CorpusError, ValueError):
    """Say that a written date is none."""

    def __init__(self, written: str, why: str) -> None:
        self.written = written
        self.why = why
        super().__init__(f"“{written[:40]}” is no date ({why}); write YYYY, YYYY-MM or YYYY-MM-DD")


class CorpusMissingError(CorpusError):
    """Say that there is nothing to read at a path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"there is no folder of articles or .jsonl file at {path}; "
            "name one with --corpus or KERNVRAAG_CORPUS_DIR"
        )


class RejectedError(CorpusError):
    """Say that a file or a record is no article; the reader turns it into a Rejection."""

    def __init__(self, reason: RejectionReason, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason.what} ({detail}); {reason.remedy}")


class DecisionsError(CorpusError):
    """Say that the moderators' decisions cannot be read at all; `line` counts from 1."""

    def __init__(self, path: Path, why: str, *, line: int | None = None) -> None:
        self.path = path
        self.why = why
        self.line = line
        place = f"{path}, line {line}" if line else f"{path}"
        super().__init__(f"{place}: {why}; correct it by hand or put the last good copy back")


class DecisionsBusyError(CorpusError):
    """Say that others kept writing to the decisions, so that nothing was changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"others are writing to {path}, so nothing was changed; try again in a moment"
        )


class DecisionsUnwritableError(CorpusError):
    """Say that the decisions cannot be written; what stood there still stands there."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(
            f"{path} could not be written ({why}); see that the disk has room and that the folder "
            "may be written by the account that Kernvraag runs as"
        )


class DecisionsLayoutError(CorpusError):
    """Say that an entry has no place in the decisions as they are laid out."""

    def __init__(self, path: Path, table: str) -> None:
        self.path = path
        self.table = table
        super().__init__(
            f"[{table}] in {path} is not laid out as a table of entries, so nothing was changed; "
            f"put the heading [{table}] on a line of its own, and the entries under it"
        )
