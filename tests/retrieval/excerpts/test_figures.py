import pytest

from retrieval.excerpts.figures import figures_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4.800 gulden", "4800 gulden"),
        ("12.345.678", "12 345 678"),
        ("3,5 procent", "3.5 procent"),
        ("om 10.30 uur", "om 10:30 uur"),
        ("2022-2023", "2022 – 2023"),
        ("5%", "5 %"),
        ("geen cijfers", "heel andere woorden"),
    ],
)
def test_typography_writes_one_figure_in_many_ways(one: str, other: str) -> None:
    assert figures_of(one) == figures_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,5 procent", "35 procent"),
        ("4.800", "48.00"),
        ("5% van", "5 van"),
        ("€ 5", "$ 5"),
        ("10-12", "1012"),
        ("1 en 2", "2 en 1"),
    ],
)
def test_other_figures_and_signs_are_more_than_typography(one: str, other: str) -> None:
    assert figures_of(one) != figures_of(other)
