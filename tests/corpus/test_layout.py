import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Role
from corpus.errors import RejectedError
from corpus.layout import PARAGRAPH_LIMIT, lay_out
from corpus.rejection import RejectionReason

LEAD = "De sluis van Havermonde is sinds maandag dicht."
BODY = "Schippers wachten al drie dagen op de rivier, en het einde is niet in zicht."
LAST = "Morgen komt de inspectie."


def roles(*paragraphs: str) -> list[Role]:
    return [paragraph.role for paragraph in lay_out("\n\n".join(paragraphs))]


def role_of(paragraph: str) -> Role:
    return roles(LEAD, BODY, paragraph, LAST)[2]


def test_the_first_paragraph_that_claims_something_is_the_lead() -> None:
    assert roles("Door Jan Smit", LEAD, BODY) == [Role.BYLINE, Role.LEAD, Role.BODY]


def test_an_article_of_one_paragraph_is_a_lead() -> None:
    assert roles("Sluis weer open") == [Role.LEAD]


@pytest.mark.parametrize("paragraph", ["Geen schepen", "Wie betaalt?", "3 doden", "‘Bom’ in haven"])
def test_a_short_line_inside_without_a_closing_mark_is_a_heading(paragraph: str) -> None:
    assert role_of(paragraph) is Role.HEADING


@pytest.mark.parametrize(
    "paragraph",
    [
        "Geen schepen.",
        "Dit zegt de wet:",
        "“Geen schepen”",
        "- drie doden",
        "Een regel die zo lang is dat zij geen kop meer zijn kan",
        "Geen\nschepen",
    ],
)
def test_any_other_line_is_no_heading(paragraph: str) -> None:
    assert role_of(paragraph) is Role.BODY


def test_neither_the_first_nor_the_last_paragraph_is_a_heading() -> None:
    assert roles("Sluis dicht", BODY, "Tot morgen") == [Role.LEAD, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    "paragraph",
    [
        "LEES OOK. Waarom de sluis lekt (+)",
        "Lees ook: waarom de sluis lekt",
        "Lees meer over de sluis.",
        "Bekijk ook de foto’s.",
        "Luister ook naar onze podcast.",
        "Meer over de haven",
        "Read also: why the lock leaks",
        "Read more",
    ],
)
def test_a_line_that_sends_the_reader_elsewhere_is_a_crosslink(paragraph: str) -> None:
    assert role_of(paragraph) is Role.CROSSLINK


@pytest.mark.parametrize(
    "paragraph",
    [
        "Een schip voor de sluis. Beeld KARIN O’NEILL",
        "Een schip voor de sluis. Foto: Jan de Wit / Persbureau",
        "Een schip voor de sluis (foto: J. de Wit)",
        "Een schip voor de sluis Foto: De Wit",
        "Schepen wachten – Foto De Wit",
        "Schepen wachten © De Havenbode",
        "Foto De Wit",
        "© 2022 De Wit",
    ],
)
def test_a_line_that_ends_with_a_credit_is_a_caption(paragraph: str) -> None:
    assert role_of(paragraph) is Role.CAPTION


@pytest.mark.parametrize(
    "paragraph",
    [
        "Door Jan Smit",
        "Door Jan van der Wit en Els Pot",
        "By Jane Smith",
        "Tekst: Els Pot",
        "Van onze verslaggever",
        "Van onze Haagse correspondent Jan Smit",
        "Bron: Persbureau",
        "ep Bron: De Havenbode, De Sluiswachter",
        "Dit artikel verscheen eerder in De Havenbode.",
        "Dit stuk is oorspronkelijk gepubliceerd op De Sluiswachter.",
        "This article first appeared in The Lock.",
    ],
)
def test_a_line_about_who_wrote_it_is_a_byline(paragraph: str) -> None:
    assert role_of(paragraph) is Role.BYLINE


