from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Copy
from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from retrieval.archive import Entry
from retrieval.sources import Catalogue


def published(*parts: int) -> PublicationDate:
    return PublicationDate(Origin.FILE, *parts)


FERRY = Entry("001-ketting", "De veerpont ligt stil", "Waluwebode", None, published(2022, 10, 4))
MILL = Entry("002-molen", "Brakel maalt weer", None, None, published(2022, 11))
BELLS = Entry("003-beiaard", "Een kwartier te vroeg", "De Kustkrant", None, None)
BRIDGE = Entry("007-brug", "Een brug voor fietsers", "Waluwebode", None, published(2022))
CRANE = Entry(
    "008-kraan",
    "Kraan van veertig ton in café De Pélote",
    "Waluwebode",
    None,
    published(2023, 3, 9),
    (Copy("009-hijskraan", "Het Dorpsblad", None, None),),
)
ALL = (FERRY, MILL, BELLS, BRIDGE, CRANE)
CATALOGUE = Catalogue(ALL)


def found(words: str = "", period: Period | None = None) -> list[Entry]:
    return list(CATALOGUE.find(words, period))


def test_the_newest_come_first_and_the_undated_last() -> None:
    assert found() == [CRANE, BRIDGE, MILL, FERRY, BELLS]


def test_those_of_one_day_stand_in_order_of_id() -> None:
    one, other = (Entry(id_, "", None, None, published(2023)) for id_ in ("a", "b"))

    assert Catalogue([other, one]).find("") == (one, other)


@pytest.mark.parametrize(
    ("words", "entries"),
    [
        ("veerpont", [FERRY]),
        ("VEERPONT", [FERRY]),
        ("waluwe", [CRANE, BRIDGE, FERRY]),
        ("brakel maalt", [MILL]),
        ("maalt brakel", [MILL]),
        ("brakel vaart", []),
        ("fiets", [BRIDGE]),
        ("iets", []),
        ("ketting", [FERRY]),
        ("001", [FERRY]),
        ("2023-03", [CRANE]),
        ("november", [MILL]),
        ("March", [CRANE]),
        ("maart 2023", [CRANE]),
        ("mrt 2023", [CRANE]),
        ("nov 2022", [MILL]),
        ("2022-11", [MILL]),
        ("2022", [BRIDGE, MILL, FERRY]),
        ("dorpsblad", [CRANE]),
        ("hijskraan", [CRANE]),
        ("cafe pelote", [CRANE]),
        ("cafe\u0301", [CRANE]),
        ("zeppelin", []),
    ],
)
def test_an_article_is_found_by_the_beginnings_of_what_describes_it(
    words: str, entries: Sequence[Entry]
) -> None:
    assert found(words) == entries


@pytest.mark.parametrize("words", ["", "  ", "?!", "🎶", "x"])
def test_without_words_every_article_is_found(words: str) -> None:
    assert len(found(words)) == len(ALL)


def test_a_period_takes_what_may_lie_in_it_and_leaves_the_undated_out() -> None:
    assert found(period=Period.of_month(2022, 11)) == [BRIDGE, MILL]
    assert found(period=Period(date(2022, 10, 4), date(2022, 10, 4))) == [BRIDGE, FERRY]
    assert found(period=Period.of_year(2031)) == []


def test_words_and_a_period_must_both_fit() -> None:
    assert found("waluwebode", Period.of_year(2022)) == [BRIDGE, FERRY]


@given(st.text(st.characters(codec=None)))
def test_whatever_is_typed_finds_some_of_the_articles(words: str) -> None:
    assert set(found(words)) <= set(ALL)


@given(st.text(st.characters(codec=None)))
def test_what_is_suggested_is_what_is_found(words: str) -> None:
    assert list(CATALOGUE.suggest(words)) == found(words)


def test_no_more_is_suggested_than_was_asked_for() -> None:
    assert CATALOGUE.suggest("w", 1) == (CRANE,)
    assert CATALOGUE.suggest("waluwe", 2) == (CRANE, BRIDGE)


def test_an_empty_archive_suggests_nothing() -> None:
    assert Catalogue(()).suggest("brug") == ()


def test_a_title_in_letters_beyond_all_others_is_found_by_its_beginning() -> None:
    entry = Entry("a", "𝕂raan \U0010fffdx 𐍈𐍈", None, None, None)

    assert Catalogue([entry]).suggest("𐍈𐍈") == (entry,)
