import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.sentences import LONGEST, split_sentences

# What the splitter has to deal with, so that chance finds the odd combinations sooner.
TEXTS = st.lists(
    st.sampled_from(
        [
            *"aB1é“”„‘’\"'«»,;:.?!…()[]–\n\t \u2029\u00a0\u200b\U0001f600",
            ",,",
            "...",
            ". ",
            " A. ",
            "dr. ",
            "3 okt. ",
            "d.w.z. ",
            " J.P. ",
            "https://haven.example/a.b?c=d. ",
            "’s Avonds ",
        ]
    )
    | st.text(max_size=5),
    max_size=60,
).map("".join)


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De kraan staat stil. Morgen niet.", ["De kraan staat stil.", "Morgen niet."]),
        ("Wie betaalt dat? Niemand! Echt?!", ["Wie betaalt dat?", "Niemand!", "Echt?!"]),
        ("Hij zweeg... Toen ging hij.", ["Hij zweeg...", "Toen ging hij."]),
        ("Ze wacht… en wacht.", ["Ze wacht… en wacht."]),
    ],
)
def test_a_sentence_ends_at_its_mark(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Geen graan.” Daarna zweeg hij.", ["“Geen graan.”", "Daarna zweeg hij."]),
        ("“Hoezo?”, vroeg ze.", ["“Hoezo?”, vroeg ze."]),
        ("“Hoezo?” vroeg ze. “Daarom.”", ["“Hoezo?” vroeg ze.", "“Daarom.”"]),
        ("„Nee.” „Toch wel.”", ["„Nee.”", "„Toch wel.”"]),
        (",,Nee. Nooit.” ,,Toch.”", [",,Nee.", "Nooit.”", ",,Toch.”"]),
        ('"Ja," zei hij. "Graag."', ['"Ja," zei hij.', '"Graag."']),
        ("‘Ja.’ Hij knikte.", ["‘Ja.’", "Hij knikte."]),
        ("''Ja.'' Hij knikte.", ["''Ja.''", "Hij knikte."]),
        ("« Oui. » Hij knikte.", ["« Oui. »", "Hij knikte."]),
        ("Het is “mooi”. “Vind ik.”", ["Het is “mooi”.", "“Vind ik.”"]),
    ],
)
def test_quotation_marks_stay_with_their_words(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_the_sentences_of_a_long_quotation_stand_alone() -> None:
    text = "Ze zei: “De sluis is dicht. Wij wachten. Morgen gaat hij open.” Zo is het."

    assert sentences(text) == [
        "Ze zei: “De sluis is dicht.",
        "Wij wachten.",
        "Morgen gaat hij open.”",
        "Zo is het.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dat is, d.w.z. Havermonde, ver weg.",
        "Er kwamen o.a. De Vries en Pot.",
        "Het kost 3 mln. euro per jaar.",
        "Volgens dr. J.P. Zandstra en ir. Bos klopt het.",
        "Volgens prof. mr. Van Dam klopt het.",
        "Zie nr. 5, art. 3, blz. 12 en bijv. Hoofdstuk 4.",
        "Er waren ca. 1.000 schepen en 3.5 procent meer.",
        "Op 3 okt. 2022 en 4 nov. 2022 lag alles stil.",
        "Mevr. De Wit en dhr. Pot zwegen.",
        "Op 3. oktober begint het.",
        "In de jaren ‘60 en ‘70 was dat zo’n feest.",
        "Lees het op https://haven.example/nieuws.html?dag=3.5 of niet.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat kost 3 mln. De rest niet.", ["Dat kost 3 mln.", "De rest niet."]),
        ("Hij heeft niets in de hand. Zij wel.", ["Hij heeft niets in de hand.", "Zij wel."]),
        ("Het komt uit de VS. Daar is het.", ["Het komt uit de VS.", "Daar is het."]),
        ("Wij doen dit voor u. Zij niet.", ["Wij doen dit voor u.", "Zij niet."]),
        ("Er zijn foto’s. Kijk daar.", ["Er zijn foto’s.", "Kijk daar."]),
        ("Zij is van De Wit BV. Hij niet.", ["Zij is van De Wit BV.", "Hij niet."]),
        ("Het staat op haven.nl. Kijk daar.", ["Het staat op haven.nl.", "Kijk daar."]),
        ("Het is stil. ’s Avonds niet.", ["Het is stil.", "’s Avonds niet."]),
        ("Het is stil. ’t Is laat. Één uur.", ["Het is stil.", "’t Is laat.", "Één uur."]),
    ],
)
def test_what_looks_unfinished_may_still_end_a_sentence(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_line_without_full_stops_is_cut_at_blanks() -> None:
    pieces = sentences("haven " * 1_000)

    assert max(map(len, pieces)) <= LONGEST
    assert {piece.split()[0] for piece in pieces} == {"haven"}
    assert {piece.split()[-1] for piece in pieces} == {"haven"}


def test_five_million_letters_without_a_blank_are_cut_anywhere() -> None:
    pieces = split_sentences("a" * 5_000_000, Span(0, 5_000_000))

    assert len(pieces) == 5_000


def test_only_the_stretch_asked_for_is_split() -> None:
    text = "Eerste. Tweede. Derde."

    assert split_sentences(text, Span(8, 15)) == (Span(8, 15),)


@given(TEXTS)
def test_every_character_that_is_no_blank_lies_in_one_sentence(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    inside = {offset for span in spans for offset in range(span.start, span.end)}

    assert all(text[offset].isspace() or offset in inside for offset in range(len(text)))
    assert sum(span.end - span.start for span in spans) == len(inside)


@given(TEXTS)
def test_sentences_stand_in_order_without_blanks_around_them(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))

    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert all(0 < span.end - span.start <= LONGEST for span in spans)
    assert all(piece == piece.strip() for piece in sentences(text))
