import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.source import render_article
from bot.inert import inert
from corpus.article import Article, Copy, Paragraph, Role, Span
from corpus.publication import Origin, PublicationDate
from tests.bot.builders import make_article, piped

ANY_TEXT = st.text(min_size=1).filter(lambda text: bool(text.strip()))


def test_an_article_is_headed_by_all_that_is_known_of_it() -> None:
    day = PublicationDate(Origin.MODERATOR, 2022, 11, 5)
    article = make_article(published=day, note="Kort bericht.")

    lines = piped(render_article(article, "nl")).splitlines()

    assert lines == [
        "Sluis dicht",
        "De Zwanebode · 5 november 2022 (gedateerd door een moderator) · 001-sluis",
        "Noot van een moderator: Kort bericht.",
        "",
        "De sluis ging dicht. Niemand wist waarom.",
    ]


def test_a_date_says_who_dated_the_article() -> None:
    stated = piped(render_article(make_article(), "en"))

    assert "November 2022 (dated by the article itself)" in stated


def test_an_undated_article_has_nobody_who_dated_it() -> None:
    undated = piped(render_article(make_article(published=None), "en"))

    assert "De Zwanebode · undated · 001-sluis" in undated


def test_copies_are_named() -> None:
    article = make_article(copies=(Copy("002", "Havenblad", None, None),))

    assert "Also in Havenblad (undated)" in piped(render_article(article, "en"))


def test_a_paragraph_that_is_no_plain_text_is_marked_with_its_role() -> None:
    text = "Negen dagen\n\nHet water zakt.\n\nLees ook: de sluis"
    article = Article(
        id="001",
        title="Water",
        text=text,
        paragraphs=(
            Paragraph(Span(0, 11), Role.HEADING, ()),
            Paragraph(Span(13, 28), Role.BODY, (Span(13, 28),)),
            Paragraph(Span(30, len(text)), Role.CROSSLINK, ()),
        ),
    )

    lines = piped(render_article(article, "nl")).splitlines()

    assert lines[3:] == [
        "kop: Negen dagen",
        "",
        "Het water zakt.",
        "",
        "verwijzing: Lees ook: de sluis",
    ]


def test_every_role_and_every_origin_has_its_words_in_both_languages() -> None:
    for language in ("en", "nl"):
        for role in Role:
            for origin in Origin:
                article = make_article(published=PublicationDate(origin, 2022), role=role)

                assert "De sluis ging dicht." in piped(render_article(article, language))


@settings(deadline=None)
@given(text=ANY_TEXT, title=st.text())
def test_any_article_is_drawn_whole_and_inert(text: str, title: str) -> None:
    drawn = piped(render_article(make_article(text, title=title, role=Role.CAPTION), "en"))

    assert all(
        unicodedata.category(char) not in {"Cc", "Cf", "Cs"} for char in drawn if char != "\n"
    )
    assert all(word in drawn for word in inert(text).split())
