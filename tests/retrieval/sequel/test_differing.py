import pytest

from corpus.article import Article
from retrieval.sequel.differing import differ, find_difference
from tests.bot.builders import make_article
from tests.bot.keeping.builders import make_long_article
from tests.retrieval.sequel.reports import Desk, open_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return open_desk(tmp_path_factory.mktemp("reports") / "desk")


def are_different(desk: Desk, one: str, other: str) -> bool:
    first, second = (
        desk.judge.sentences.all_of(make_article(text, id=text))[0] for text in (one, other)
    )
    return differ(first, second, desk.judge)


def difference(desk: Desk, one: Article, other: Article) -> tuple[str, str] | None:
    read = desk.judge.sentences.all_of
    found = find_difference(read(one)[:1], read(one), read(other), desk.judge)
    return None if found is None else (found[0].text, found[1].text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De wapentrein telde veertien wagons.", "De wapentrein telde 22 wagons."),
        ("Bij de brand raakten twaalf mensen gewond.", "De brand kostte zes gewonden het dak."),
        ("De gewonden: twaalf mensen gewond.", "Het aantal gewonden is opgelopen tot veertien."),
        ("De brug bij Grouw gaat 3 juni open.", "De brug bij Grouw gaat 17 juni open."),
    ],
)
def test_different_figures_of_one_thing_differ(desk: Desk, one: str, other: str) -> None:
    assert are_different(desk, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Rounded.
        ("De molen maalt ruim 1.200 zakken rogge.", "De molen maalt 1.214 zakken rogge."),
        # Of another thing, or of nothing that both name.
        ("De molen maalt twaalf zakken rogge.", "De molen maalt dertig manden rogge."),
        ("De kapper knipte twaalf boeren.", "In de storm verdwaalden dertig boeren."),
        # Of another year.
        ("In 1953 telde de molen twaalf wieken.", "De molen telde vier wieken."),
        # One figure is the same: the other sentence only says more.
        ("De trein telde 14 wagons.", "De trein telde 14 wagons, of 22 wagons met de staart."),
        ("De molen draait.", "De molen draait twaalf rondjes."),
    ],
)
def test_rounded_figures_and_those_of_other_things_do_not(desk: Desk, one: str, other: str) -> None:
    assert not are_different(desk, one, other)


def test_what_the_other_article_only_mentions_does_not_make_it_agree(desk: Desk) -> None:
    one = make_article("De wapentrein bij Grouw telde veertien wagons.", id="train")
    other = make_long_article(
        "De wapentrein bij Grouw telde 22 wagons. Andere kranten kwamen op veertien wagons.",
        name="longer-train",
    )

    assert difference(desk, one, other) == (
        "De wapentrein bij Grouw telde veertien wagons.",
        "De wapentrein bij Grouw telde 22 wagons.",
    )


def test_where_the_nearest_sentence_agrees_the_articles_do(desk: Desk) -> None:
    one = make_article("Bij de beving op Ameland vielen 384 doden.", id="quake")
    other = make_long_article(
        "De beving op Ameland kostte 384 doden. Bij een beving op Texel vielen ooit 500 doden.",
        name="quakes",
    )

    assert difference(desk, one, other) is None
