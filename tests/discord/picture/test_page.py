from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.discord import bodies
from tests.discord.picture.page import page_html
from tests.discord.picture.test_markdown import HOSTILE, Reading

PAGE_TAGS = {"html", "meta", "title", "style", "body", "svg", "path", "circle"}
OURS = PAGE_TAGS | {"div", "span", "strong", "em", "u", "s", "code", "pre", "a", "h1", "h2", "h3"}


def page(body: dict[str, Any], **others: Any) -> str:
    return page_html({"author": "Kernvraag", "body": body, **others})


def test_the_sender_is_named_and_marked_as_an_app() -> None:
    html = page(bodies.plain())

    assert '<span class="author">Kernvraag</span><span class="tag">APP</span>' in html


def test_a_text_display_is_drawn_in_its_container_of_the_accent_colour() -> None:
    html = page(bodies.layout(bodies.text("**vet**")))

    assert '<div class="container" style="--accent: #2f6f4f"><div class="text">' in html
    assert "<strong>vet</strong>" in html


@pytest.mark.parametrize(
    ("style", "kind"), [(1, "primary"), (2, "secondary"), (3, "success"), (4, "danger")]
)
def test_a_button_has_the_colour_of_its_style(style: int, kind: str) -> None:
    html = page(bodies.layout(bodies.row(bodies.button(style=style))))

    assert f'<span class="button {kind}">Open</span>' in html


def test_a_button_that_is_off_looks_so() -> None:
    html = page(bodies.layout(bodies.row(bodies.button(disabled=True))))

    assert '<span class="button secondary disabled">Open</span>' in html


def test_a_menu_shows_what_is_chosen_in_it() -> None:
    html = page(bodies.layout(bodies.row(bodies.menu(bodies.option("1953", default=True)))))

    assert '<span class="chosen">Jaar 1953</span>' in html


def test_a_menu_without_choice_shows_its_placeholder() -> None:
    html = page(bodies.layout(bodies.row(bodies.menu(placeholder="Andere periode"))))

    assert '<span class="placeholder">Andere periode</span>' in html


def test_only_a_private_message_says_that_nobody_else_sees_it() -> None:
    said = "Only you can see this"

    assert said in page(bodies.plain(), ephemeral=True)
    assert said not in page(bodies.plain(), ephemeral=False)


def test_the_message_that_is_answered_stands_above() -> None:
    html = page(bodies.plain(), reply_to={"author": "Hanna", "text": "Vaart de *boot*?"})

    assert '<span class="small-author">Hanna</span>' in html
    assert "Vaart de <em>boot</em>?" in html


def test_the_command_that_was_used_stands_above() -> None:
    html = page(bodies.plain(), used={"author": "Hanna", "command": "ask"})

    assert 'used <span class="command">/ask</span>' in html


def test_the_data_of_an_answer_is_drawn_like_a_message() -> None:
    assert page(bodies.callback(4, bodies.layout())) == page(bodies.layout())


def test_an_embed_is_drawn_with_its_fields() -> None:
    embed = {"title": "Veer", "fields": [{"name": "Duur", "value": "een *uur*"}], "color": 255}

    html = page(bodies.plain(embeds=[embed]))

    assert '<div class="embed" style="--accent: #0000ff">' in html
    assert "een <em>uur</em>" in html


def test_a_component_that_cannot_be_drawn_leaves_a_box() -> None:
    assert "component of type 12" in page(bodies.layout({"type": 12}))


@given(HOSTILE, st.booleans())
def test_nothing_in_a_payload_becomes_a_tag(text: str, ephemeral: bool) -> None:  # noqa: FBT001
    controls = bodies.row(bodies.button(label=text), bodies.menu(placeholder=text))
    embed = {"title": text, "description": text, "footer": {"text": text}}
    body = bodies.layout(bodies.text(text), controls, content=text, embeds=[embed])

    html = page_html(
        {
            "author": text,
            "body": body,
            "ephemeral": ephemeral,
            "reply_to": {"author": text, "text": text},
            "time": text,
        }
    )

    assert Reading(html).tags <= OURS


def test_an_escaped_mention_is_not_drawn_as_a_mention() -> None:
    html = page(bodies.layout(bodies.text(r"\<@12> \@everyone")))

    assert 'class="mention"' not in html
    assert "&lt;@12&gt; @everyone" in html
