"""`kernvraag quote`: where an excerpt is from, and whether it is quoted rightly."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from bot.given import Given
from bot.i18n import say, terminal_language
from bot.inert import without_surrogates
from bot.json_output import Json, article_object, score
from bot.layout import Block
from bot.opening import generation_for
from bot.session import open_session
from bot.terminal import place_of, quoted, remarks_on, spaced
from corpus.decisions import read_decisions
from retrieval.changes import DECISIONS_FILE
from retrieval.excerpts.finding import ExcerptReport, Match, Verdict, find_excerpt


def run(text: str, given: Given) -> None:
    """Find where an excerpt is from; ends with status 3 when it is not in the archive."""
    session = open_session(given)
    decisions = read_decisions(session.data / DECISIONS_FILE)
    generation = generation_for(session)
    report = find_excerpt(generation, without_surrogates(text), decisions=decisions)
    session.show(report_object(report), render_report(report, terminal_language()))
    if report.verdict is Verdict.ABSENT:
        session.end_without_result()


def report_object(report: ExcerptReport) -> Json:
    """Return a verdict and the places that it rests on."""
    return {
        "verdict": report.verdict.value,
        "matches": [_match_object(match) for match in report.matches],
    }


def render_report(report: ExcerptReport, language: str) -> RenderableType:
    """Draw a verdict and the places that it rests on."""
    blocks = (
        Block(f"{number:>2}", tuple(_lines(match, language)))
        for number, match in enumerate(report.matches, start=1)
    )
    verdict = Text(say(f"verdict.{report.verdict}", language), "bold")
    if report.is_joined:
        verdict.append(
            f"\n{say('excerpt.joined', language, count=len(report.matches))}", "not bold"
        )
    return spaced((verdict, *blocks))


def _match_object(match: Match) -> Json:
    return {
        "article": article_object(match.article),
        "quote": match.quote,
        "start": match.start,
        "end": match.end,
        "score": score(match.score),
    }


def _lines(match: Match, language: str) -> Iterator[Text]:
    yield quoted(match.quote)
    yield place_of(match.article, language)
    yield Text(say("place", language, start=match.start, end=match.end), "dim")
    yield from remarks_on(match.article, language)
