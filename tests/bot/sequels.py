"""Answers that something came after: a later report, a correction, figures that differ."""

from dataclasses import replace

from corpus.publication import Origin, PublicationDate
from retrieval.types import Answer, Citation
from tests.bot.builders import make_answer, make_article, make_citation


def report(number: int, day: int, quote: str, *, title: str = "") -> Citation:
    """Return a citation of an article of that day of November 2022, all of which is quoted."""
    article = make_article(
        quote,
        id=f"00{number}",
        title=title or f"Bericht {number}",
        published=PublicationDate(Origin.FILE, 2022, 11, day),
    )
    return make_citation(article, quote, number=number)


OLD = report(1, 5, "Er vielen twaalf gewonden.")
NEW = report(2, 7, "Er vielen veertien gewonden.")
CORRECTION = report(2, 8, "Er vielen geen gewonden.", title="Rechtzetting: de brand")


def overtaken(later: Citation = NEW) -> Answer:
    """Return an answer with a later report."""
    return replace(make_answer([OLD]), later=(later,))


def differing() -> Answer:
    """Return an answer of two citations that differ."""
    return replace(make_answer([OLD, NEW]), differing=((OLD, NEW),))


def overtaken_by_figures() -> Answer:
    """Return an answer with a later report that gives another figure."""
    return replace(overtaken(), differing=((OLD, NEW),))
