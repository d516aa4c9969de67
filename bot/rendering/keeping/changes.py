"""What a build or a way back changes, and what a build could not read, in words."""

from collections.abc import Iterator, Sequence
from typing import Literal

from bot.i18n import say_count
from bot.rendering.draft import Draft
from bot.rendering.keeping.refusals import rejection_in_words
from bot.rendering.keeping.sections import draft_section, first_of
from corpus.rejection import Rejection
from retrieval.changes import Changes

# Their sentences are long, and all of them are in the file beside the card.
_REJECTIONS = 3


def changes_in_words(
    changes: Changes, language: str, *, way: Literal["build", "rollback"] = "build"
) -> Iterator[str]:
    """Yield how many articles are new, changed, gone and as they were, with the first ids."""
    groups = {"added": changes.added, "changed": changes.changed, "removed": changes.removed}
    for group, ids in groups.items():
        if ids:
            names = first_of(ids, language)
            yield say_count(f"changes.{way}.{group}", language, len(ids), names=names)
    if changes.unchanged:
        yield say_count("changes.unchanged", language, changes.unchanged)


def draft_rejected(rejected: Sequence[Rejection], language: str) -> tuple[Draft, ...]:
    """Return why the first few files were left out, and that the others are in the attachment."""
    title = say_count("rejected", language, len(rejected))
    sentences = [rejection_in_words(each, language) for each in rejected[:_REJECTIONS]]
    left = len(rejected) - len(sentences)
    more = (say_count("rejected.more", language, left),) if left else ()
    return draft_section(title, (*sentences, *more))
