"""Every card fits, whatever people, articles and files say: one that does not cannot be built."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.card import Card
from bot.i18n import LANGUAGES
from bot.keeping.intake import Added, AlreadyThere, Intake
from bot.keeping.previews import Preview, Previewed
from bot.keeping.status import Decided
from bot.keeping.uploads import Fault, Refused
from bot.ledger import Act, Asked, Gap, Job, Report
from bot.reindexing import Estimate, Failed, Published, Step
from bot.rendering.keeping import notices
from bot.rendering.keeping.edits import render_edit
from bot.rendering.keeping.gaps import render_gaps
from bot.rendering.keeping.log import render_log
from bot.rendering.keeping.plan import render_plan
from bot.rendering.keeping.previews import render_added, render_previews
from bot.rendering.keeping.progress import render_progress
from bot.rendering.keeping.reports import render_report, render_reports
from bot.rendering.keeping.result import render_result
from bot.rendering.keeping.rollback import render_rollback
from bot.rendering.keeping.status import render_status
from corpus.article import Article
from corpus.decision_file import Changed, Conflict, Edited
from corpus.decision_text import Entry
from corpus.rejection import Notice, Rejection, RejectionReason
from retrieval.archive import Archive
from retrieval.building import Stage
from retrieval.changes import Changes, Plan
from retrieval.likeness import Alike
from tests.bot.builders import make_article
from tests.bot.rendering.keeping.builders import (
    PLACE,
    START,
    make_built,
    make_job,
    make_named,
    make_shown,
    make_status,
)

HUGE = [
    "x" * 10_000,
    "*" * 10_000,
    "e" + "\u0301" * 500,
    "\u200b",
    "a. " * 3_000,
    "\u202e@everyone ",
]
TEXTS = st.text(max_size=60) | st.sampled_from(HUGE)
# As long as those that name previews.
WAITING = "abcdefghijkl"
LANGUAGE = st.sampled_from(LANGUAGES)
COUNTS = st.integers(0, 100_000)
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(9000, 1, 1)).map(  # noqa: DTZ001 - the strategy takes naive bounds
    lambda moment: moment.replace(tzinfo=UTC)
)
IDS = st.lists(TEXTS, max_size=8).map(tuple)
REJECTIONS = st.builds(Rejection, TEXTS, st.sampled_from(RejectionReason), TEXTS)
CHANGES = st.builds(
    Changes,
    IDS,
    IDS,
    IDS,
    COUNTS,
    st.lists(REJECTIONS, max_size=6).map(tuple),
    st.lists(st.builds(Notice, TEXTS, TEXTS), max_size=2).map(tuple),
)
PLANS = st.builds(Plan, CHANGES, COUNTS, COUNTS, COUNTS, COUNTS)
SECONDS = st.none() | st.floats(0, 1e9)
FAULTS = st.sampled_from([*Fault, *RejectionReason])
MOST = settings(deadline=None, max_examples=25)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    article = make_article(draw(TEXTS.filter(bool)), id=draw(TEXTS), title=draw(TEXTS))
    return replace(article, source=draw(st.none() | TEXTS))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    places = (replace(PLACE, article_id=draw(TEXTS)),) * draw(st.integers(0, 12))
    shown = make_shown(draw(TEXTS), places=places, reason=draw(st.none() | TEXTS))
    resolved = draw(st.none() | MOMENTS)
    return Report(
        draw(st.integers(1, 10**9)),
        draw(MOMENTS),
        draw(st.sampled_from([None, shown])),
        "abc",
        None,
        draw(TEXTS),
        resolved,
        draw(st.none() | TEXTS),
    )


@st.composite
def previewed(draw: st.DrawFn) -> Previewed:
    article, alike = draw(articles()), Alike(draw(articles()), draw(st.floats(0, 1)))
    preview = Preview(
        draw(TEXTS), draw(TEXTS), ".txt", b"", article, tuple(draw(IDS)), (alike,) * 3
    )
    return draw(st.sampled_from([preview, Refused(draw(TEXTS), draw(FAULTS), draw(TEXTS))]))


WRITTEN = st.none() | TEXTS | st.lists(TEXTS, max_size=20).map(tuple)
ENTRIES = st.builds(Entry, st.sampled_from(["dates", "suppressed", "notes", "glossary"]), TEXTS)
EDITED: st.SearchStrategy[Edited] = st.one_of(
    st.builds(Changed, ENTRIES, WRITTEN, WRITTEN), st.builds(Conflict, ENTRIES, WRITTEN, WRITTEN)
)
ACTS = st.builds(
    Act, st.integers(1), MOMENTS, st.integers(0), TEXTS, TEXTS, subject=TEXTS, detail=TEXTS
)
JOBS: st.SearchStrategy[Job] = st.builds(make_job, started_at=MOMENTS, detail=TEXTS)
INTAKES: st.SearchStrategy[Intake] = st.one_of(
    st.builds(Added, st.just(Path("/a")), TEXTS),
    st.builds(AlreadyThere, st.just(Path("/a")), TEXTS),
)


@MOST
@given(PLANS, SECONDS, st.none() | TEXTS, LANGUAGE)
def test_a_plan_fits(
    plan: Plan, seconds: float | None, generation: str | None, language: str
) -> None:
    estimate = Estimate(plan, seconds)

    card = render_plan(estimate, owner=2**63, generation=generation, language=language)

    assert isinstance(card, Card)


@MOST
@given(st.sampled_from(Stage), COUNTS, COUNTS, SECONDS, LANGUAGE)
def test_progress_fits(
    stage: Stage, done: int, total: int, seconds: float | None, language: str
) -> None:
    step = Step(stage, done, total, per_second=seconds, left=seconds)

    card = render_progress(step, job=2**63, started=START, previous="g000001", language=language)

    assert isinstance(card, Card)


@MOST
@given(CHANGES, TEXTS, LANGUAGE)
def test_a_result_fits(changes: Changes, why: str, language: str) -> None:
    for result in (Published("g000016", make_built(changes)), Failed(why)):
        assert isinstance(render_result(result, language=language), Card)


@MOST
@given(CHANGES, LANGUAGE)
def test_a_way_back_fits(changes: Changes, language: str) -> None:
    card = render_rollback(make_named("g000017"), make_named("g000016"), changes, language=language)

    assert isinstance(card, Card)


@MOST
@given(
    years=st.dictionaries(st.integers(1, 9_999), COUNTS, max_size=40),
    refused=st.dictionaries(TEXTS, COUNTS, max_size=6),
    jobs=st.lists(JOBS, max_size=5),
    language=LANGUAGE,
)
def test_a_status_fits(
    archive: Archive,
    years: dict[int, int],
    refused: dict[str, int],
    jobs: list[Job],
    language: str,
) -> None:
    status = make_status(
        archive,
        years=years,
        asked=Asked(0, refused),
        decided=Decided(0, 0, 0, 0, tuple(refused)),
        jobs=tuple(jobs),
    )

    card = render_status(status, freshness_days=1, stale=True, running=True, language=language)

    assert isinstance(card, Card)


@MOST
@given(st.lists(previewed(), max_size=8), LANGUAGE)
def test_previews_fit(found: list[Previewed], language: str) -> None:
    assert isinstance(render_previews(found, token=WAITING, language=language), Card)


@MOST
@given(st.lists(INTAKES, max_size=8), LANGUAGE)
def test_what_was_added_fits(intakes: list[Intake], language: str) -> None:
    assert isinstance(render_added(intakes, owner=7, language=language), Card)


@MOST
@given(EDITED, st.none() | articles(), LANGUAGE)
def test_an_edit_fits(edited: Edited, article: Article | None, language: str) -> None:
    assert isinstance(render_edit(edited, article=article, language=language), Card)


@MOST
@given(st.lists(reports(), max_size=30, unique_by=lambda each: each.number), LANGUAGE)
def test_a_list_of_reports_fits(found: list[Report], language: str) -> None:
    card = render_reports(found, page=3, pages=9, open_count=99, is_open=True, language=language)

    assert isinstance(card, Card)


@MOST
@given(reports(), st.dictionaries(TEXTS, TEXTS, max_size=3), LANGUAGE)
def test_a_report_fits(report: Report, titles: dict[str, str], language: str) -> None:
    assert isinstance(render_report(report, titles, language=language), Card)


@MOST
@given(st.lists(ACTS, max_size=25), st.integers(0, 9), LANGUAGE)
def test_a_log_fits(acts: list[Act], page: int, language: str) -> None:
    assert isinstance(render_log(acts, page=page, pages=10, language=language), Card)


@MOST
@given(st.lists(st.builds(Gap, TEXTS, st.none() | TEXTS, COUNTS, MOMENTS), max_size=25), LANGUAGE)
def test_gaps_fit(gaps: list[Gap], language: str) -> None:
    assert isinstance(render_gaps(gaps, language=language), Card)


@MOST
@given(TEXTS, LANGUAGE)
def test_a_notice_with_others_words_fits(words: str, language: str) -> None:
    for notice in (notices.keeping_error, notices.unknown_article):
        assert isinstance(notice(words, language=language), Card)
