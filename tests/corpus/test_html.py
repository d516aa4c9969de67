import sys

import pytest

from corpus.article import Role
from corpus.errors import RejectedError
from corpus.formats.draft import Draft
from corpus.formats.html import read_html
from corpus.publication import Origin
from corpus.rejection import RejectionReason

BODY = """
<nav><a href="/">Voorpagina</a> <a href="/sport">Sport</a></nav>
<article><h1>Sluis dicht</h1>
<p>De sluis van <a href="/havermonde">Havermonde</a> is sinds maandag <b>dicht</b>, zegt men.</p>
<figure><img src="schip.jpg"><figcaption>Een schip voor de sluis</figcaption></figure>
<h2>Geen schepen.</h2>
<p>“Er vaart niets meer”, zegt de sluiswachter, die al dertig jaar op deze plek werkt.</p>
<ul><li>drie schepen wachten</li><li>een schip keerde om</li></ul>
<table><tr><td>Oost</td><td>3</td></tr></table>
<p>Volgens de gemeente duurt het nog zeker drie weken voordat alles weer is hersteld.</p>
</article><footer>Copyright 2019</footer>
"""

PARAGRAPH = "<p>De sluis van Havermonde is sinds maandag dicht, zegt de sluiswachter.</p>"
HEADER = '<article><header><time datetime="2022-11-05">zaterdag</time></header></article>'


def page(head: str = "", body: str = BODY) -> Draft:
    return read_html(
        f'<!doctype html><html lang="nl"><head>{head}</head><body>{body}</body></html>'.encode()
    )


def json_ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def test_the_article_is_read_without_what_surrounds_it() -> None:
    assert page("<title>Sluis dicht</title>").text.split("\n\n") == [
        "De sluis van Havermonde is sinds maandag dicht, zegt men.",
        "Een schip voor de sluis",
        "Geen schepen.",
        "“Er vaart niets meer”, zegt de sluiswachter, die al dertig jaar op deze plek werkt.",
        "drie schepen wachten",
        "een schip keerde om",
        "Oost; 3",
        "Volgens de gemeente duurt het nog zeker drie weken voordat alles weer is hersteld.",
    ]


def test_headings_captions_and_lists_are_told() -> None:
    draft = page()
    told = {draft.text[start:].split("\n\n")[0]: role for start, role in draft.told.items()}

    assert told["Een schip voor de sluis"] is Role.CAPTION
    assert told["Geen schepen."] is Role.HEADING
    assert told["drie schepen wachten"] is Role.BODY


def test_the_head_gives_the_facts() -> None:
    facts = page(
        '<meta property="og:title" content="Sluis dicht">'
        '<meta property="og:site_name" content="De Havenbode">'
        '<meta name="author" content="Els Pot">'
        '<link rel="canonical" href="https://haven.example/sluis">'
    ).facts

    assert facts.title == "Sluis dicht"
    assert facts.source == "De Havenbode"
    assert facts.author == "Els Pot"
    assert facts.url == "https://haven.example/sluis"
    assert facts.language == "nl"


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ('<meta property="article:published_time" content="2022-11-05T23:30:00+01:00">', ""),
        ('<meta name="DC.date.issued" content="2022-11-05">', ""),
        (json_ld('{"@type": "NewsArticle", "datePublished": "2022-11-05T08:00"}'), ""),
        (json_ld('{"@graph": [{"@type": ["Article"], "datePublished": "2022-11-05"}]}'), ""),
        ("", '<p><time itemprop="datePublished" datetime="2022-11-05">gisteren</time></p>'),
        ("", HEADER),
    ],
)
def test_a_date_is_read_where_the_page_states_it(head: str, before: str) -> None:
    draft = page(head, before + PARAGRAPH)

    assert str(draft.facts.published) == "2022-11-05"
    assert draft.facts.published is not None
    assert draft.facts.published.origin is Origin.FILE
    assert draft.remarks == ()


def test_a_date_is_no_finer_than_the_page_states() -> None:
    draft = page('<meta property="article:published_time" content="2022-11">')

    assert str(draft.facts.published) == "2022-11"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="canonical" href="https://haven.example/2022/11/05/sluis">', BODY),
        ("", f"{BODY}<p>Bijgewerkt op 5 november 2022 om 12.00 uur, © 2022</p>"),
        ('<meta property="article:modified_time" content="2022-11-05">', BODY),
        ('<meta name="date" content="2022-11-05">', BODY),
        (json_ld('{"@type": "VideoObject", "datePublished": "2022-11-05"}'), BODY),
        (json_ld('{"@type": "NewsArticle", "dateModified": "2022-11-05"}'), BODY),
        (json_ld("{kapot"), BODY),
        ("", f'<p><time datetime="2022-11-05">De brug viel op 5/11</time></p>{BODY}'),
        ("", f"{HEADER}{BODY}"),
    ],
)
def test_no_date_is_invented(head: str, body: str) -> None:
    assert page(head, body).facts.published is None


def test_a_date_that_cannot_be_read_is_noticed() -> None:
    draft = page('<meta property="article:published_time" content="vorige week">')

    assert draft.facts.published is None
    assert "“vorige week” is no date" in draft.facts.remarks[0]


def test_of_several_stated_dates_the_first_is_taken_and_noticed() -> None:
    draft = page(
        '<meta property="article:published_time" content="2022-11-05">'
        + json_ld('{"@type": "NewsArticle", "datePublished": "2022-11-07"}')
    )

    assert str(draft.facts.published) == "2022-11-05"
    assert "several dates" in draft.remarks[0]


def test_a_page_without_an_article_is_empty() -> None:
    with pytest.raises(RejectedError) as caught:
        read_html(b"<html></html>")

    assert caught.value.reason is RejectionReason.EMPTY


def test_without_the_library_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(RejectedError, match=r"pip install '\.\[ingest\]'"):
        page()
