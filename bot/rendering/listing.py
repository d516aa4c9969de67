"""Articles that fit -> the card that lists them, ten a page, with a menu to open one."""

from collections.abc import Sequence

from bot.actions import Action, Verb
from bot.card import LONGEST_OPTION, Accent, Card, Menu, Option, Rule
from bot.i18n import say
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, Line, draft, small, strong
from bot.rendering.frame import paging_row
from bot.rendering.keys import key_of
from bot.rendering.markdown import cut_plainly
from bot.rendering.paging import Slice, take_page
from bot.rendering.quotes import name_line
from bot.shown import Shown
from bot.wording import holdings_in_words, period_in_words, published_in_words
from corpus.period import Period
from retrieval.archive import Entry
from retrieval.types import Holdings

_PER_PAGE = 10


def render_list(
    entries: Sequence[Entry], shown: Shown, *, page: int, language: str, holdings: Holdings
) -> Card:
    """Draw a page, counted from 0, of all the articles that fit; beyond the last page, the last.

    The menu's values name articles as `key_of` does, whatever becomes of the list since.
    """
    cut = take_page(list(enumerate(entries, start=1)), page=page, size=_PER_PAGE)
    lines = tuple(_line(number, entry, language) for number, entry in cut.items)
    none = (strong(say("sources.none", language)),)
    span = holdings_in_words(holdings, language)
    number = say("page", language, page=cut.page + 1, pages=cut.pages)
    foot = say("sources.some", language, shown=len(entries), span=span)
    action = Action(Verb.LIST, shown.id, page=cut.page)
    parts: tuple[Drafted, ...] = (
        *_wanted(shown, language),
        Draft(lines or none),
        Rule(),
        draft(small(foot), *((small(number),) if cut.pages > 1 else ())),
        *_menu(cut, shown.id, language),
        *paging_row(action, pages=cut.pages, language=language),
    )
    return fit_card(parts, Accent.SOURCE if entries else Accent.NO_ANSWER)


def _wanted(shown: Shown, language: str) -> tuple[Draft, ...]:
    """Return the words and the period that the articles were looked up by, if there were any."""
    period, words = shown.question.filter, filter(None, shown.text.splitlines())
    lines = (
        *((strong(" · ".join(words)),) if shown.text.strip() else ()),
        *((small(_only(period, language)),) if period else ()),
    )
    return (Draft(lines),) if lines else ()


def _only(period: Period, language: str) -> str:
    return say("understood.filter", language, period=period_in_words(period, language))


def _line(number: int, entry: Entry, language: str) -> Line:
    name = name_line(entry.title, entry.source, entry.published, language)
    # Escaped, or Discord would count the lines itself.
    return (f"{number}\\. ", *name)


def _menu(cut: Slice[tuple[int, Entry]], shown: str, language: str) -> tuple[Menu, ...]:
    if not cut.items:
        return ()
    options = tuple(_option(number, entry, language) for number, entry in cut.items)
    action = Action(Verb.PICK, shown, page=cut.page)
    return (Menu(action, say("sources.choose", language), options),)


def _option(number: int, entry: Entry, language: str) -> Option:
    date = published_in_words(entry.published, language)
    facts = " · ".join(fact for fact in (entry.source, date) if fact)
    return Option(
        cut_plainly(f"{number}. {entry.title}", LONGEST_OPTION),
        key_of(entry.id),
        cut_plainly(facts, LONGEST_OPTION),
    )
