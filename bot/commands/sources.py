"""`kernvraag sources`: which articles the archive holds."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.day_options import read_days
from bot.given import Given, GivenDays
from bot.i18n import say, say_count, terminal_language
from bot.json_output import Json, article_object, holdings_object
from bot.opening import generation_for
from bot.session import open_session
from bot.terminal import name_of, spaced
from bot.wording import holdings_in_words, published_in_words
from corpus.decisions import read_decisions
from retrieval.archive import Entry
from retrieval.changes import DECISIONS_FILE
from retrieval.decided import DecidedArchive
from retrieval.sources import Catalogue
from retrieval.types import Holdings


def run(words: str, given: Given, *, days: GivenDays) -> None:
    """List the articles that fit words and a period; ends with status 3 when none does."""
    session = open_session(given)
    period = read_days(days).published
    generation = generation_for(session)
    holdings = generation.manifest.holdings
    decisions = read_decisions(session.data / DECISIONS_FILE)
    catalogue = Catalogue(DecidedArchive(generation.archive, decisions).entries)
    found = catalogue.find(words, period)
    undated = _undated(catalogue.find(words)) if period else 0
    picture = render_sources(found, holdings, terminal_language(), left_out=undated)
    session.show(sources_object(found, holdings), picture)
    if not found:
        session.end_without_result()


def sources_object(entries: Sequence[Entry], holdings: Holdings) -> Json:
    """Return the articles that were found, and what the archive holds."""
    return {
        "articles": [article_object(entry) for entry in entries],
        "corpus": holdings_object(holdings),
    }


def render_sources(
    entries: Sequence[Entry], holdings: Holdings, language: str, *, left_out: int = 0
) -> RenderableType:
    """Draw a list of articles, and how many undated ones a period left out."""
    if entries:
        body, foot = _table(entries, language), "sources.some"
    else:
        body, foot = Text(say("sources.none", language)), "span"
    span = holdings_in_words(holdings, language)
    words = [say(foot, language, shown=len(entries), span=span)]
    if left_out:
        words.append(say_count("excluded.undated", language, left_out))
    return spaced((body, Text(" · ".join(words), "dim")))


def _undated(entries: Sequence[Entry]) -> int:
    return sum(entry.published is None for entry in entries)


def _table(entries: Sequence[Entry], language: str) -> Table:
    # Two blanks part the columns: a single one would look like part of a date.
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for entry in entries:
        table.add_row(Text(published_in_words(entry.published, language)), name_of(entry))
    return table
