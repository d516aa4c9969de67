from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from corpus.period import Period
from retrieval.answering import Answerer
from retrieval.types import Answer, Citation, Excluded, NoAnswer, Outcome, Question, Reason
from tests.retrieval.in_memory import make_answerer
from tests.retrieval.village import TODAY, VILLAGE

YEAR_2022 = Period.of_year(2022)
FERRY = "Vaart de veerpont aan een ketting?"
CARILLON = "Speelt de beiaard van Oosterwade te vroeg?"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with closing(make_answerer(tmp_path_factory.mktemp("village"), VILLAGE)) as answerer:
        yield answerer


def ask(
    answerer: Answerer, text: str, published: Period | None = None, as_of: date | None = None
) -> Outcome:
    return answerer.answer(Question(text, TODAY, published=published, as_of=as_of))


def shown(outcome: Outcome) -> tuple[Citation, ...]:
    return outcome.citations if isinstance(outcome, Answer) else outcome.nearest


def article_ids(outcome: Outcome) -> list[str]:
    return list(dict.fromkeys(citation.article.id for citation in shown(outcome)))


def reason(outcome: Outcome) -> Reason | None:
    return outcome.reason if isinstance(outcome, NoAnswer) else None


def test_an_explicit_period_lets_only_its_articles_answer(village: Answerer) -> None:
    assert article_ids(ask(village, FERRY)) == ["006-veerpont", "001-ketting"]

    outcome = ask(village, FERRY, YEAR_2022)

    assert reason(outcome) is None
    assert article_ids(outcome) == ["001-ketting"]


def test_an_explicit_period_is_counted_by_what_it_leaves_out(village: Answerer) -> None:
    outcome = ask(village, FERRY, YEAR_2022)

    # Three of the twelve lie in 2022, and one is undated.
    assert outcome.excluded == Excluded(outside_period=8, undated=1)


def test_an_article_of_a_year_may_lie_in_each_of_its_months(village: Answerer) -> None:
    outcome = ask(village, "Wil Oosterwade een brug voor fietsers?", Period.of_month(2022, 7))

    assert reason(outcome) is None
    assert article_ids(outcome)[0] == "007-brug"


def test_a_period_of_days_is_kept_to_the_day(village: Answerer) -> None:
    days = Period(date(2023, 2, 1), date(2023, 2, 19))

    outcome = ask(village, "Ging de ijsbaan dicht voor schaatsers?", days)

    assert article_ids(outcome) == ["005-ijsbaan"]
    assert outcome.excluded == Excluded(outside_period=10, undated=1)


def test_as_of_lets_only_what_was_out_by_then_answer(village: Answerer) -> None:
    outcome = ask(village, FERRY, as_of=date(2023, 2, 19))

    assert reason(outcome) is None
    assert article_ids(outcome) == ["001-ketting"]


def test_as_of_leaves_out_what_may_have_come_later(village: Answerer) -> None:
    outcome = ask(village, "Wil Oosterwade een brug voor fietsers?", as_of=date(2022, 11, 15))

    # The bridge is of 2022 and the mill of November: either may be of a later day.
    assert not {"007-brug", "002-molen"} & set(article_ids(outcome))
    assert outcome.excluded == Excluded(outside_period=10, undated=1)


def test_as_of_ends_an_explicit_period(village: Answerer) -> None:
    outcome = ask(village, FERRY, Period.of_year(2023), as_of=date(2023, 2, 20))

    assert article_ids(outcome)[0] == "006-veerpont"
    assert {str(each.article.published) for each in shown(outcome)} <= {
        "2023-01-14",
        "2023-02-03",
        "2023-02-20",
    }


def test_what_lies_outside_the_explicit_period_is_said_to(village: Answerer) -> None:
    outcome = ask(village, "Hoeveel ton tilt de kraan van de haven?", YEAR_2022)

    assert reason(outcome) is Reason.OUTSIDE_PERIOD


def test_what_only_undated_articles_tell_is_said_to_be(village: Answerer) -> None:
    outcome = ask(village, CARILLON, Period(date(2000, 1, 1), TODAY))

    assert reason(outcome) is Reason.ONLY_UNDATED
    assert outcome.excluded.undated == 1
    assert "003-beiaard" not in article_ids(outcome)