@pytest.mark.parametrize(
    "paragraph",
    [
        "Els Pot is redacteur van De Havenbode. Jan Smit was sluiswachter.",
        "Door de storm van dinsdag lagen de schepen stil.",
        "Onze bron: een man die anoniem wil blijven.",
        "Van onze haven blijft zo niets over.",
        "Meer over zijn redenen wilde hij niet kwijt.",
        "Ze schetsten dit beeld: niemand wist ervan.",
        "Dit artikel is eerder een klacht dan een verslag.",
    ],
)
def test_a_whole_sentence_stays_quotable(paragraph: str) -> None:
    assert role_of(paragraph) is Role.BODY


def test_a_line_that_repeats_another_paragraph_is_a_pull_quote() -> None:
    quote = "Wij hebben al drie weken geen schip zien varen Els Pot, sluiswachter"
    source = "„Wij hebben al drie weken geen schip zien varen”, zegt Els Pot. Zij zucht."

    assert roles(LEAD, quote, source, LAST)[1] is Role.PULLQUOTE


def test_a_quotation_alone_that_is_repeated_is_a_pull_quote() -> None:
    quote = "“Wij hebben al drie weken geen schip zien varen.”"
    source = "Els zegt: “Wij hebben al drie weken geen schip zien varen. Dat is lang.”"

    assert roles(LEAD, source, quote, LAST)[2] is Role.PULLQUOTE


def test_of_two_equal_paragraphs_neither_is_a_pull_quote() -> None:
    line = "Wij hebben al drie weken geen enkel schip door deze oude sluis zien varen"

    assert roles(LEAD, line, line, LAST)[1:3] == [Role.BODY, Role.BODY]


def test_a_row_of_stars_is_nothing_to_quote() -> None:
    assert role_of("* * *") is Role.HEADING


def test_a_role_that_is_told_is_not_inferred() -> None:
    text = f"{LEAD}\n\nGeen schepen\n\nDit is een kop.\n\n{LAST}"
    told = {text.index("Geen"): Role.BODY, text.index("Dit"): Role.HEADING}

    assert [paragraph.role for paragraph in lay_out(text, told=told)] == [
        Role.LEAD,
        Role.BODY,
        Role.HEADING,
        Role.BODY,
    ]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    assert len(lay_out(f"{LEAD}\n{BODY}\n{LAST}")) == 3


def test_lines_that_were_broken_to_fit_a_width_are_one_paragraph() -> None:
    text = (
        "De sluis van Havermonde is sinds\nmaandag dicht, zegt de wachter.\nMorgen gaat hij\nopen."
    )

    assert [len(paragraph.sentences) for paragraph in lay_out(text)] == [2]


def test_a_line_of_blanks_divides_too() -> None:
    assert len(lay_out(f"{LEAD}\n \t\n{BODY}\nverder.")) == 2


def test_too_many_paragraphs_are_refused() -> None:
    with pytest.raises(RejectedError) as caught:
        lay_out("woord\n\n" * (PARAGRAPH_LIMIT + 1))

    assert caught.value.reason is RejectionReason.TOO_MANY_PARAGRAPHS


@given(
    st.lists(
        st.sampled_from(
            ["\n", "\n\n", " \n \n", " ", "Kop", "Zin. ", "“Ja.” ", "Foto: De Wit", "é"]
        )
        | st.text(max_size=4),
        max_size=40,
    ).map("".join)
)
def test_paragraphs_and_their_sentences_tile_the_text(text: str) -> None:
    paragraphs = lay_out(text)
    inside = [
        offset
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        for offset in range(sentence.start, sentence.end)
    ]
    outside = set(range(len(text))).difference(inside)

    assert inside == sorted(set(inside))
    assert all(text[offset].isspace() for offset in outside)
    assert all(
        paragraph.span.start <= sentence.start < sentence.end <= paragraph.span.end
        for paragraph in paragraphs
        for sentence in paragraph.sentences
    )
