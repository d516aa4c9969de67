"""`kernvraag sources`: which articles the archive holds."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.days import read_days
from bot.given import Given, GivenDays
from bot.i18n import say, terminal_language
from bot.inert import inert, safe_link
from bot.json_output import Json, article_object, holdings_object
from bot.opening import open_generation
from bot.session import open_session
from bot.terminal import spaced
from bot.wording import holdings_in_words, published_in_words
from retrieval.archive import Entry
from retrieval.sources import find_sources
from retrieval.types import Holdings


def run(words: str, given: Given, *, days: GivenDays) -> None:
    """List the articles that fit words and a period; ends with status 3 when none does."""
    session = open_session(given)
    period = read_days(days).published
    generation = open_generation(session)
    holdings = generation.manifest.holdings
    found = find_sources(generation.archive.entries, words, period)
    session.show(
        sources_object(found, holdings), render_sources(found, holdings, terminal_language())
    )
    if not found:
        session.end_without_result()


def sources_object(entries: Sequence[Entry], holdings: Holdings) -> Json:
    """Return the articles that were found, and what the archive holds."""
    return {
        "articles": [article_object(entry) for entry in entries],
        "corpus": holdings_object(holdings),
    }


def render_sources(entries: Sequence[Entry], holdings: Holdings, language: str) -> RenderableType:
    """Draw a list of articles with their dates, titles, outlets and ids."""
    span = holdings_in_words(holdings, language)
    if not entries:
        body: RenderableType = Text(say("sources.none", language))
        foot = say("span", language, span=span)
    else:
        body = _table(entries, language)
        foot = say("sources.some", language, shown=len(entries), span=span)
    return spaced((body, Text(foot, "dim")))


def _table(entries: Sequence[Entry], language: str) -> Table:
    # Two blanks part the columns: a single one would look like part of a title.
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_column(no_wrap=True, style="dim")
    for entry in entries:
        outlet = f" · {inert(entry.source)}" if entry.source else ""
        table.add_row(
            Text(published_in_words(entry.published, language)),
            Text.assemble((inert(entry.title), "italic"), outlet),
            Text(inert(entry.id), f"link {link}" if (link := safe_link(entry.url)) else ""),
        )
    return table
