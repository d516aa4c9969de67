"""What can be wrong with keeping the archive; every message ends with its remedy."""

from pathlib import Path

from bot.errors import BotError


class KeepingError(BotError):
    """Stand for everything that keeping the archive raises."""


class NothingWrittenError(KeepingError):
    """Say that a text is missing; `what` names it."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"there is no {what}; write one")


class TextTooLongError(KeepingError):
    """Say that a text is longer than can be shown beside a quote; lengths are in characters."""

    def __init__(self, what: str, length: int, limit: int) -> None:
        self.what = what
        self.length = length
        self.limit = limit
        super().__init__(
            f"the {what} has {length:,} characters and {limit:,} can be shown; shorten it"
        )


class SampleCorpusError(KeepingError):
    """Say that nothing is added to the sample archive."""

    def __init__(self) -> None:
        super().__init__(
            "the sample archive is fiction and takes no articles; "
            "name your own with --corpus or KERNVRAAG_CORPUS_DIR"
        )


class CorpusFixedError(KeepingError):
    """Say that a corpus is one file that cannot hold a second article."""

    def __init__(self, corpus: Path) -> None:
        self.corpus = corpus
        super().__init__(
            f"{corpus} holds one article only; name a folder, or a .jsonl file, with --corpus"
        )


class CorpusUnwritableError(KeepingError):
    """Say that the corpus cannot be written to; it is as it was."""

    def __init__(self, corpus: Path, why: str) -> None:
        self.corpus = corpus
        self.why = why
        super().__init__(
            f"nothing was added to {corpus} ({why}); see that the disk has room and that the "
            "account that Kernvraag runs as may write there"
        )


class BackupError(KeepingError):
    """Say why no backup was made or put back; what was there before is there still."""

    def __init__(self, folder: Path, why: str, remedy: str) -> None:
        self.folder = folder
        self.why = why
        self.remedy = remedy
        super().__init__(f"{folder}: {why}; {remedy}")
