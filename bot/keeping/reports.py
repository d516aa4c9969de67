"""What a report is about, looked up again: the quotes that its reader was shown."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.ledger import Report
from bot.shown import Place

if TYPE_CHECKING:
    from retrieval.archive import Archive


@dataclass(frozen=True, slots=True)
class Recalled:
    """Hold a quote that was shown; `quote` is None where it does not stand there any more."""

    number: int
    place: Place
    quote: str | None


def recall_quotes(report: Report, archive: "Archive | None") -> tuple[Recalled, ...]:
    """Return the quotes that a report is about, in their order; those of hidden articles too."""
    places = report.shown.places if report.shown else ()
    return tuple(
        Recalled(number, place, _quote(place, archive))
        for number, place in enumerate(places, start=1)
    )


def _quote(place: Place, archive: "Archive | None") -> str | None:
    article = archive.article(place.article_id) if archive is not None else None
    if article is None or not place.stands_in(article):
        return None
    return article.text[place.start : place.end]
