"""Every card fits, whatever articles and people write: a card that does not cannot be built."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.card import Card
from bot.i18n import LANGUAGES
from bot.rendering import notices
from bot.rendering.about import AboutFacts, render_about
from bot.rendering.check import render_check
from bot.rendering.excerpt import render_excerpt
from bot.rendering.listing import render_list
from bot.rendering.outcome import render_outcome
from bot.rendering.periods import period_choices
from bot.rendering.source import render_source
from bot.rendering.timeline import render_timeline
from corpus.article import Article, Copy, Paragraph, Role, Span
from corpus.publication import Origin, PublicationDate
from retrieval.archive import entry_of
from retrieval.checking import Check
from retrieval.excerpts.finding import ExcerptReport, Match, Verdict
from retrieval.types import (
    Answer,
    Bearing,
    Citation,
    Event,
    Excluded,
    NoAnswer,
    Reason,
    Telling,
    Timeline,
)
from tests.bot.builders import HOLDINGS, make_reading
from tests.bot.rendering.cards import make_shown

HUGE = [
    "x" * 10_000,
    "*" * 10_000,
    "e" + "\u0301" * 500,
    "\u200b",
    "a. " * 3_000,
    "\u202e@everyone ",
]
TEXTS = st.text(max_size=60) | st.sampled_from(HUGE) | st.sampled_from(HUGE).map(lambda t: t * 2)
SOLID = TEXTS.filter(lambda text: bool(text.strip()))
LANGUAGE = st.sampled_from(LANGUAGES)
DATES = st.none() | st.builds(
    PublicationDate, st.sampled_from(Origin), st.integers(1, 9_999), st.integers(1, 12)
)
COPIES = st.lists(st.builds(Copy, TEXTS, st.none() | TEXTS, st.none() | TEXTS, DATES), max_size=3)
MOST = settings(deadline=None, max_examples=25)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(SOLID)
    span = Span(0, len(text))
    return Article(
        id=draw(SOLID),
        title=draw(TEXTS),
        text=text,
        paragraphs=(Paragraph(span, draw(st.sampled_from(Role)), (span,)),),
        published=draw(DATES),
        source=draw(st.none() | TEXTS),
        url=draw(st.none() | TEXTS),
        author=draw(st.none() | TEXTS),
        copies=tuple(draw(COPIES)),
        note=draw(st.none() | TEXTS),
    )


def cite(article: Article, number: int) -> Citation:
    end = len(article.text)
    return Citation(number, article, 0, end, article.text, f"{article.id}:0-0", 0.5)


@st.composite
def citations(draw: st.DrawFn) -> tuple[Citation, ...]:
    found = draw(st.lists(articles(), max_size=7))
    return tuple(cite(article, number) for number, article in enumerate(found, start=1))


@MOST
@given(TEXTS, citations(), st.none() | TEXTS, LANGUAGE)
def test_an_outcome_fits(
    question: str, nearest: tuple[Citation, ...], degraded: str | None, language: str
) -> None:
    reading, excluded = make_reading(question), Excluded(1, 2, 3)
    outcome = NoAnswer(reading, Reason.OUTSIDE_PERIOD, nearest, excluded, HOLDINGS, degraded)
    dates = [each.article.published for each in nearest]
    periods = period_choices(dates, None, language)

    card = render_outcome(outcome, make_shown(question), language=language, periods=periods)

    assert isinstance(card, Card)


@MOST
@given(TEXTS, citations().filter(bool), st.none() | TEXTS, LANGUAGE)
def test_an_answer_with_all_that_came_after_it_fits(
    question: str, quotes: tuple[Citation, ...], degraded: str | None, language: str
) -> None:
    reading, first, last = make_reading(question), quotes[0], quotes[-1]
    beside = replace(last, number=len(quotes) + 1)
    answer = Answer(reading, quotes, Excluded(1, 2, 3), HOLDINGS, degraded, (beside,))
    outcome = replace(answer, differing=((first, last), (last, first)))

    card = render_outcome(outcome, make_shown(question), language=language)

    assert isinstance(card, Card)


@MOST
@given(TEXTS, citations(), st.lists(st.sampled_from(Bearing), min_size=7), LANGUAGE)
def test_a_timeline_of_one_event_fits(
    topic: str, quotes: tuple[Citation, ...], bearings: list[Bearing], language: str
) -> None:
    event = Event(tuple(map(Telling, quotes, bearings)))
    timeline = replace(
        Timeline(make_reading(topic), quotes, (), Excluded(), HOLDINGS), events=(event,)
    )

    card = render_timeline(timeline, make_shown(topic), language=language)

    assert isinstance(card, Card)


@MOST
@given(TEXTS, citations(), st.integers(0, 3), LANGUAGE)
def test_a_timeline_fits(
    topic: str, quotes: tuple[Citation, ...], page: int, language: str
) -> None:
    dated = tuple(each for each in quotes if each.article.published)
    undated = tuple(each for each in quotes if not each.article.published)
    timeline = Timeline(make_reading(topic), dated, undated, Excluded(), HOLDINGS, topic)

    card = render_timeline(timeline, make_shown(topic), language=language, page=page)

    assert isinstance(card, Card)


@MOST
@given(articles(), st.lists(st.integers(0, 20_000), max_size=80), st.integers(0, 30), LANGUAGE)
def test_a_source_fits(article: Article, starts: list[int], page: int, language: str) -> None:
    marked = [Span(start, start + 3) for start in starts]

    card = render_source(
        article,
        shown="abc",
        marked=marked,
        number=1,
        page=page,
        language=language,
        remark=article.note,
    )

    assert isinstance(card, Card)


@MOST
@given(st.lists(articles(), max_size=12, unique_by=lambda each: each.id), TEXTS, LANGUAGE)
def test_a_list_fits(found: list[Article], words: str, language: str) -> None:
    entries = [replace(entry_of(article), id=str(n)) for n, article in enumerate(found)]

    card = render_list(entries, make_shown(words), page=0, language=language, holdings=HOLDINGS)

    assert isinstance(card, Card)


@MOST
@given(TEXTS, citations(), LANGUAGE)
def test_a_check_fits(claim: str, quotes: tuple[Citation, ...], language: str) -> None:
    check = Check(make_reading(claim), quotes[:3], quotes[3:], Excluded(), HOLDINGS, claim)

    card = render_check(check, make_shown(claim), language=language)

    assert isinstance(card, Card)


@MOST
@given(TEXTS, st.lists(articles(), max_size=5), st.sampled_from(Verdict), LANGUAGE)
def test_an_excerpt_fits(
    excerpt: str, found: list[Article], verdict: Verdict, language: str
) -> None:
    matches = tuple(Match(each, 0, len(each.text), each.text, 0.9) for each in found)
    report = ExcerptReport(excerpt, verdict, matches)

    card = render_excerpt(report, make_shown(excerpt), language=language)

    assert isinstance(card, Card)


@MOST
@given(TEXTS, LANGUAGE)
def test_what_is_said_about_the_archive_fits(model: str, language: str) -> None:
    built = datetime(2023, 4, 1, tzinfo=UTC)
    facts = AboutFacts(HOLDINGS, model, model, model, built, 30, "0.1.0", sample=True, kept=1)

    assert isinstance(render_about(facts, language=language), Card)


@MOST
@given(SOLID)
def test_a_notice_fits(text: str) -> None:
    assert isinstance(notices.render_notice(text), Card)
