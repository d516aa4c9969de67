from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import DutchAnalyzer
from retrieval.sequel.figures import Figure, figures_in

ANALYZER = DutchAnalyzer()


def amounts_in(sentence: str) -> list[str]:
    return [f"{figure.amount.normalize():f}" for figure in figures_in(sentence, ANALYZER)]


def the_figure(sentence: str) -> Figure:
    (figure,) = figures_in(sentence, ANALYZER)
    return figure


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("De pont telde veertien wagens.", "14"),
        ("Er kwamen 1.214 bezoekers.", "1214"),
        ("Er kwamen 1 214 bezoekers.", "1214"),
        ("Het gaat om 4,2 miljoen ton graan.", "4200000"),
        ("De actie kost 1,3 mln. gulden.", "1300000"),
        ("Meer dan duizend vissers staakten.", "1000"),
        ("Twenty-five farmers came.", "25"),
        ("De prijs steeg met 12%.", "12"),
        ("Het kaartje kost € 40.", "40"),
        ("Het aantal gewonden is opgelopen tot veertien.", "14"),
        ("Het dodental liep op tot negen.", "9"),
        ("De pont vertrok om 4.10 uur.", "250"),
    ],
)
def test_a_figure_is_read_however_it_is_written(sentence: str, amount: str) -> None:
    assert amounts_in(sentence) == [amount]


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "In 2019 was dat anders.",
        "De G7 landen kwamen bijeen.",
        "Het was de 2de keer.",
        "Het ging niet om 64 adressen.",
        "Een van de drie molens draaide.",
        "Het kostte een half miljoen.",
        "1,5.3 wagens",
        f"Er waren {'9' * 500} wagens.",
    ],
)
def test_years_names_denied_figures_and_wholes_are_no_figures(sentence: str) -> None:
    assert amounts_in(sentence) == []


def test_a_correction_gives_the_right_figure_alone() -> None:
    assert amounts_in("Het aantal adressen komt niet op 64.000 maar op 91.000.") == ["91000"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("veertien wagens", "22 wagens"),
        ("26 zware wagens", "40 wagens"),
        ("twaalf mensen raakten gewond", "veertien gewonden"),
        ("er vielen 384 doden", "832 mensen zijn gedood"),
        ("4,2 miljoen ton graan", "3,4 miljoen ton"),
        ("op 3 juni", "op 17 juni"),
        ("om 2.40 uur", "om 4.10 uur"),
    ],
)
def test_figures_of_one_thing_are_told_by_what_stands_behind_them(one: str, other: str) -> None:
    assert the_figure(one).is_of(the_figure(other))
    assert not the_figure(one).agrees(the_figure(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("veertien wagens", "22 schepen"),
        ("12 ton rogge", "40 ton tarwe"),
        ("twaalf mensen raakten gewond", "twee mensen kwamen om"),
    ],
)
def test_figures_of_other_things_are_told_apart(one: str, other: str) -> None:
    assert not the_figure(one).is_of(the_figure(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ruim 1.200 bezoekers", "1.214 bezoekers"),
        ("meer dan duizend vissers", "1.140 vissers"),
        ("1,2 miljoen gulden", "1,21 miljoen gulden"),
        ("zo’n 300 vaten", "310 vaten"),
        ("vier boten", "4 boten"),
    ],
)
def test_a_figure_that_is_rounded_differs_from_none_it_may_be(one: str, other: str) -> None:
    assert the_figure(one).agrees(the_figure(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zeker twaalf gewonden", "veertien gewonden"),
        ("tien gewonden", "twaalf gewonden"),
        ("ruim 1.200 bezoekers", "1.900 bezoekers"),
        ("64.000 adressen", "91.000 adressen"),
    ],
)
def test_people_and_things_are_counted_one_by_one_where_they_are_few(one: str, other: str) -> None:
    assert not the_figure(one).agrees(the_figure(other))


@given(st.text())
def test_any_text_has_figures_above_nought_or_none(text: str) -> None:
    figures = figures_in(text, ANALYZER)

    assert all(each.amount > 0 and each.units and each.tolerance >= 0 for each in figures)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_agreeing_is_mutual(one: int, other: int) -> None:
    a, b = (Figure(Decimal(each), ("boot",), Decimal(1), is_rough=False) for each in (one, other))

    assert a.agrees(a)
    assert a.agrees(b) is b.agrees(a)
