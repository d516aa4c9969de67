import pytest

from corpus.article import Role
from corpus.errors import RejectedError
from corpus.formats.draft import Draft
from corpus.formats.markdown import read_markdown
from corpus.rejection import RejectionReason


def read(text: str) -> Draft:
    return read_markdown(text.encode())


def with_facts(facts: str) -> Draft:
    return read(f"---\n{facts}\n---\nDe sluis is dicht.")


def told(draft: Draft) -> list[tuple[str, Role]]:
    return [(draft.text[start:].split("\n\n")[0], role) for start, role in draft.told.items()]


def test_front_matter_gives_the_facts() -> None:
    draft = with_facts(
        "title: “Sluis dicht”\nsource: De Havenbode\nurl: https://haven.example/sluis\n"
        "author: [Els Pot, Jan Smit]\nlanguage: nl-BE"
    )

    assert draft.text == "De sluis is dicht."
    assert draft.facts.title == "“Sluis dicht”"
    assert draft.facts.source == "De Havenbode"
    assert draft.facts.url == "https://haven.example/sluis"
    assert draft.facts.author == "Els Pot, Jan Smit"
    assert draft.facts.language == "nl"


@pytest.mark.parametrize("name", ["date", "published"])
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022", "2022"),
        ("2022-11", "2022-11"),
        ("2022-11-05", "2022-11-05"),
        ("'2022-11-05'", "2022-11-05"),
        ("2022-11-05 23:30:00+01:00", "2022-11-05"),
        ("null", "None"),
        ("", "None"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(name: str, written: str, expected: str) -> None:
    draft = with_facts(f"{name}: {written}")

    assert str(draft.facts.published) == expected
    assert draft.facts.remarks == ()


def test_a_date_that_is_none_is_noticed() -> None:
    draft = with_facts("date: gisteren")

    assert draft.facts.published is None
    assert "“gisteren” is no date" in draft.facts.remarks[0]


def test_of_two_dates_the_publication_wins() -> None:
    draft = with_facts("date: 2022-12\npublished: 2022-11")

    assert str(draft.facts.published) == "2022-11"
    assert "two dates" in draft.facts.remarks[0]


def test_an_address_that_is_no_link_is_dropped() -> None:
    draft = with_facts("url: javascript:alert(1)")

    assert draft.facts.url is None
    assert "no link" in draft.facts.remarks[0]


@pytest.mark.parametrize(
    "facts",
    [
        "a: !!python/object/apply:os.system [ls]",
        "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "a: [x",
        "title: {a: b}",
        "een zin zonder naam",
        "a: " + "[" * 5_000,
        "a: " + "x" * 100_000,
    ],
)
def test_front_matter_that_is_not_plain_is_refused(facts: str) -> None:
    with pytest.raises(RejectedError) as caught:
        with_facts(facts)

    assert caught.value.reason is RejectionReason.BAD_FRONT_MATTER


def test_front_matter_that_never_ends_is_refused() -> None:
    with pytest.raises(RejectedError, match="never closed"):
        read("---\ntitle: Sluis dicht\n\nDe sluis is dicht.")


def test_a_rule_between_paragraphs_is_no_front_matter() -> None:
    draft = read("De sluis is dicht.\n\n---\n\nDe brug ook.\n\n---\n\nTot morgen.")

    assert draft.text == "De sluis is dicht.\n\nDe brug ook.\n\nTot morgen."


def test_markup_is_rendered_away() -> None:
    draft = read(
        "De **sluis** van [Havermonde](https://haven.example) is *dicht*, `zegt` men,\n"
        "op een <b>bord</b> &amp; in een_lang_woord. Zie <https://haven.example/a>."
    )

    assert draft.text == (
        "De sluis van Havermonde is dicht, zegt men, op een bord & in een_lang_woord. "
        "Zie https://haven.example/a."
    )


def test_quotation_marks_are_not_straightened() -> None:
    text = "„Nee”, zei hij. “Ja”, zei zij… 'Toch' -- \"nooit\"."

    assert read(text).text == text


def test_a_first_heading_is_the_title_when_none_is_stated() -> None:
    draft = read("# Sluis *dicht*\n\nDe sluis is dicht.")

    assert draft.facts.title == "Sluis dicht"
    assert draft.text == "De sluis is dicht."


def test_a_first_heading_beside_another_title_is_a_heading() -> None:
    draft = read("---\ntitle: Havennieuws\n---\n# Sluis dicht\n\nDe sluis is dicht.")

    assert draft.facts.title == "Havennieuws"
    assert told(draft) == [("Sluis dicht", Role.HEADING)]


def test_headings_lists_and_captions_are_told() -> None:
    draft = read(
        "De sluis is dicht.\n\n## Geen schepen.\n\n- drie doden\n- een gewonde\n\n"
        "![Een schip voor de sluis](schip.jpg)\n\nMorgen weer."
    )

    assert told(draft) == [
        ("Geen schepen.", Role.HEADING),
        ("drie doden", Role.BODY),
        ("een gewonde", Role.BODY),
        ("Een schip voor de sluis", Role.CAPTION),
    ]


def test_a_row_of_a_table_is_a_paragraph() -> None:
    draft = read("| Sluis | Dagen |\n|---|---|\n| Oost | 3 |")

    assert draft.text == "Sluis; Dagen\n\nOost; 3"


def test_html_that_is_left_out_is_noticed() -> None:
    draft = read("<div>De brug</div>\n\nDe sluis is dicht.")

    assert draft.text == "De sluis is dicht."
    assert "HTML" in draft.remarks[0]
