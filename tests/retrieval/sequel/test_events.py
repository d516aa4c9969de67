import pytest

from corpus.publication import Origin, PublicationDate
from retrieval.sequel.events import are_near, is_later
from tests.retrieval.sequel.reports import Desk, open_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return open_desk(tmp_path_factory.mktemp("reports") / "desk")


def are_one(desk: Desk, one: str, other: str) -> bool:
    return desk.judge.are_one(desk.articles[one], desk.articles[other])


def day(*parts: int) -> PublicationDate:
    return PublicationDate(Origin.FILE, *parts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fire", "fire-toll"),
        ("bridge", "bridge-moved"),
        ("library", "library-stays"),
        ("permit", "permit-gone"),
        ("harvest", "harvest-right"),
        ("harvest", "harvest-other"),
        ("mill", "mill-later"),
    ],
)
def test_reports_that_share_rare_words_and_names_tell_of_one_event(
    desk: Desk, one: str, other: str
) -> None:
    assert are_one(desk, one, other)
    assert are_one(desk, other, one)


def test_a_fire_here_and_a_fire_there_are_two_events(desk: Desk) -> None:
    assert not are_one(desk, "fire", "fire-elsewhere")


def test_the_same_feast_a_year_later_is_another_event(desk: Desk) -> None:
    assert not are_one(desk, "feast", "feast-next")


def test_news_of_one_village_is_not_one_event(desk: Desk) -> None:
    assert not are_one(desk, "fire", "feast")
    assert not are_one(desk, "harvest", "feast")


def test_an_undated_report_may_tell_of_any_event(desk: Desk) -> None:
    assert are_one(desk, "fire", "fire-undated")


def test_an_article_tells_of_its_own_event(desk: Desk) -> None:
    assert are_one(desk, "fire", "fire")


def test_words_are_worth_less_the_more_passages_hold_them(desk: Desk) -> None:
    rare, common = (desk.judge.weigh([stem]) for stem in ("kaasfabriek", "oosterwade"))

    assert 0 < common < rare <= 1


def test_texts_that_share_nothing_are_not_alike(desk: Desk) -> None:
    assert desk.judge.likeness(frozenset({"brand"}), frozenset({"kaas"})) == 0
    assert desk.judge.likeness(frozenset(), frozenset()) == 0


def test_a_season_is_near_and_what_has_no_date_may_be() -> None:
    assert are_near(day(2023, 3, 1), day(2023, 5, 1))
    assert are_near(day(2023), day(2024, 2, 1))
    assert are_near(None, day(2023))
    assert not are_near(day(2023, 3, 1), day(2023, 8, 1))


def test_later_is_what_certainly_came_after() -> None:
    assert is_later(day(2023, 4), day(2023, 3))
    assert is_later(day(2024), day(2023, 12, 31))
    assert not is_later(day(2023, 3, 9), day(2023, 3))
    assert not is_later(day(2023), day(2023, 3))
    assert not is_later(None, day(2023))
    assert not is_later(day(2023), None)
