from dataclasses import replace
from pathlib import Path

from bot.actions import Verb
from bot.card import Accent, Card
from bot.keeping.intake import Added, AlreadyThere
from bot.keeping.previews import Previewed
from bot.keeping.uploads import Fault, Refused
from bot.rendering.keeping.previews import render_added, render_previews
from corpus.article import Role
from retrieval.likeness import Alike
from tests.bot.builders import make_article
from tests.bot.rendering.cards import buttons_of, lines_of, text_of
from tests.bot.rendering.keeping.builders import make_article_of, make_preview

REFUSED = Refused("wet.pdf", Fault.OTHER_TYPE)
ADDED = Added(Path("/srv/articles/2022-11-sluis.txt"), "2022-11-sluis")
THERE = AlreadyThere(Path("/srv/articles/2023-brug.txt"), "2023-brug")

# Names previews until they are added; anything will do.
WAITING = "t0"


def draw(*previews: Previewed, language: str = "nl") -> Card:
    return render_previews(previews, token=WAITING, language=language)


def test_a_preview_shows_title_date_with_its_origin_and_the_id_it_gets() -> None:
    lines = lines_of(draw(make_preview()))

    assert lines[2:4] == [
        "**Sluis dicht** · november 2022 (gedateerd door het artikel zelf)",
        "-# sluis\\.txt wordt 2022-11-sluis-dicht-1a2b3c4d",
    ]


def test_an_upload_without_a_date_is_shown_as_undated() -> None:
    preview = make_preview(make_article(published=None))

    assert "· undated" in text_of(draw(preview, language="en"))


def test_the_roles_of_paragraphs_are_shown_with_their_first_words() -> None:
    article = make_article_of(
        (Role.LEAD, "De sluis ging dicht."),
        (Role.BODY, "Niemand wist op dat moment precies waarom dat was."),
        (Role.BODY, "Later wel."),
        (Role.CAPTION, "Foto: ANP"),
    )

    text = text_of(draw(make_preview(article)))

    assert "1 × inleiding (“De sluis ging dicht.”)" in text.replace("\\", "")
    assert "2 × lopende tekst (“Niemand wist op dat moment precies waarom dat …”)" in text
    assert "1 × bijschrift (“Foto: ANP”)" in text


def test_nearly_the_same_articles_are_shown_with_how_much() -> None:
    preview = make_preview(alike=(Alike(make_article(id="003-sluis"), 0.874),))

    text = text_of(draw(preview))

    assert "87 % gelijk aan “Sluis dicht” (003-sluis)" in text


def test_remarks_of_the_reader_are_shown() -> None:
    preview = make_preview(notices=("its date was not understood",))

    lines = lines_of(draw(preview))

    assert "-# its date was not understood" in lines


def test_what_is_refused_is_shown_with_its_remedy_beside_what_can_be_added() -> None:
    card = draw(make_preview(), REFUSED, language="en")

    (button,) = buttons_of(card)
    assert "✗ wet.pdf: its type is not read" in text_of(card).replace("\\", "")
    assert (button.label, button.action.verb, button.action.shown) == (
        "Add 1 article",
        Verb.ADD,
        WAITING,
    )


def test_where_nothing_can_be_added_there_is_no_button() -> None:
    card = draw(REFUSED, language="en")

    assert buttons_of(card) == []
    assert card.accent is Accent.NO_ANSWER


def test_what_was_added_is_told_by_its_id_and_never_by_its_path() -> None:
    card = render_added([ADDED, THERE], owner=7, language="nl")

    assert "**1 artikel is toegevoegd**" in lines_of(card)
    assert "- 2022-11-sluis" in lines_of(card)
    assert "- 2023-brug was er al, letter voor letter" in lines_of(card)
    assert "/srv" not in text_of(card)


def test_after_adding_a_reindex_is_offered() -> None:
    card = render_added([ADDED], owner=7, language="en")

    (button,) = buttons_of(card)
    assert "after the next reindex" in text_of(card)
    assert (button.action.verb, button.action.shown) == (Verb.OFFER, "7")


def test_where_nothing_was_added_no_reindex_is_offered() -> None:
    card = render_added([THERE], owner=7, language="en")

    assert "**0 articles were added**" in lines_of(card)
    assert buttons_of(card) == []


def test_a_title_is_shown_inert() -> None:
    article = replace(make_article(), title="@everyone **nu**")

    text = text_of(draw(make_preview(article)))

    assert "**\\@everyone \\*\\*nu\\*\\***" in text
