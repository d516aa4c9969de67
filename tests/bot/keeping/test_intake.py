import json
import os
from datetime import date
from pathlib import Path

import pytest

from bot.keeping.errors import CorpusFixedError, CorpusUnwritableError, SampleCorpusError
from bot.keeping.intake import Added, AlreadyThere, add
from bot.keeping.keeper import Keeper
from bot.keeping.previews import addable, count_roles, first_words, preview
from bot.ledger import Ledger, LedgerUnavailableError
from bot.sample import sample_corpus
from corpus.article import Role
from corpus.errors import CorpusMissingError
from corpus.publication import Origin, PublicationDate
from corpus.reader import read_corpus
from retrieval.archive import Archive
from tests.bot.keeping.builders import FERRY, TODAY, make_upload, preview_good, preview_one

MARKDOWN = """\
---
title: Sluis dicht
date: 2023-03-05
source: De Zwanebode
---
De sluis bij Wolverdonk ging dicht.

## Waarom

Niemand wist het.
"""
KEPT = '{"id": "oud", "text": "De brug staat open."}'


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text(KEPT)
    return path


def test_a_preview_is_what_the_build_will_read(corpus: Path, data: Path) -> None:
    previewed = preview_good(make_upload(MARKDOWN, name="sluis.md"), corpus)
    added = add(previewed, corpus, data=data)
    built = read_corpus(corpus, today=TODAY)

    assert built.articles == (previewed.article,)
    assert added.article_id == built.articles[0].id
    assert previewed.article.published == PublicationDate(Origin.FILE, 2023, 3, 5)
    assert count_roles(previewed.article) == {Role.LEAD: 1, Role.HEADING: 1, Role.BODY: 1}


def test_a_preview_in_a_corpus_of_records_is_what_the_build_will_read(
    records: Path, data: Path
) -> None:
    previewed = preview_good(make_upload(MARKDOWN, name="sluis.md"), records)
    add(previewed, records, data=data)
    built = read_corpus(records, today=TODAY)

    assert previewed.article in built.articles
    assert [article.id for article in built.articles] == [previewed.name, "oud"]
    assert previewed.article.title == "Sluis dicht"
    assert records.read_text().startswith(f"{KEPT}\n")


def test_a_preview_tells_what_the_build_will_remark(corpus: Path) -> None:
    previewed = preview_good(make_upload(f" date 2029-13 {FERRY}"), corpus)

    assert previewed.article.published is None
    assert previewed.name.startswith("undated-")
    assert "2029-13" in previewed.notices[0]


def test_a_web_page_is_read_without_what_surrounds_the_article(corpus: Path) -> None:
    pytest.importorskip("trafilatura")
    page = (
        f"<html><body><nav>Menu</nav><article><h1>Pont</h1><p>{FERRY}</p></article></body></html>"
    )
    previewed = preview_good(make_upload(page, name="pont.html"), corpus)

    assert "Menu" not in previewed.article.text
    assert FERRY[:40] in previewed.article.text


def test_a_paragraph_is_recognised_by_its_first_words(corpus: Path) -> None:
    article = preview_good(
        make_upload("Een twee drie vier vijf zes zeven acht negen."), corpus
    ).article

    assert first_words(article, article.paragraphs[0]) == "Een twee drie vier vijf zes zeven acht …"


def test_the_same_text_in_the_archive_is_found(corpus: Path, archive: Archive) -> None:
    previewed = preview_good(make_upload(FERRY), corpus, archive=archive)

    assert [(alike.article.id, alike.share) for alike in previewed.alike] == [("001-veer", 1.0)]


def test_an_edited_version_in_the_archive_is_found(corpus: Path, archive: Archive) -> None:
    edited = FERRY.replace("donderdag", "vrijdag") + " Dat meldt de gemeente."
    (alike,) = preview_good(make_upload(edited), corpus, archive=archive).alike

    assert alike.article.id == "001-veer"
    assert 0.8 < alike.share < 1


