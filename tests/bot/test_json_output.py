import json
from datetime import date

from bot.json_output import (
    article_object,
    outcome_object,
    period_object,
    source_object,
    timeline_object,
)
from corpus.article import Copy
from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from retrieval.timeframe import Timeframe
from retrieval.types import Excluded, Reason
from tests.bot.builders import (
    make_answer,
    make_article,
    make_citation,
    make_no_answer,
    make_reading,
    make_timeline,
)


def test_an_answer_is_written_as_the_contract_says() -> None:
    timeframe = Timeframe(period=Period.of_month(2022, 11), words="november 2022")
    answer = make_answer(
        reading=make_reading(timeframe=timeframe), excluded=Excluded(1, 2, 3), degraded="Slow."
    )

    assert json.dumps(outcome_object(answer)) == json.dumps(
        {
            "question": "Waarom ging de sluis dicht?",
            "language": "nl",
            "outcome": "answer",
            "reason": None,
            "period": {
                "first": "2022-11-01",
                "last": "2022-11-30",
                "words": "november 2022",
                "filter": False,
            },
            "citations": [
                {
                    "number": 1,
                    "quote": "De sluis ging dicht.",
                    "start": 0,
                    "end": 20,
                    "passage": "001-sluis:0-1",
                    "score": 0.8312,
                    "article": {
                        "id": "001-sluis",
                        "title": "Sluis dicht",
                        "source": "De Zwanebode",
                        "url": None,
                        "published": "2022-11",
                        "precision": "month",
                        "origin": "stated",
                    },
                }
            ],
            "nearest": [],
            "degraded": "Slow.",
            "excluded": {"outside_period": 1, "undated": 2, "suppressed": 3},
            "corpus": {
                "generation": "g000001",
                "articles": 5,
                "passages": 70,
                "undated": 2,
                "first": "2022-11",
                "last": "2023-03",
            },
        }
    )


def test_no_answer_has_the_same_keys_in_the_same_order() -> None:
    no_answer = outcome_object(make_no_answer(nearest=[make_citation()]))

    assert list(no_answer) == list(outcome_object(make_answer()))


def test_no_answer_gives_its_reason_and_moves_its_quotes_to_nearest() -> None:
    written = outcome_object(make_no_answer(Reason.ONLY_UNDATED, [make_citation()]))

    assert (written["outcome"], written["reason"]) == ("no_answer", "only_undated")
    assert written["citations"] == []
    assert written["nearest"] == outcome_object(make_answer())["citations"]


def test_a_question_without_a_period_has_none() -> None:
    assert period_object(make_reading()) is None


def test_an_explicit_period_is_a_filter_that_no_words_named() -> None:
    reading = make_reading(published=Period.of_year(2022))

    assert period_object(reading) == {
        "first": "2022-01-01",
        "last": "2022-12-31",
        "words": None,
        "filter": True,
    }


def test_an_open_end_of_a_period_is_null() -> None:
    since = make_reading(published=Period(date(2022, 1, 1), date.max))
    until = make_reading(as_of=date(2022, 12, 31))

    assert period_object(since) == {
        "first": "2022-01-01",
        "last": None,
        "words": None,
        "filter": True,
    }
    assert period_object(until) == {
        "first": None,
        "last": "2022-12-31",
        "words": None,
        "filter": True,
    }


def test_a_question_of_what_was_known_filters_by_its_words() -> None:
    known = Timeframe(Period(date.min, date(2022, 12, 31)), words="eind 2022", as_of=True)

    assert period_object(make_reading(timeframe=known)) == {
        "first": None,
        "last": "2022-12-31",
        "words": "eind 2022",
        "filter": True,
    }


def test_an_explicit_period_goes_before_the_words() -> None:
    timeframe = Timeframe(period=Period.of_year(2021), words="2021")
    period = period_object(make_reading(timeframe=timeframe, published=Period.of_year(2022)))

    assert period is not None
    assert (period["first"], period["filter"]) == ("2022-01-01", True)


def test_a_date_is_written_at_its_precision() -> None:
    dates = (
        None,
        PublicationDate(Origin.STATED, 2022),
        PublicationDate(Origin.FILE, 2022, 11),
        PublicationDate(Origin.MODERATOR, 2022, 11, 5),
    )

    written = [article_object(make_article(published=published)) for published in dates]

    assert [(one["published"], one["precision"], one["origin"]) for one in written] == [
        (None, "none", None),
        ("2022", "year", "stated"),
        ("2022-11", "month", "file"),
        ("2022-11-05", "day", "moderator"),
    ]


def test_a_source_carries_its_text_its_paragraphs_and_its_copies() -> None:
    copy = Copy("002", "Havenblad", "https://example.org/2", PublicationDate(Origin.FILE, 2022))
    article = make_article("Het water stijgt.", copies=(copy,), note="Kort bericht.")

    assert json.dumps(source_object(article)) == json.dumps(
        {
            "id": "001-sluis",
            "title": "Sluis dicht",
            "titled": False,
            "source": "De Zwanebode",
            "url": None,
            "author": None,
            "language": "nl",
            "published": "2022-11",
            "precision": "month",
            "origin": "stated",
            "text": "Het water stijgt.",
            "paragraphs": [{"start": 0, "end": 17, "role": "body"}],
            "copies": [
                {
                    "id": "002",
                    "source": "Havenblad",
                    "url": "https://example.org/2",
                    "published": "2022",
                    "precision": "year",
                    "origin": "file",
                }
            ],
            "note": "Kort bericht.",
        }
    )


def test_a_timeline_has_its_dated_and_its_undated_citations() -> None:
    undated = make_citation(make_article(published=None), number=2)

    written = timeline_object(make_timeline([make_citation()], [undated]))

    assert list(written) == [
        "topic",
        "language",
        "period",
        "citations",
        "undated",
        "degraded",
        "excluded",
        "corpus",
    ]
    assert written["topic"] == "de sluis"
    assert written["citations"] == outcome_object(make_answer())["citations"]


def test_nothing_in_an_answer_is_an_enumeration_or_a_number_of_a_library() -> None:
    written = outcome_object(make_no_answer(nearest=[make_citation()]))

    assert json.loads(json.dumps(written)) == written
    assert type(written["reason"]) is str
    assert type(written["language"]) is str
