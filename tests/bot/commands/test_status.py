from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.status import Status, age_in_words, render_status, status_object
from bot.sample import sample_corpus
from corpus.publication import Precision
from corpus.rejection import Notice, Rejection, RejectionReason
from tests.bot.builders import make_manifest, piped

PRECISIONS = {Precision.DAY: 1, Precision.MONTH: 2, Precision.YEAR: 0, Precision.NONE: 2}


def _status(*, corpus: str = "/srv/articles", notice: str | None = None) -> Status:
    manifest = make_manifest(
        corpus=corpus,
        rejected=(Rejection("leeg.txt", RejectionReason.EMPTY),),
        notices=(Notice("later.txt", "its date lies in the future"),),
    )
    return Status(
        data=Path("/srv/data"),
        manifest=manifest,
        notice=notice,
        current="g000002",
        previous="g000001",
        precisions=PRECISIONS,
        age=timedelta(hours=3, minutes=5),
        size=42_400_000,
    )


def test_the_status_is_written_for_scripts() -> None:
    written = status_object(_status())

    assert list(written) == [
        "generation",
        "current",
        "previous",
        "notice",
        "created",
        "corpus_path",
        "data_path",
        "corpus",
        "precision",
        "model",
        "gate",
        "versions",
        "rejected",
        "notices",
        "size",
    ]
    assert written["precision"] == {"day": 1, "month": 2, "year": 0, "none": 2}
    assert written["rejected"] == [{"path": "leeg.txt", "reason": "empty", "detail": ""}]


def test_the_status_is_drawn_for_an_operator() -> None:
    drawn = piped(render_status(_status(notice="g000003 is damaged, so g000002 answers instead")))

    lines = [" ".join(line.split()) for line in drawn.splitlines()]
    assert "generation g000002, built 3 hours ago" in lines
    assert "warning g000003 is damaged, so g000002 answers instead" in lines
    assert "holds 5 articles, November 2022 – March 2023, 2 undated" in lines
    assert "dates 1 to the day, 2 to the month, 2 undated" in lines
    assert "on disk 42.4 MB in /srv/data" in lines
    assert any(
        line.startswith("left out leeg.txt was left out: it holds no text") for line in lines
    )


def test_the_sample_archive_is_called_fiction() -> None:
    drawn = piped(render_status(_status(corpus=str(sample_corpus().resolve()))))

    assert "(the sample archive, fiction)" in drawn


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(0), "0 seconds"),
        (timedelta(seconds=-5), "0 seconds"),
        (timedelta(seconds=61), "1 minute"),
        (timedelta(hours=25), "1 day"),
        (timedelta(days=400), "400 days"),
    ],
)
def test_an_age_is_told_in_its_largest_unit(age: timedelta, words: str) -> None:
    assert age_in_words(age) == words
