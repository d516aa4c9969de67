from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.discord.picture.markdown import markdown_html

# Marks, HTML and letters close together, so that chance makes something of them.
HOSTILE = st.text(alphabet="*_~`|<>@#&-[]()\\:/ \n\"'=aeth1.!", max_size=80) | st.text()
PIECES = st.sampled_from(
    ["<script>alert(1)</script>", "<b onclick=x>", "[a](https://b.c/\"onload='x)", "<@1>"]
)
TAGS = {"div", "span", "strong", "em", "u", "s", "code", "pre", "a", "h1", "h2", "h3"}


class Reading(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.shown = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.shown += data


def escaped(text: str) -> str:
    return "".join(char if char.isalnum() or char.isspace() else f"\\{char}" for char in text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**vet**", "<strong>vet</strong>"),
        ("*schuin*", "<em>schuin</em>"),
        ("_schuin_", "<em>schuin</em>"),
        ("***beide***", "<strong><em>beide</em></strong>"),
        ("__onder__", "<u>onder</u>"),
        ("~~door~~", "<s>door</s>"),
        ("||geheim||", '<span class="spoiler">geheim</span>'),
        ("`a **b**`", "<code>a **b**</code>"),
        ("**vet en *schuin***", "<strong>vet en <em>schuin</em></strong>"),
        ("[veer](https://veer.nl/a)", '<a href="https://veer.nl/a">veer</a>'),
        ("zie https://veer.nl/a.", 'zie <a href="https://veer.nl/a">https://veer.nl/a</a>.'),
        ("<@12>", '<span class="mention">@member</span>'),
        ("<@&12>", '<span class="mention">@role</span>'),
        ("<#12>", '<span class="mention">#channel</span>'),
        ("</ask:12>", '<span class="mention">/ask</span>'),
        ("@everyone", '<span class="mention">@everyone</span>'),
        ("<t:0:D>", '<span class="timestamp">1 January 1970</span>'),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("<b>vet</b>", "&lt;b&gt;vet&lt;/b&gt;"),
    ],
)
def test_a_mark_within_a_line_is_drawn_as_discord_draws_it(text: str, html: str) -> None:
    assert markdown_html(text) == f'<div class="paragraph">{html}</div>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Een", "<h1>Een</h1>"),
        ("## Twee", "<h2>Twee</h2>"),
        ("### *Drie*", "<h3><em>Drie</em></h3>"),
        ("-# klein", '<div class="small">klein</div>'),
        ("```py\na < b\n```", "<pre>a &lt; b</pre>"),
        ("> a\n> b", '<div class="quote"><div class="paragraph">a\nb</div></div>'),
        (">>> a\nb", '<div class="quote"><div class="paragraph">a\nb</div></div>'),
        ("> # a", '<div class="quote"><h1>a</h1></div>'),
        (
            "- a",
            '<div class="item"><span class="bullet">•</span><div>a</div></div>',
        ),
        (
            "  3. a",
            '<div class="deep item"><span class="bullet">3.</span><div>a</div></div>',
        ),
        ("#geen", '<div class="paragraph">#geen</div>'),
        (">geen", '<div class="paragraph">&gt;geen</div>'),
    ],
)
def test_a_mark_at_the_beginning_of_a_line_makes_a_block(text: str, html: str) -> None:
    assert markdown_html(text) == html


def test_text_stands_before_and_after_a_block() -> None:
    html = markdown_html("voor\n> aan\nna")

    assert Reading(html).shown == "vooraanna"


@pytest.mark.parametrize(
    "text",
    [
        *("**a**", "*a*", "__a__", "~~a~~", "`a`", "||a||", "[a](https://b.c)", "```a```"),
        *("# a", "> a", "- a", "-# a", "1. a"),
        *("<@1>", "<@&1>", "<#1>", "@everyone", "@here", "<t:0>"),
    ],
)
def test_what_is_escaped_is_shown_as_it_stands(text: str) -> None:
    reading = Reading(markdown_html(escaped(text)))

    assert reading.shown == text
    assert reading.tags == {"div"}


def test_an_escaped_mark_does_not_end_what_another_one_began() -> None:
    assert "<strong>a** b</strong>" in markdown_html(r"**a\*\* b**")


def test_a_timestamp_beyond_the_calendar_is_shown_as_it_stands() -> None:
    assert Reading(markdown_html("<t:999999999999:F>")).shown == "<t:999999999999:F>"


@given(st.lists(HOSTILE | PIECES).map("".join))
def test_nothing_in_a_text_becomes_a_tag_of_its_own(text: str) -> None:
    reading = Reading(markdown_html(text))

    assert reading.tags <= TAGS
    assert {name for name, _ in reading.attributes} <= {"class", "href"}
    assert all(
        value and value.startswith(("https://", "http://"))
        for name, value in reading.attributes
        if name == "href"
    )


@given(HOSTILE)
def test_a_text_escaped_throughout_is_shown_word_for_word(text: str) -> None:
    reading = Reading(markdown_html(escaped(text)))

    assert reading.shown.split() == text.split()
