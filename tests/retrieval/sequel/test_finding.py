from dataclasses import replace

import pytest

from corpus.publication import Origin, PublicationDate
from retrieval.types import Answer, Citation
from tests.retrieval.sequel.reports import Desk, open_desk

WROTE = "Wij schreven dat de oogst 420 ton rogge opleverde."
FIRE = "Hoeveel mensen raakten gewond bij de brand in de kaasfabriek?"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return open_desk(tmp_path_factory.mktemp("reports") / "desk")


def later_than(answer: Answer) -> list[str]:
    return [citation.article.id for citation in answer.later]


def pairs_of(answer: Answer) -> list[list[str]]:
    return [[citation.article.id for citation in pair] for pair in answer.differing]


def published(citation: Citation, *parts: int) -> Citation:
    date = PublicationDate(Origin.MODERATOR, *parts) if parts else None
    return replace(citation, article=replace(citation.article, published=date))


@pytest.mark.parametrize(
    ("cited", "newer", "question"),
    [
        ("fire", "fire-toll", FIRE),
        ("bridge", "bridge-moved", "Wanneer gaat de fietsbrug open?"),
        ("library", "library-stays", "Gaat de bibliotheek van Havermond dicht?"),
        ("permit", "permit-gone", "Krijgt het windpark een vergunning?"),
        ("mill", "mill-later", "How many people were injured at the mill?"),
    ],
)
def test_a_newer_report_that_says_otherwise_is_told(
    desk: Desk, cited: str, newer: str, question: str
) -> None:
    answer = desk.follow(question, [desk.cite(cited)], newer)

    assert later_than(answer) == [newer]
    assert answer.later[0].number == 2


@pytest.mark.parametrize(
    ("cited", "other"),
    [
        # An older one, one that only rounds, and one on another event.
        ("fire-toll", "fire"),
        ("feast", "feast-counted"),
        ("fire", "fire-elsewhere"),
        ("feast", "feast-next"),
        ("fire", "fire-undated"),
    ],
)
def test_what_is_older_undated_rounded_or_of_another_event_is_no_later_report(
    desk: Desk, cited: str, other: str
) -> None:
    assert later_than(desk.follow(FIRE, [desk.cite(cited)], other)) == []


def test_what_is_cited_is_no_later_report(desk: Desk) -> None:
    cited = [desk.cite("fire"), desk.cite("fire-toll", number=2)]

    assert later_than(desk.follow(FIRE, cited, "fire", "fire-toll")) == []


def test_a_report_of_a_month_is_not_later_than_a_day_in_it(desk: Desk) -> None:
    same_month = published(desk.cite("fire-toll"), 2023, 3)
    found = replace(desk, articles={**desk.articles, "fire-toll": same_month.article})

    assert later_than(found.follow(FIRE, [desk.cite("fire")], "fire-toll")) == []


def test_nothing_is_later_than_what_has_no_date(desk: Desk) -> None:
    undated = published(desk.cite("fire"))

    assert later_than(desk.follow(FIRE, [undated], "fire-toll")) == []


def test_a_correction_is_told_from_the_mistake_to_what_is_right(desk: Desk) -> None:
    quote = "De oogst van rogge bij Oosterwade levert dit jaar 420 ton rogge op."

    answer = desk.follow(
        "Hoeveel ton rogge is er geoogst?", [desk.cite("harvest", quote)], "harvest-right"
    )

    assert [citation.quote for citation in answer.later] == [
        f"{WROTE} Dat klopt niet. Het juiste cijfer is 240 ton."
    ]


def test_a_correction_of_something_else_is_not_told(desk: Desk) -> None:
    answer = desk.follow(
        "Hoe is de silo?", [desk.cite("harvest", "De silo is half leeg.")], "harvest-right"
    )

    assert later_than(answer) == []


def test_the_decisive_sentence_of_a_correction_is_told_though_another_is_cited(
    desk: Desk,
) -> None:
    cited = [desk.cite("harvest"), desk.cite("harvest-right", number=2)]

    answer = desk.follow("Hoeveel ton rogge?", cited, "harvest", "harvest-right")

    assert later_than(answer) == ["harvest-right"]
    assert "240 ton" in answer.later[0].quote


def test_two_citations_with_different_figures_stand_side_by_side_the_older_first(
    desk: Desk,
) -> None:
    cited = [desk.cite("fire-toll"), desk.cite("fire", number=2)]

    answer = desk.follow(FIRE, cited, "fire-toll", "fire")

    assert pairs_of(answer) == [["fire", "fire-toll"]]
    assert [citation.number for citation in answer.differing[0]] == [2, 1]
    assert answer.beside == ()


def test_a_citation_and_a_report_that_is_not_cited_stand_side_by_side_too(desk: Desk) -> None:
    answer = desk.follow(FIRE, [desk.cite("fire-toll")], "fire")

    assert pairs_of(answer) == [["fire", "fire-toll"]]
    assert [citation.number for citation in answer.beside] == [2]


def test_an_undated_report_may_differ(desk: Desk) -> None:
    answer = desk.follow(FIRE, [desk.cite("fire")], "fire-undated")

    assert pairs_of(answer) == [["fire", "fire-undated"]]


def test_a_later_report_with_another_figure_has_one_number(desk: Desk) -> None:
    answer = desk.follow(FIRE, [desk.cite("fire")], "fire-toll")

    assert answer.later[0] is not None
    assert answer.differing[0][1] == answer.later[0]
    assert answer.beside == answer.later


def test_two_articles_make_one_pair_and_an_answer_two_at_most(desk: Desk) -> None:
    cited = [desk.cite("fire"), desk.cite("fire-toll", number=2)]
    cited.append(desk.cite("fire-undated", number=3))

    answer = desk.follow(FIRE, cited, "fire", "fire-toll", "fire-undated")

    assert len(pairs_of(answer)) == 2
    assert len({frozenset(pair) for pair in pairs_of(answer)}) == 2


def test_everything_beside_an_answer_is_verbatim(desk: Desk) -> None:
    answer = desk.follow(FIRE, [desk.cite("fire")], "fire-toll", "fire-undated")

    for citation in answer.beside:
        assert citation.article.text[citation.start : citation.end] == citation.quote


def test_an_answer_of_which_nothing_else_is_known_stays_as_it_is(desk: Desk) -> None:
    answer = desk.follow(FIRE, [desk.cite("fire-elsewhere")], "feast", "bridge", "mill")

    assert (answer.later, answer.differing, answer.beside) == ((), (), ())
