from bot.actions import Verb
from bot.card import Card
from bot.rendering.source import render_source
from corpus.article import Article, Copy, Role, Span
from tests.bot.builders import NOVEMBER, make_article
from tests.bot.rendering.articles import make_long_article, span_of
from tests.bot.rendering.cards import buttons_of, lines_of, links_of, text_of

LONG = make_long_article(*[(Role.BODY, "De sluiswachter telde de schepen. " * 60)] * 3)


def render(
    article: Article,
    *marked: Span,
    page: int = 0,
    language: str = "nl",
    remark: str | None = None,
) -> Card:
    return render_source(
        article,
        shown="abc",
        marked=marked,
        number=2,
        page=page,
        language=language,
        remark=remark,
    )


def test_an_article_stands_under_its_title_outlet_and_date_with_who_says_so() -> None:
    lines = lines_of(render(make_article()))

    assert lines[:3] == [
        "### Sluis dicht",
        "De Zwanebode · **november 2022 (gedateerd door het artikel zelf)**",
        "De sluis ging dicht. Niemand wist waarom.",
    ]


def test_an_undated_article_is_called_undated() -> None:
    assert "**undated**" in text_of(render(make_article(published=None), language="en"))


def test_the_author_copies_and_note_of_an_article_are_told() -> None:
    article = Article(
        "001",
        "Sluis dicht",
        "De sluis ging dicht.",
        make_article("De sluis ging dicht.").paragraphs,
        published=NOVEMBER,
        author="Fenna Vlot",
        copies=(Copy("002", "Havenblad", None, None),),
        note="Later rechtgezet.",
    )

    text = text_of(render(article))

    assert "Fenna Vlot · **november 2022" in text
    assert "-# Ook in Havenblad (zonder datum)" in text
    assert "-# Noot van een moderator: Later rechtgezet." in text


def test_what_was_quoted_is_marked_in_its_place() -> None:
    article = make_article()

    text = text_of(render(article, span_of(article, "Niemand wist waarom.")))

    assert "De sluis ging dicht. **❝ Niemand wist waarom. ❞**" in text
    assert "-# Wat is aangehaald staat tussen ❝ en ❞." in text


def test_a_quote_in_the_middle_of_a_sentence_keeps_the_blanks_around_it() -> None:
    article = make_article()

    assert "De **❝ sluis ging ❞** dicht." in text_of(
        render(article, span_of(article, "sluis ging"))
    )


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    article = make_long_article((Role.BODY, "Eerste zin. Tweede."), (Role.BODY, "Derde. Vierde."))
    start = article.text.index("Tweede.")

    text = text_of(render(article, Span(start, article.text.index(" Vierde."))))

    assert "Eerste zin. **❝ Tweede. ❞**\n\n**❝ Derde. ❞** Vierde." in text


def test_quotes_that_overlap_are_marked_as_one() -> None:
    article = make_article()

    text = text_of(render(article, Span(0, 10), Span(3, 20)))

    assert "**❝ De sluis ging dicht. ❞** Niemand" in text


def test_a_page_without_a_quote_explains_no_marks() -> None:
    assert "❝" not in text_of(render(make_article()))


def test_what_is_no_plain_text_names_its_role() -> None:
    article = make_long_article(
        (Role.HEADING, "Het water"),
        (Role.CAPTION, "De sluis in mei."),
        (Role.BODY, "Er was water."),
    )

    text = text_of(render(article))

    assert "**Het water**\n\n-# bijschrift: De sluis in mei.\n\nEr was water." in text


def test_a_quoted_heading_is_bold_once() -> None:
    article = make_long_article((Role.HEADING, "Het water stijgt"))

    assert "**Het ❝ water ❞ stijgt**" in text_of(render(article, span_of(article, "water")))


def test_pages_are_turned_from_where_they_are() -> None:
    back, on = buttons_of(render(LONG, page=1))

    assert [each.action.verb for each in (back, on)] == [Verb.PAGE, Verb.PAGE]
    assert [(each.action.number, each.action.page) for each in (back, on)] == [(2, 0), (2, 2)]
    assert not back.is_disabled
    assert not on.is_disabled
    assert "-# Pagina 2 van 3" in lines_of(render(LONG, page=1))


def test_before_the_first_page_and_behind_the_last_there_is_nothing() -> None:
    first = [each.is_disabled for each in buttons_of(render(LONG, page=0))]
    last = [each.is_disabled for each in buttons_of(render(LONG, page=2))]

    assert (first, last) == ([True, False], [False, True])


def test_a_page_beyond_the_last_is_the_last() -> None:
    assert render(LONG, page=99) == render(LONG, page=2)


def test_a_single_page_cannot_be_turned() -> None:
    assert buttons_of(render(make_article())) == []


def test_an_article_on_the_web_is_linked() -> None:
    url = "https://www.zwanebode.example.org/sluis?id=1"

    assert links_of(render(make_article(url=url))) == [url]


def test_an_address_that_poses_as_another_or_is_too_long_is_not_linked() -> None:
    for url in (
        "https://bank.nl@evil.nl/",
        "javascript:x",
        "https://sluis",
        f"https://a.nl/{'x' * 600}",
    ):
        assert links_of(render(make_article(url=url))) == []


def test_a_remark_stands_above_everything() -> None:
    assert lines_of(render(make_article(), remark="Het artikel is veranderd."))[0] == (
        "**Het artikel is veranderd.**"
    )


def test_a_text_cannot_leave_its_paragraph() -> None:
    article = make_article("```\n**vet @everyone [klik](https://evil.nl)")

    assert "\\`\\`\\` \\*\\*vet \\@everyone \\[klik\\]\\(https\\://evil\\.nl)" in text_of(
        render(article)
    )