def test_what_no_article_tells_is_not_in_the_archive_whatever_the_period(
    village: Answerer,
) -> None:
    outcome = ask(village, "Wie wint de Ronde van Frankrijk?", YEAR_2022)

    assert reason(outcome) is Reason.NOT_IN_ARCHIVE


def test_the_nearest_are_of_the_explicit_period_where_it_holds_any(village: Answerer) -> None:
    outcome = ask(village, "Wie wint de Ronde van Frankrijk?", YEAR_2022)

    assert shown(outcome)
    assert {str(each.article.published)[:4] for each in shown(outcome)} == {"2022"}


def test_where_the_explicit_period_holds_nothing_the_nearest_of_all_are_shown(
    village: Answerer,
) -> None:
    outcome = ask(village, FERRY, Period.of_year(2031))

    assert reason(outcome) is Reason.OUTSIDE_PERIOD
    assert outcome.excluded == Excluded(outside_period=11, undated=1)
    assert article_ids(outcome) == ["006-veerpont", "001-ketting"]
    assert outcome.reading.question.published == Period.of_year(2031)


def test_a_named_period_only_comes_first(village: Answerer) -> None:
    outcome = ask(village, "Wat deed de veerpont van Oosterwade in november 2022?")

    assert reason(outcome) is None
    assert outcome.excluded == Excluded()
    assert article_ids(outcome)[0] == "001-ketting"


@pytest.mark.parametrize(
    ("month", "article"), [("januari 2023", "004-ijsbaan"), ("februari 2023", "005-ijsbaan")]
)
def test_of_two_alike_the_one_of_the_named_period_stands_first(
    village: Answerer, month: str, article: str
) -> None:
    outcome = ask(village, f"Hoeveel ijs mat het bestuur van de ijsbaan in {month}?")

    assert article_ids(outcome)[0] == article
    assert set(article_ids(outcome)) == {"004-ijsbaan", "005-ijsbaan"}


def test_undated_articles_answer_when_a_period_is_only_named(village: Answerer) -> None:
    outcome = ask(village, "Speelt de beiaard van Oosterwade in november 2022 te vroeg?")

    assert reason(outcome) is None
    assert article_ids(outcome)[0] == "003-beiaard"


def test_a_named_period_in_which_nothing_was_published_is_outside(village: Answerer) -> None:
    outcome = ask(village, "Gaat de ijsbaan open voor schaatsers in februari 2031?")

    assert reason(outcome) is Reason.OUTSIDE_PERIOD
    assert set(article_ids(outcome)) >= {"004-ijsbaan", "005-ijsbaan"}
    assert outcome.excluded == Excluded()


def test_a_named_period_that_an_article_mentions_may_be_asked_about(village: Answerer) -> None:
    outcome = ask(village, "Is de opening van de brug het feest van 2031?")

    assert reason(outcome) is None
    assert shown(outcome)[0].quote == "De opening is het feest van 2031."


def test_a_relative_period_is_read_against_the_askers_clock(village: Answerer) -> None:
    question = "Ging de ijsbaan vorige maand open voor schaatsers?"

    now = village.answer(Question(question, TODAY))
    then = village.answer(Question(question, date(2023, 2, 14)))

    assert (reason(now), reason(then)) == (Reason.OUTSIDE_PERIOD, None)
    assert article_ids(then)[0] == "004-ijsbaan"
    assert article_ids(now)[0] == "004-ijsbaan"


def test_a_period_before_the_archive_is_outside(village: Answerer) -> None:
    outcome = ask(village, "Wat was er in 1999 bekend over de ijsbaan?")

    assert reason(outcome) is Reason.OUTSIDE_PERIOD


def test_an_explicit_period_goes_before_a_named_one(village: Answerer) -> None:
    outcome = ask(village, "Ging de ijsbaan in februari 2031 open?", Period.of_month(2023, 1))

    assert reason(outcome) is None
    assert article_ids(outcome) == ["004-ijsbaan"]


def test_without_a_subject_a_period_is_too_vague(village: Answerer) -> None:
    outcome = ask(village, "Wat was er?", YEAR_2022)

    assert reason(outcome) is Reason.TOO_VAGUE
    assert {str(each.article.published)[:4] for each in shown(outcome)} == {"2022"}
