import pytest

from retrieval.sequel.citing import whole_corrections
from retrieval.types import Citation
from tests.retrieval.sequel.reports import Desk, open_desk

WROTE = "Wij schreven dat de oogst 420 ton rogge opleverde."
WRONG = "Dat klopt niet."
RIGHT = "Het juiste cijfer is 240 ton."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return open_desk(tmp_path_factory.mktemp("reports") / "desk")


def shown(*citations: Citation) -> list[tuple[int, str]]:
    return [(each.number, each.quote) for each in whole_corrections(citations)]


def test_a_quoted_mistake_goes_on_to_what_is_right(desk: Desk) -> None:
    cited = desk.cite("harvest-right", WROTE)

    assert shown(cited) == [(1, f"{WROTE} {WRONG} {RIGHT}")]


def test_what_a_grown_quote_holds_is_not_cited_again(desk: Desk) -> None:
    cited = [
        desk.cite("harvest-right", WRONG, number=1),
        desk.cite("harvest-right", WROTE, number=2),
        desk.cite("fire", number=3),
    ]

    assert [number for number, _ in shown(*cited)] == [1, 2]
    assert shown(*cited)[0][1] == f"{WROTE} {WRONG} {RIGHT}"


def test_what_is_right_stands_by_itself(desk: Desk) -> None:
    assert shown(desk.cite("harvest-right", RIGHT)) == [(1, RIGHT)]


def test_a_quote_of_any_other_article_stays_as_it_is(desk: Desk) -> None:
    cited = desk.cite("harvest")

    assert whole_corrections([cited]) == (cited,)
