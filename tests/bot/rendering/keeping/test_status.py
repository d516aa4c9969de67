from dataclasses import replace

import pytest

from bot.card import Accent, Card
from bot.keeping.status import Decided, KeepingStatus
from bot.ledger import Asked
from bot.rendering.keeping.status import render_stale, render_status
from retrieval.archive import Archive
from tests.bot.builders import NOVEMBER, make_manifest
from tests.bot.rendering.cards import lines_of, text_of
from tests.bot.rendering.keeping.builders import START, make_job, make_status


def draw(
    status: KeepingStatus,
    *,
    days: int | None = 14,
    stale: bool = False,
    running: bool = False,
    language: str = "nl",
) -> Card:
    return render_status(
        status, freshness_days=days, stale=stale, running=running, language=language
    )


def test_what_answers_is_told_with_its_age(archive: Archive) -> None:
    line = lines_of(draw(make_status(archive)))[1]

    assert line == "-# g000002 antwoordt, 3 uur geleden gebouwd, op 1 april 2023 09\\:00 UTC"


def test_articles_are_counted_by_how_exactly_they_are_dated(archive: Archive) -> None:
    lines = lines_of(draw(make_status(archive)))

    assert "- 6 artikelen" in lines
    assert "- 3 tot op de dag gedateerd · 2 tot op de maand gedateerd · 1 zonder datum" in lines
    assert "- nieuwste artikel: november 2022" in lines


def test_articles_are_counted_by_year_the_oldest_together(archive: Archive) -> None:
    years = {year: year - 2000 for year in range(2009, 2022)}

    lines = lines_of(draw(make_status(archive, years=years), language="en"))

    assert (
        "- by year: earlier (30), 2012 (12), 2013 (13), 2014 (14), 2015 (15), 2016 (16), 2017 (17),"
        " 2018 (18), 2019 (19), 2020 (20), 2021 (21)"
    ) in lines


def test_what_moderators_decided_is_counted(archive: Archive) -> None:
    lines = lines_of(draw(make_status(archive), language="en"))

    assert "- 1 date · 2 articles hidden · 0 notes · 4 terms in the glossary" in lines


def test_decisions_that_make_no_sense_are_named_with_their_lines(archive: Archive) -> None:
    problems = tuple(f"line {number}: 003 was skipped" for number in range(5))
    decided = Decided(1, 0, 0, 0, problems)

    lines = lines_of(draw(make_status(archive, decided=decided), language="en"))

    assert "- 5 entries of decisions\\.toml were skipped; put them right there:" in lines
    assert "- line 2: 003 was skipped" in lines
    assert "- line 3: 003 was skipped" not in lines
    assert "- and 2 more" in lines


def test_what_readers_asked_is_counted_the_most_usual_reason_first(archive: Archive) -> None:
    lines = lines_of(draw(make_status(archive), language="en"))

    assert "- 40 questions answered" in lines
    assert "- 5 questions without an answer: 3 × not in the archive, 2 × too vague" in lines
    assert "- 1 report of a mistake is open" in lines


def test_a_reason_of_another_version_is_counted_all_the_same(archive: Archive) -> None:
    asked = Asked(0, {"": 1, "of_old": 2})

    text = text_of(draw(make_status(archive, asked=asked), language="en"))

    assert "2 × no reason kept, 1 × no reason kept" in text


def test_the_model_and_what_it_stands_in_for_are_named(archive: Archive) -> None:
    text = text_of(draw(make_status(archive), language="nl"))

    assert "Model dat zinnen op betekenis vindt: all-MiniLM-L6-v2" in text
    assert "Het valt in voor house/model" in text


def test_the_disk_the_way_back_and_the_last_builds_are_told(archive: Archive) -> None:
    jobs = (make_job(), make_job(state="failed", detail="the disk is full; free some space"))

    lines = lines_of(draw(make_status(archive, jobs=jobs)))

    assert "- 12,3 MB op schijf, alles wat bewaard is samen" in lines
    assert "- g000001 is bewaard om naar terug te gaan" in lines
    assert "- 1 april 2023 09\\:05 UTC: gepubliceerd (g000017)" in lines
    assert "- 1 april 2023 09\\:05 UTC: mislukt (the disk is full; free some space)" in lines


def test_that_another_generation_answers_than_was_published_is_told(archive: Archive) -> None:
    status = make_status(archive)
    generation = replace(status.generation, notice="g000003 is damaged")

    text = text_of(draw(replace(status, generation=generation)))

    assert "Let op: g000003 is damaged" in text


def test_a_running_reindex_is_told(archive: Archive) -> None:
    status = make_status(archive)

    assert "Er loopt een herindexering" in text_of(draw(status, running=True))
    assert "Er loopt een herindexering" not in text_of(draw(status))


def test_a_stale_archive_is_an_alarm_with_its_remedy(archive: Archive) -> None:
    status = make_status(archive)

    card = draw(status, stale=True, language="en")

    assert card.accent is Accent.ALARM
    assert "more than 14 days old. Add newer articles" in text_of(card)
    assert draw(status).accent is Accent.NOTICE


def test_an_archive_that_never_becomes_stale_raises_no_alarm(archive: Archive) -> None:
    assert draw(make_status(archive), days=None, stale=True).accent is Accent.NOTICE


def test_an_archive_without_articles_is_told_so(archive: Archive) -> None:
    status = make_status(archive, articles=0, years={}, newest=None, precisions={}, jobs=())

    lines = lines_of(draw(status, language="en"))

    assert "- 0 articles" in lines
    assert "newest" not in text_of(draw(status, language="en"))


def test_an_archive_whose_own_model_is_used_names_it_alone(archive: Archive) -> None:
    status = make_status(archive)
    manifest = make_manifest()
    model = replace(manifest.model, used=manifest.model.configured)
    generation = replace(status.generation, manifest=replace(manifest, model=model))

    assert "valt in" not in text_of(draw(replace(status, generation=generation)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_alarm_names_the_newest_article_and_the_last_build(language: str) -> None:
    card = render_stale(newest=NOVEMBER, built=START, days=14, language=language)

    assert "november 2022" in text_of(card).casefold()
    assert "2023 09\\:05 UTC" in text_of(card)
    assert card.accent is Accent.ALARM


def test_the_alarm_names_no_article_where_none_is_dated() -> None:
    text = text_of(render_stale(newest=None, built=START, days=1, language="en"))

    assert "newest article:" not in text
    assert "more than 1 day old" in text
