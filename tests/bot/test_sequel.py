from bot.sequel import differing_in_words, later_in_words, pairs_to_show
from tests.bot.sequels import CORRECTION, NEW, OLD, differing, overtaken, overtaken_by_figures


def test_a_later_report_is_named_by_what_it_is() -> None:
    answers = (overtaken(), overtaken_by_figures(), overtaken(CORRECTION))

    assert [later_in_words(each, "nl") for each in answers] == [
        "Later bericht",
        "Later bericht, met andere cijfers",
        "Later bericht: een rechtzetting",
    ]
    assert [later_in_words(each, "en") for each in answers] == [
        "Later report",
        "Later report, with other figures",
        "Later report: a correction",
    ]


def test_figures_that_differ_are_named_in_both_languages() -> None:
    assert differing_in_words("nl") == "De cijfers verschillen"
    assert differing_in_words("en") == "Figures differ"


def test_a_pair_that_a_later_report_shows_is_not_shown_again() -> None:
    assert pairs_to_show(differing()) == ((OLD, NEW),)
    assert pairs_to_show(overtaken_by_figures()) == ()
