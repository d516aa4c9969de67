"""What an archive holds, what was decided about it and what was asked of it, in counts."""

from collections.abc import Iterator, Mapping

from bot.i18n import say, say_count
from bot.keeping.status import Decided, KeepingStatus
from bot.rendering.keeping.reasons import reason_in_words
from bot.wording import published_in_words
from corpus.publication import Precision

# Years by themselves; a paper's whole past would fill the card, and its last years are looked for.
_YEARS = 10
# Problems by themselves, each a sentence with its line in the file.
_PROBLEMS = 3


def dated_counts_in_words(status: KeepingStatus, language: str) -> Iterator[str]:
    """Yield how many articles there are, dated how exactly and of which years."""
    yield say_count("articles", language, status.articles)
    yield " · ".join(
        say(f"precision.{precision}", language, count=count)
        for precision, count in status.precisions.items()
        if count or precision is Precision.NONE
    )
    if status.newest:
        date = published_in_words(status.newest, language)
        yield say("status.newest", language, date=date)
    if status.years:
        yield say("status.years", language, years=_years(status.years, language))


def decided_in_words(decided: Decided, language: str) -> Iterator[str]:
    """Yield how much was decided, and what of the decisions makes no sense."""
    counts = {
        "dates": decided.dates,
        "suppressed": decided.suppressed,
        "notes": decided.notes,
        "terms": decided.terms,
    }
    yield " · ".join(
        say_count(f"decided.{what}", language, count) for what, count in counts.items()
    )
    if decided.problems:
        yield say_count("decided.problems", language, len(decided.problems))
        yield from decided.problems[:_PROBLEMS]
    left = len(decided.problems) - _PROBLEMS
    if left > 0:
        yield say_count("more", language, left)


def asked_in_words(status: KeepingStatus, language: str) -> Iterator[str]:
    """Yield how many questions were answered and refused since the build, and the open reports."""
    refused = status.asked.refused
    yield say_count("asked.answered", language, status.asked.answered)
    if refused:
        reasons = ", ".join(
            f"{count} × {reason_in_words(reason, language)}"
            for reason, count in sorted(refused.items(), key=lambda pair: -pair[1])
        )
        yield say_count("asked.refused", language, sum(refused.values()), reasons=reasons)
    yield say_count("asked.reports", language, status.open_reports)


def _years(years: Mapping[int, int], language: str) -> str:
    """Return the last years with their counts, and those before them together."""
    latest = sorted(years)[-_YEARS:]
    earlier = sum(years.values()) - sum(years[year] for year in latest)
    before = (say("status.earlier", language, count=earlier),) if earlier else ()
    return ", ".join((*before, *(f"{year} ({years[year]})" for year in latest)))
