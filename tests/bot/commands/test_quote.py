from bot.commands.quote import render_report, report_object
from retrieval.excerpts.finding import ExcerptReport, Match, Verdict
from tests.bot.builders import make_article, piped

MATCH = Match(make_article(), 0, 20, "De sluis ging dicht.", 0.876543)


def test_a_verdict_stands_above_the_places_it_rests_on() -> None:
    report = ExcerptReport("De sluis ging open.", Verdict.ALTERED, (MATCH,))

    assert piped(render_report(report, "nl")).splitlines() == [
        "Iets dat erop lijkt staat in het archief, maar niet in deze woorden.",
        "",
        " 1 “De sluis ging dicht.”",
        "   Sluis dicht · De Zwanebode · november 2022 · 001-sluis",
        "   tekens 0 tot 20",
    ]


def test_a_joined_excerpt_says_of_how_many_places() -> None:
    report = ExcerptReport("…", Verdict.ALTERED, (MATCH, MATCH), is_joined=True)

    assert piped(render_report(report, "nl")).splitlines()[1] == (
        "Samengevoegd uit 2 plaatsen, genummerd in de volgorde van het fragment."
    )


def test_every_verdict_has_a_sentence_in_both_languages() -> None:
    for language in ("en", "nl"):
        sentences = {
            piped(render_report(ExcerptReport("x", verdict, ()), language)) for verdict in Verdict
        }

        assert len(sentences) == len(Verdict)


def test_a_report_is_written_as_the_contract_says() -> None:
    written = report_object(ExcerptReport("De sluis ging open.", Verdict.ALTERED, (MATCH,)))

    assert written == {
        "verdict": "altered",
        "matches": [
            {
                "article": {
                    "id": "001-sluis",
                    "title": "Sluis dicht",
                    "source": "De Zwanebode",
                    "url": None,
                    "published": "2022-11",
                    "precision": "month",
                    "origin": "stated",
                },
                "quote": "De sluis ging dicht.",
                "start": 0,
                "end": 20,
                "score": 0.8765,
            }
        ],
    }
