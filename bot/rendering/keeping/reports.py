"""Readers' reports of mistakes -> the card that lists them, and the one that shows one whole."""

from collections.abc import Iterator, Mapping, Sequence

from bot.actions import Action, Verb
from bot.card import (
    LONGEST_OPTION,
    MOST_OPTIONS,
    Accent,
    Button,
    ButtonStyle,
    Card,
    Menu,
    Option,
    Row,
    Rule,
)
from bot.i18n import say, say_count
from bot.ledger import Report
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, Line, Long, draft, small, strong
from bot.rendering.frame import paging_row
from bot.rendering.keeping.measures import moment_in_words
from bot.rendering.keeping.reasons import reason_in_words
from bot.rendering.keeping.sections import draft_section
from bot.rendering.markdown import cut_plainly
from bot.shown import Shown

# A question and a reader's words as far as they tell one report from another.
_QUESTION = 150
_WORDS = 200
# As many places as an answer shows; of a longer timeline the first are enough to find it again.
_PLACES = 5


def render_reports(
    reports: Sequence[Report],
    *,
    page: int,
    pages: int,
    open_count: int,
    is_open: bool,
    language: str,
) -> Card:
    """Draw a page, counted from 0, of the open reports or of the settled ones.

    At most 25 are drawn: as many as a menu holds. `open_count` counts the open ones of all pages.
    """
    which = "open" if is_open else "closed"
    shown = reports[:MOST_OPTIONS]
    lines = tuple(line for report in shown for line in _lines(report, language))
    none = (strong(say(f"reports.{which}.none", language)),)
    number = small(say("page", language, page=page + 1, pages=pages))
    action = Action(Verb.REPORTS, which, page=page)
    parts: tuple[Drafted, ...] = (
        draft(
            strong(say(f"reports.{which}.title", language)),
            small(say_count("asked.reports", language, open_count)),
        ),
        Rule(),
        Draft(lines or none),
        *((draft(number),) if pages > 1 else ()),
        *_menu(shown, Action(Verb.READ_REPORT, which, page=page), language),
        *paging_row(action, pages=pages, language=language),
    )
    return fit_card(parts, Accent.SOURCE if shown else Accent.NOTICE)


def render_report(report: Report, articles: Mapping[str, str], *, language: str) -> Card:
    """Draw a report whole: what was asked and shown, what the reader says, what became of it.

    `articles` gives titles by id. The buttons for articles are about the first one shown.
    """
    title = say("report.number", language, number=report.number)
    at = say("report.at", language, moment=moment_in_words(report.at, language))
    said = report.text or say("report.deleted", language)
    parts: tuple[Drafted, ...] = (
        draft(strong(title), small(at)),
        Rule(),
        *_about(report.shown, articles, language),
        draft(strong(say("report.said", language)), ("> ", Long(said))),
        *_settled(report, language),
        *_row(report, language),
    )
    return fit_card(parts, Accent.NOTICE if report.resolved_at else Accent.SOURCE)


def _lines(report: Report, language: str) -> tuple[Line, ...]:
    moment = moment_in_words(report.at, language)
    said = report.text or say("report.deleted", language)
    return (
        (
            f"**{report.number}** ",
            Long(moment),
            " · *",
            Long(_asked(report, language), _QUESTION),
            "*",
        ),
        ("> ", Long(said, _WORDS)),
    )


def _menu(reports: Sequence[Report], action: Action, language: str) -> tuple[Menu, ...]:
    if not reports:
        return ()
    options = tuple(
        Option(
            cut_plainly(f"{report.number}. {_asked(report, language)}", LONGEST_OPTION),
            str(report.number),
        )
        for report in reports
    )
    return (Menu(action, say("reports.choose", language), options),)


def _asked(report: Report, language: str) -> str:
    return report.shown.text if report.shown else say("report.lost", language)


def _about(shown: Shown | None, articles: Mapping[str, str], language: str) -> Iterator[Drafted]:
    if shown is None:
        yield draft((Long(say("report.lost", language)),))
        return
    yield draft(
        strong(say("report.asked", language)),
        ("> ", Long(shown.text)),
        small(_outcome(shown, language)),
    )
    yield from draft_section(say("report.places", language), _places(shown, articles, language))


def _outcome(shown: Shown, language: str) -> str:
    kind = say(f"kind.{shown.kind}", language)
    reason = f" ({reason_in_words(shown.reason, language)})" if shown.reason else ""
    generation = shown.generation
    return say("report.shown", language, kind=f"{kind}{reason}", generation=generation)


def _places(shown: Shown, articles: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield the articles that were shown, with the numbers they had."""
    ids = [place.article_id for place in shown.places] or list(filter(None, [shown.article_id]))
    for number, article_id in enumerate(ids[:_PLACES], start=1):
        title = articles.get(article_id)
        yield f"{number}: {title} ({article_id})" if title else f"{number}: {article_id}"
    if len(ids) > _PLACES:
        yield say_count("more", language, len(ids) - _PLACES)


def _settled(report: Report, language: str) -> tuple[Draft, ...]:
    if report.resolved_at is None:
        return ()
    moment = moment_in_words(report.resolved_at, language)
    title = say("report.settled", language, moment=moment)
    return (draft(strong(title), ("> ", Long(report.resolution or ""))),)


def _row(report: Report, language: str) -> tuple[Row, ...]:
    """Return the buttons: to settle what is open, and to decide about the first article."""
    number = str(report.number)
    settle = Button(
        say("button.resolve", language), Action(Verb.RESOLVE, number), ButtonStyle.PRIMARY
    )
    decide = tuple(
        Button(say(f"button.{verb}", language, number=1), Action(verb, number, number=1))
        for verb in (Verb.DATE, Verb.SUPPRESS, Verb.NOTE)
        if report.shown and report.shown.places
    )
    buttons = (*(() if report.resolved_at else (settle,)), *decide)
    return (Row(buttons),) if buttons else ()
