from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.article import Copy
from corpus.decisions import Decisions
from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from retrieval.answering import Answerer
from retrieval.archive import Archive, write_archive
from retrieval.decided import DecidedArchive
from retrieval.types import Answer, Outcome, Question
from tests.bot.builders import NOVEMBER, make_article
from tests.retrieval.in_memory import make_answerer
from tests.retrieval.village import TODAY, VILLAGE

MAY = PublicationDate(Origin.MODERATOR, 2021, 5, 3)
SLUICE = make_article(id="001")
MILL = make_article(
    "De molen draait.",
    id="002",
    copies=(Copy("007", "De Bode", None, NOVEMBER), Copy("008", None, None, None)),
)
ICE = "Hoeveel ijs mat het bestuur van de ijsbaan?"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    write_archive(tmp_path / "articles.sqlite", [SLUICE, MILL])
    archive = Archive(tmp_path / "articles.sqlite")
    yield archive
    archive.close()


def suppressing(*ids: str) -> Decisions:
    return Decisions(suppressed=frozenset(ids))


def test_without_decisions_everything_is_as_it_was_built(archive: Archive) -> None:
    decided = DecidedArchive(archive, Decisions())

    assert decided.article("002") == MILL
    assert decided.entries == archive.entries
    assert decided.dates == decided.all_dates == archive.dates
    assert list(decided.holding("molen")) == [MILL]


def test_a_suppressed_article_is_nowhere(archive: Archive) -> None:
    decided = DecidedArchive(archive, suppressing("002"))

    assert [decided.article(id_) for id_ in ("002", "007", "008")] == [None] * 3
    assert [entry.id for entry in decided.entries] == ["001"]
    assert list(decided.dates) == ["001"]
    assert list(decided.holding("molen")) == []


def test_the_indexes_must_know_of_suppressed_articles_too(archive: Archive) -> None:
    assert list(DecidedArchive(archive, suppressing("002")).all_dates) == ["001", "002"]


def test_a_suppressed_copy_is_not_named_and_the_article_stays(archive: Archive) -> None:
    decided = DecidedArchive(archive, suppressing("007"))

    assert decided.article("002") == replace(MILL, copies=MILL.copies[1:])
    assert decided.article("007") is None
    assert decided.article("008") == decided.article("002")
    assert decided.entries[1].copies == MILL.copies[1:]


def test_a_decided_date_is_the_date(archive: Archive) -> None:
    decided = DecidedArchive(archive, Decisions(dates={"002": MAY, "008": MAY, "999": MAY}))

    article = decided.article("002")
    assert article is not None
    assert article.published == decided.entries[1].published == decided.dates["002"] == MAY
    assert [copy.published for copy in article.copies] == [NOVEMBER, MAY]
    assert "999" not in decided.all_dates


def test_a_date_can_be_taken_away(archive: Archive) -> None:
    decided = DecidedArchive(archive, Decisions(dates={"001": None}))

    assert decided.dates["001"] is None


def test_a_note_counts_as_soon_as_it_is_written_or_taken_away(tmp_path: Path) -> None:
    write_archive(tmp_path / "noted.sqlite", [replace(SLUICE, note="oud"), MILL])
    archive = Archive(tmp_path / "noted.sqlite")

    articles = [
        DecidedArchive(archive, Decisions(notes={"002": "nieuw"})).article(id_)
        for id_ in ("001", "002")
    ]
    archive.close()

    assert [article and article.note for article in articles] == [None, "nieuw"]


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    answerer = make_answerer(tmp_path_factory.mktemp("village"), VILLAGE)
    yield answerer
    answerer.close()


def quoted(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Answer)
    return [citation.article.id for citation in outcome.citations]


def test_a_question_in_a_period_finds_what_was_dated_into_it(village: Answerer) -> None:
    decided = village.with_decisions(Decisions(dates={"004-ijsbaan": MAY}))

    outcome = decided.answer(Question(ICE, TODAY, published=Period.of_month(2021, 5)))

    assert set(quoted(outcome)) == {"004-ijsbaan"}
    assert outcome.excluded.outside_period == len(village.entries) - 2
    assert outcome.excluded.undated == 1


def test_a_question_in_a_period_leaves_out_what_was_dated_out_of_it(village: Answerer) -> None:
    decided = village.with_decisions(Decisions(dates={"004-ijsbaan": MAY, "005-ijsbaan": None}))

    outcome = decided.answer(Question(ICE, TODAY, published=Period.of_year(2023)))
    ids = {hit.passage_id for hit in decided.examine(outcome.reading.question).retrieved.ranking}

    assert not any(id_.startswith(("004", "005")) for id_ in ids)


def test_a_date_for_what_had_none_leaves_the_other_undated_ones_out(village: Answerer) -> None:
    decided = village.with_decisions(Decisions(dates={"003-beiaard": MAY, "004-ijsbaan": None}))

    question = Question("beiaard ijsbaan", TODAY, as_of=date(2021, 12, 31))
    ids = decided.examine(question).retrieved.articles

    assert ids == ("003-beiaard",)


def test_decisions_leave_the_answerer_that_they_were_told_as_it_was(village: Answerer) -> None:
    decided = village.with_decisions(suppressing("004-ijsbaan", "005-ijsbaan"))

    assert village.article("004-ijsbaan") is not None
    assert decided.article("004-ijsbaan") is None
    assert "004-ijsbaan" in quoted(village.answer(Question(ICE, TODAY)))


def test_a_suppressed_article_is_found_neither_by_title_nor_by_excerpt(village: Answerer) -> None:
    decided = village.with_decisions(suppressing("004-ijsbaan"))

    assert village.catalogue.find("004")
    assert not decided.catalogue.find("004")
    assert village.excerpt("Het bestuur mat vier centimeter ijs.").matches[0].score == 1.0
    assert "004-ijsbaan" not in {
        match.article.id
        for match in decided.excerpt("Het bestuur mat vier centimeter ijs.").matches
    }


def test_a_word_of_the_glossary_counts_with_the_next_question(village: Answerer) -> None:
    question = Question("How thick was the frozzle?", TODAY)

    before = village.examine(question).reading.words
    after = village.with_decisions(Decisions(glossary={"frozzle": ("ijs",)})).examine(question)

    assert "ijs" not in {variant.word for word in before for variant in word}
    assert "ijs" in {variant.word for word in after.reading.words for variant in word}
