import pytest

from retrieval.sequel.chronicle import group_by_event
from retrieval.types import Bearing
from tests.retrieval.sequel.reports import Desk, open_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return open_desk(tmp_path_factory.mktemp("reports") / "desk")


def grouped(desk: Desk, *names: str) -> list[list[tuple[str, Bearing]]]:
    citations = [desk.cite(name, number=number) for number, name in enumerate(names, start=1)]
    return [
        [(each.citation.article.id, each.bearing) for each in event.tellings]
        for event in group_by_event(citations, desk.judge)
    ]


def test_articles_on_one_event_are_one_entry_others_are_their_own(desk: Desk) -> None:
    assert grouped(desk, "fire", "fire-elsewhere", "bridge") == [
        [("fire", Bearing.MAIN)],
        [("fire-elsewhere", Bearing.MAIN)],
        [("bridge", Bearing.MAIN)],
    ]


def test_an_article_that_tells_the_same_is_named_with_the_first(desk: Desk) -> None:
    assert grouped(desk, "harvest", "harvest-other") == [
        [("harvest", Bearing.MAIN), ("harvest-other", Bearing.ALSO)]
    ]


def test_an_article_with_other_figures_is_marked(desk: Desk) -> None:
    assert grouped(desk, "fire", "fire-toll") == [
        [("fire", Bearing.MAIN), ("fire-toll", Bearing.OTHERWISE)]
    ]


def test_a_correction_stands_right_behind_what_it_corrects(desk: Desk) -> None:
    assert grouped(desk, "harvest", "harvest-other", "harvest-right") == [
        [
            ("harvest", Bearing.MAIN),
            ("harvest-right", Bearing.CORRECTION),
            ("harvest-other", Bearing.ALSO),
        ]
    ]


def test_what_an_article_tells_more_stands_behind_it_unmarked(desk: Desk) -> None:
    citations = [
        desk.cite("harvest"),
        desk.cite("harvest-right", number=2),
        desk.cite("harvest-right", "Het juiste cijfer is 240 ton.", number=3),
        desk.cite("harvest", "De silo is half leeg.", number=4),
    ]

    (event,) = group_by_event(citations, desk.judge)

    assert [(each.citation.number, each.bearing) for each in event.tellings] == [
        (1, Bearing.MAIN),
        (4, Bearing.MAIN),
        (2, Bearing.CORRECTION),
        (3, Bearing.MAIN),
    ]


def test_nothing_is_grouped_of_nothing(desk: Desk) -> None:
    assert grouped(desk) == []
