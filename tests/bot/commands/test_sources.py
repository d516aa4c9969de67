from bot.commands.sources import render_sources, sources_object
from corpus.publication import Origin, PublicationDate
from retrieval.archive import entry_of
from tests.bot.builders import HOLDINGS, make_article, piped

DATED = entry_of(make_article(published=PublicationDate(Origin.FILE, 2022, 11, 5)))
UNDATED = entry_of(make_article(id="002-los", title="Los", published=None, source=None))


def test_articles_are_listed_with_date_title_outlet_and_id() -> None:
    lines = piped(render_sources((DATED, UNDATED), HOLDINGS, "nl")).splitlines()

    assert [" ".join(line.split()) for line in lines] == [
        "5 november 2022 Sluis dicht · De Zwanebode · 001-sluis",
        "zonder datum Los · 002-los",
        "",
        "2 van 5 artikelen, november 2022 – maart 2023, 2 zonder datum",
    ]


def test_a_list_of_nothing_says_so_and_spans_the_archive() -> None:
    text = piped(render_sources((), HOLDINGS, "en"))

    assert "No article of the archive fits." in text
    assert "The archive: 5 articles" in text


def test_undated_articles_that_a_period_left_out_are_counted_aloud() -> None:
    text = piped(render_sources((DATED,), HOLDINGS, "nl", left_out=2))

    assert text.endswith(" · 2 artikelen zonder datum tellen niet mee\n")


def test_articles_are_written_as_in_a_citation() -> None:
    written = sources_object((DATED, UNDATED), HOLDINGS)

    assert list(written) == ["articles", "corpus"]
    assert written["articles"] == [
        {
            "id": "001-sluis",
            "title": "Sluis dicht",
            "source": "De Zwanebode",
            "url": None,
            "published": "2022-11-05",
            "precision": "day",
            "origin": "file",
        },
        {
            "id": "002-los",
            "title": "Los",
            "source": None,
            "url": None,
            "published": None,
            "precision": "none",
            "origin": None,
        },
    ]
