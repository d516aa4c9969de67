from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.decisions import Decisions
from corpus.period import Period
from retrieval.answering import Answerer
from retrieval.checking import Check, statements_of
from retrieval.types import Question
from tests.retrieval.in_memory import SilentIndex, make_answerer
from tests.retrieval.village import TODAY, VILLAGE


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    answerer = make_answerer(tmp_path_factory.mktemp("village"), VILLAGE)
    yield answerer
    answerer.close()


def check(answerer: Answerer, text: str) -> Check:
    return answerer.check(Question(text, TODAY))


SAID = (
    ("De haven van Oosterwade krijgt een kraan van 40 ton", "kraan die veertig ton tilt"),
    ("Wiebe Tolsma is havenmeester", "Havenmeester Wiebe Tolsma"),
    ("De nieuwe ketting kost 4800 gulden", "4.800 gulden"),
    ("In oktober 2022 zag de schipper de ketting breken", "ketting zien breken"),
    ("De molen maalt zestig kilo per uur!!", "zestig kilo per uur"),
    ("The new chain costs 4,800 guilders", "4.800 gulden"),
)


@pytest.mark.parametrize(("claim", "words"), SAID)
def test_a_quote_that_says_what_is_claimed_comes_first(
    village: Answerer, claim: str, words: str
) -> None:
    found = check(village, claim)

    assert words in found.saying_so[0].quote
    assert found.saying_so[0].number == 1


NOT_SAID = (
    # Another number, another name, another time, the opposite, a denial, a word of three.
    "De haven van Oosterwade krijgt een kraan van 50 ton",
    "Hilde Brakel is havenmeester van Oosterwade",
    "In maart 2021 zag de schipper de ketting breken",
    "De ijsbaan ging vrijdag weer dicht",
    "De molen maalt niet zestig kilo per uur",
    "Brakel koopt rogge",
)


@pytest.mark.parametrize("claim", NOT_SAID)
def test_a_quote_that_says_otherwise_is_not_said_to_say_so(village: Answerer, claim: str) -> None:
    said = [citation.quote for citation in check(village, claim).saying_so]

    assert not any("veertig" in quote or "ketting" in quote for quote in said)
    assert not any("Tolsma" in quote or "open" in quote for quote in said)
    assert not any("zestig" in quote or "rogge" in quote for quote in said)


def test_what_is_not_said_so_stands_among_what_is_about_it(village: Answerer) -> None:
    found = check(village, "De molen maalt niet zestig kilo rogge per uur")

    assert found.saying_so == ()
    assert any("zestig kilo" in citation.quote for citation in found.about)


def test_a_denial_of_the_same_is_the_same(village: Answerer) -> None:
    found = check(village, "De veerpont van Oosterwade voer maandag niet uit")

    assert "voer maandag niet uit" in found.saying_so[0].quote


@pytest.mark.parametrize("claim", ["", "  ", "?!", "lol", "Bananen zijn duurder in Peru"])
def test_of_what_the_archive_does_not_hold_nothing_is_shown(village: Answerer, claim: str) -> None:
    found = check(village, claim)

    assert (found.saying_so, found.about) == ((), ())


def test_each_sentence_of_a_message_is_checked(village: Answerer) -> None:
    found = check(
        village,
        "Moet je lezen <@123> https://example.org/x!! De molen maalt zestig kilo per uur. "
        "En Wiebe Tolsma is havenmeester.",
    )

    said = " ".join(citation.quote for citation in found.saying_so)
    assert "zestig kilo" in said
    assert "Tolsma" in said


def test_at_most_three_and_three_quotes_are_shown_numbered_through(village: Answerer) -> None:
    found = check(village, " ".join(VILLAGE["001-ketting.txt"].split(" date 2022-10-04 ")))

    numbers = [citation.number for citation in (*found.saying_so, *found.about)]
    assert len(found.saying_so) == 3
    assert len(found.about) <= 3
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_quote_is_shown_twice(village: Answerer) -> None:
    found = check(village, "De molen maalt rogge. De molen maalt rogge. De molen maalt per uur.")

    places = [(one.article.id, one.start) for one in (*found.saying_so, *found.about)]
    assert len(places) == len(set(places))


def test_a_claim_within_dates_is_checked_within_them(village: Answerer) -> None:
    claim = Question("De molen maalt zestig kilo per uur", TODAY, published=Period.of_year(2023))

    found = village.check(claim)

    assert found.saying_so == ()
    assert found.excluded.outside_period > 0


def test_what_was_suppressed_is_not_shown(village: Answerer) -> None:
    decided = village.with_decisions(Decisions(suppressed=frozenset({"002-molen"})))

    found = check(decided, "De molen maalt zestig kilo per uur")

    assert found.saying_so == ()
    assert found.excluded.suppressed == 1


def test_what_was_missing_while_checking_is_said(tmp_path: Path) -> None:
    with closing(make_answerer(tmp_path, VILLAGE, dense=SilentIndex())) as answerer:
        assert check(answerer, "De molen maalt").degraded == "the dense index does not answer"
        assert check(answerer, "").degraded is None


def test_of_a_long_message_the_first_few_sentences_are_checked() -> None:
    claim = Question("Dit is zin een. " * 1_000, TODAY)

    statements = statements_of(claim)

    assert [each.text for each in statements] == ["Dit is zin een."] * 4


def test_a_message_without_full_stops_is_cut() -> None:
    (statement,) = statements_of(Question("pont " * 1_000, TODAY))

    assert len(statement.text) <= 600
