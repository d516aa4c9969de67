"""What a button or menu does, written into its custom id so that it outlives a restart."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

# The version of the spelling: a button of an older one is told from a stranger's.
_VERSION = "kv1"
# What DynamicItem matches custom ids against; groups are named after the fields of Action.
PATTERN = (
    rf"{_VERSION}:(?P<verb>[a-z-]{{1,24}}):(?P<shown>[A-Za-z0-9_-]{{1,24}})"
    r":(?P<number>\d{1,4}):(?P<page>\d{1,4})"
)


class Verb(StrEnum):
    """Name what a button, menu or form does with what was shown."""

    OPEN = "open"  # a citation's article, privately, at the page where the quote stands
    PAGE = "page"  # another page of the article that is open
    PERIOD = "period"  # the same question in a period chosen from a menu
    TIMELINE = "timeline"  # the course of events of the question's topic
    COURSE = "course"  # another page of a timeline
    LIST = "list"  # another page of a list of articles
    PICK = "pick"  # an article chosen from a menu under a list
    REPORT = "report"  # ask for a form in which to say what is wrong
    REPORTED = "reported"  # the form, handed in
    REINDEX = "reindex"  # begin the reindex that was shown; `number` 1 lets many articles go
    CANCEL = "cancel"  # break the running reindex off
    ROLLBACK = "rollback"  # go back to the generation before
    OFFER = "offer"  # show what a reindex would change, after something was added
    ADD = "add"  # add what was previewed to the archive
    ACTS = "acts"  # another page of the log
    EXPORT = "export"  # the whole log as a file
    REPORTS = "reports"  # another page of readers' reports
    READ_REPORT = "read-report"  # a report chosen from a menu
    RESOLVE = "resolve"  # ask for a form in which to say how a report was dealt with
    RESOLVED = "resolved"  # that form, handed in
    DATE = "date"  # ask for a form in which to date an article; `number` is a report's place
    SUPPRESS = "suppress"  # ask for a form in which to say why an article is hidden
    NOTE = "note"  # ask for a form in which to write a note
    DECIDE = "decide"  # one of those forms, handed in


@dataclass(frozen=True, slots=True)
class Action:
    """Hold a verb, the id of what was shown (see `bot.ledger`), and which part of it is meant.

    `number` counts citations from 1 as they are shown, `page` counts pages from 0.
    """

    verb: Verb
    shown: str
    number: int = 0
    page: int = 0

    @property
    def custom_id(self) -> str:
        """Return the action in at most 100 characters, Discord's limit for a custom id."""
        return f"{_VERSION}:{self.verb}:{self.shown}:{self.number}:{self.page}"

    @classmethod
    def parse(cls, custom_id: str) -> Self | None:
        """Read what `custom_id` wrote, or return None for anything else."""
        match = re.fullmatch(PATTERN, custom_id)
        if match is None or match["verb"] not in set(Verb):
            return None
        return cls(Verb(match["verb"]), match["shown"], int(match["number"]), int(match["page"]))