def test_another_article_on_the_subject_is_not_alike(corpus: Path, archive: Archive) -> None:
    other = (
        "De veerpont van Oosterwade is verkocht aan een verzamelaar uit het zuiden van het land."
    )

    assert preview_good(make_upload(other), corpus, archive=archive).alike == ()


def test_nothing_is_written_over(corpus: Path, data: Path) -> None:
    previewed = preview_good(make_upload(), corpus)
    first = add(previewed, corpus, data=data)
    again = add(previewed, corpus, data=data)

    assert isinstance(first, Added)
    assert again == AlreadyThere(first.path, first.article_id)
    assert first.path.read_bytes() == previewed.content


def test_a_record_is_added_once(records: Path, data: Path) -> None:
    previewed = preview_good(make_upload(), records)
    add(previewed, records, data=data)

    assert isinstance(add(previewed, records, data=data), AlreadyThere)
    assert len(records.read_text().splitlines()) == 2
    assert json.loads(records.read_text().splitlines()[1])["published"] == "2023-02"


def test_a_file_lies_in_the_corpus_whatever_its_name_was(corpus: Path, data: Path) -> None:
    previewed = preview_good(make_upload(name="../../../tmp/x.txt"), corpus)
    added = add(previewed, corpus, data=data)

    assert added.path.parent == corpus.resolve()
    assert [path.name for path in corpus.iterdir()] == [added.path.name]


def test_nothing_is_added_to_the_sample_archive(corpus: Path, data: Path) -> None:
    with pytest.raises(SampleCorpusError, match="name your own"):
        add(preview_good(make_upload(), corpus), sample_corpus(), data=data)


def test_nothing_is_added_to_a_single_article(corpus: Path, data: Path, tmp_path: Path) -> None:
    single = tmp_path / "een.txt"
    single.write_text(FERRY)

    with pytest.raises(CorpusFixedError, match="name a folder"):
        add(preview_good(make_upload(), corpus), single, data=data)
    assert single.read_text() == FERRY


def test_nothing_is_added_where_there_is_no_corpus(corpus: Path, data: Path) -> None:
    with pytest.raises(CorpusMissingError):
        add(preview_good(make_upload(), corpus), corpus / "weg", data=data)


@pytest.mark.parametrize("is_records", [False, True])
def test_a_disk_that_refuses_leaves_the_corpus_as_it_was(
    *,
    corpus: Path,
    records: Path,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_records: bool,
) -> None:
    target = records if is_records else corpus
    previewed = preview_good(make_upload(), target)

    def refuse(_: int) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CorpusUnwritableError, match="Read-only file system"):
        add(previewed, target, data=data)

    assert list(corpus.iterdir()) == []
    assert records.read_text() == KEPT
    assert not list(records.parent.glob(".*"))


def test_an_added_article_is_logged(keeper: Keeper, corpus: Path, ledger: Ledger) -> None:
    added = keeper.add(preview_good(make_upload(), corpus), corpus)

    (act,) = ledger.acts.all()
    assert (act.act, act.subject, act.actor_name) == ("add", added.article_id, "Hilde")


@pytest.mark.parametrize("is_records", [False, True])
def test_an_adding_that_cannot_be_logged_is_undone(
    *, keeper: Keeper, corpus: Path, records: Path, ledger: Ledger, is_records: bool
) -> None:
    target = records if is_records else corpus
    previewed = preview_good(make_upload(), target)
    ledger.close()

    with pytest.raises(LedgerUnavailableError):
        keeper.add(previewed, target)
    assert list(corpus.iterdir()) == []
    assert records.read_text().rstrip("\n") == KEPT


def test_only_what_was_read_can_be_added(corpus: Path) -> None:
    uploads = (make_upload(), make_upload("", name="leeg.txt"))
    previews = preview(uploads, corpus, archive=None, today=date(2023, 4, 1))

    assert addable(previews) == previews[:1]
    assert preview_one(uploads[1], corpus) == previews[1]
