import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import Verb
from bot.card import Accent
from bot.rendering.differences import write_differences
from bot.rendering.excerpt import paragraph_at, render_excerpt
from bot.shown import Kind
from corpus.article import Role
from retrieval.differences import Change, Difference
from retrieval.excerpts.finding import ExcerptReport, Match, Verdict
from tests.bot.builders import make_article
from tests.bot.rendering.articles import make_long_article
from tests.bot.rendering.cards import buttons_of, lines_of, make_shown, text_of

SHOWN = make_shown("De sluis ging open.", kind=Kind.QUOTE)
MATCH = Match(make_article(), 0, 20, "De sluis ging dicht.", 0.9)
CHANGES = st.lists(st.builds(Difference, st.sampled_from(Change), st.text()))


def report(
    verdict: Verdict, *matches: Match, excerpt: str = "De sluis ging open."
) -> ExcerptReport:
    return ExcerptReport(excerpt, verdict, matches)


def test_the_verdict_comes_first_in_words() -> None:
    card = render_excerpt(report(Verdict.VERBATIM, MATCH), SHOWN, language="nl")

    assert lines_of(card)[:2] == [
        "**Dit staat woord voor woord in het archief.**",
        "-# Gezocht: “De sluis ging open.”",
    ]


def test_a_place_is_told_by_article_date_paragraph_and_characters() -> None:
    card = render_excerpt(report(Verdict.VERBATIM, MATCH), SHOWN, language="nl")

    assert lines_of(card)[2:] == [
        "> **1** “De sluis ging dicht.”",
        "*Sluis dicht* · De Zwanebode · **november 2022**",
        "-# alinea 1, tekens 0 tot 20",
    ]


def test_each_place_can_be_opened() -> None:
    card = render_excerpt(report(Verdict.TYPOGRAPHIC, MATCH, MATCH), SHOWN, language="en")

    assert [(each.label, each.action.verb) for each in buttons_of(card)] == [
        ("Source 1", Verb.OPEN),
        ("Source 2", Verb.OPEN),
    ]


def test_an_altered_excerpt_shows_the_words_that_differ_and_what_the_marks_mean() -> None:
    lines = lines_of(render_excerpt(report(Verdict.ALTERED, MATCH), SHOWN, language="nl"))

    assert lines[-3:] == [
        "**Hoe het afwijkt van bron 1**",
        "De sluis ging **dicht.** ~~open.~~",
        "-# Vet staat alleen in het archief; doorgestreept staat alleen in de gezochte tekst.",
    ]


def test_a_joined_excerpt_is_compared_with_its_parts_together() -> None:
    other = Match(make_article(), 21, 41, "Niemand wist waarom.", 1.0)
    joined = ExcerptReport("De sluis ging open. Niemand…", Verdict.ALTERED, (MATCH, other), True)

    lines = lines_of(render_excerpt(joined, SHOWN, language="nl"))

    assert "-# Samengevoegd uit 2 plaatsen, genummerd in de volgorde van het fragment." in lines
    assert lines[-3:-1] == [
        "**Hoe het afwijkt van deze bronnen samen**",
        "De sluis ging **dicht.** ~~open.~~ Niemand **wist waarom.**",
    ]


def test_an_excerpt_that_is_not_there_shows_no_place() -> None:
    card = render_excerpt(report(Verdict.ABSENT), SHOWN, language="nl")

    assert lines_of(card)[0] == "**Dit staat niet in het archief.**"
    assert card.accent is Accent.NO_ANSWER
    assert buttons_of(card) == []


def test_what_was_looked_for_is_shown_inert() -> None:
    card = render_excerpt(report(Verdict.ABSENT, excerpt="**@everyone**"), SHOWN, language="nl")

    assert "\\*\\*\\@everyone\\*\\*" in text_of(card)


def test_paragraphs_are_counted_from_one() -> None:
    article = make_long_article((Role.BODY, "Een."), (Role.BODY, "Twee."))

    assert [paragraph_at(article, article.text.index(each)) for each in ("Een", "wee")] == [1, 2]


def test_a_difference_that_is_cut_keeps_its_mark() -> None:
    added = Difference(Change.ADDED, "woord " * 20)

    written = write_differences([added], 40)

    assert re.fullmatch(r"~~woord.* \[…\]~~", written)


@settings(deadline=None)
@given(CHANGES, st.integers(10, 200))
def test_differences_are_never_longer_than_their_limit(
    differences: list[Difference], limit: int
) -> None:
    assert 0 < len(write_differences(differences, limit)) <= limit
