from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pytest

from corpus.decisions import Decisions
from corpus.publication import Origin, PublicationDate
from retrieval.answering import Answerer
from retrieval.types import Answer, Citation, Excluded, NoAnswer, Outcome, Question, Reason
from tests.retrieval.in_memory import SilentIndex, make_answerer
from tests.retrieval.village import TODAY, VILLAGE

Make: TypeAlias = Callable[..., Answerer]

CHAIN = "De nieuwe ketting kost 4.800 gulden en komt pas in februari."
LIFTS = "De haven van Oosterwade krijgt een kraan die veertig ton tilt."


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with closing(make_answerer(tmp_path_factory.mktemp("village"), VILLAGE)) as answerer:
        yield answerer


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    opened: list[Answerer] = []

    def make_one(**parts: object) -> Answerer:
        opened.append(make_answerer(tmp_path / str(len(opened)), VILLAGE, **parts))
        return opened[-1]

    yield make_one
    for answerer in opened:
        answerer.close()


def answered(answerer: Answerer, text: str, *, limit: int = 3) -> Answer:
    outcome = answerer.answer(Question(text, TODAY, limit=limit))
    assert isinstance(outcome, Answer)
    return outcome


def refused(answerer: Answerer, text: str) -> NoAnswer:
    outcome = answerer.answer(Question(text, TODAY))
    assert isinstance(outcome, NoAnswer)
    return outcome


def shown(outcome: Outcome) -> tuple[Citation, ...]:
    return outcome.citations if isinstance(outcome, Answer) else outcome.nearest


def article_ids(outcome: Outcome) -> set[str]:
    return {citation.article.id for citation in shown(outcome)}


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Wat kost de nieuwe ketting?", CHAIN),
        ("How many guilders does the new chain cost?", CHAIN),
        ("Hoe snel maalt de molen?", "De molen maalt zestig kilo per uur."),
        ("Hoeveel ton tilt de kraan van de haven?", LIFTS),
    ],
)
def test_an_answer_begins_with_the_sentence_that_answers(
    village: Answerer, question: str, quote: str
) -> None:
    assert answered(village, question).citations[0].quote == quote


def test_an_answer_says_how_the_question_was_read_and_what_there_is(village: Answerer) -> None:
    outcome = answered(village, "Wat kost de nieuwe ketting?")

    assert outcome.reading.question.text == "Wat kost de nieuwe ketting?"
    assert outcome.excluded == Excluded()
    assert outcome.holdings == village.holdings
    assert outcome.degraded is None


def test_the_holdings_are_those_of_the_archive(village: Answerer) -> None:
    holdings = village.holdings

    # One of the thirteen is the same text in another outlet.
    assert (holdings.articles, holdings.undated) == (12, 1)
    assert (str(holdings.first), str(holdings.last)) == ("2022", "2023-06")


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_an_answer_quotes_at_most_as_often_as_asked(village: Answerer, limit: int) -> None:
    assert len(answered(village, "Wat kost de nieuwe ketting?", limit=limit).citations) == limit


def test_what_the_archive_does_not_hold_is_not_answered(village: Answerer) -> None:
    outcome = refused(village, "Wie wint de Ronde van Frankrijk?")

    assert outcome.reason is Reason.NOT_IN_ARCHIVE
    assert 0 < len(outcome.nearest) <= 3


def test_a_question_without_a_subject_is_too_vague(village: Answerer) -> None:
    outcome = refused(village, "Wat is het?")

    assert outcome.reason is Reason.TOO_VAGUE
    assert outcome.nearest


def test_a_refusal_shows_the_nearest_best_first(village: Answerer) -> None:
    nearest = refused(village, "Wie wint de Ronde van Frankrijk?").nearest

    assert [citation.number for citation in nearest] == list(range(1, len(nearest) + 1))
    scores = [citation.score for citation in nearest]
    assert scores == sorted(scores, reverse=True)


def test_an_undated_article_is_shown_without_a_date(village: Answerer) -> None:
    outcome = answered(village, "Speelt de beiaard te vroeg?")

    assert outcome.citations[0].quote == "De beiaard van Oosterwade speelt een kwartier te vroeg."
    assert outcome.citations[0].article.published is None


def test_a_date_is_shown_no_finer_than_it_is_known(village: Answerer) -> None:
    year = answered(village, "Wil Oosterwade een brug voor fietsers?").citations[0]
    month = answered(village, "Wie maalt er weer rogge?").citations[0]
    day = answered(village, "Wat kost de nieuwe ketting?").citations[0]

    assert str(year.article.published) == "2022"
    assert str(month.article.published) == "2022-11"
    assert str(day.article.published) == "2022-10-04"


def test_a_date_in_the_middle_of_a_text_is_no_date(village: Answerer) -> None:
    outcome = answered(village, "Van welke commissie was het briefje op het prikbord?")

    assert "date 2022-11 commissie" in outcome.citations[0].quote
    assert str(outcome.citations[0].article.published) == "2023-05-02"


@pytest.mark.parametrize(
    "question",
    [
        "Wat gebeurde er achtereenvolgens met de veerpont en de ketting?",
        "Hoe was het verloop met de veerpont en haar ketting?",
    ],
)
def test_a_course_of_events_is_told_in_order_of_time(village: Answerer, question: str) -> None:
    citations = answered(village, question).citations

    dates = [str(citation.article.published) for citation in citations]
    assert dates == sorted(dates)
    assert {"2022-10-04", "2023-02-20"} <= set(dates)
    assert [citation.number for citation in citations] == [1, 2, 3]


def test_any_other_answer_has_the_best_first(village: Answerer) -> None:
    citations = answered(village, "Vaart de veerpont aan een ketting van staal?").citations

    assert str(citations[0].article.published) == "2023-02-20"
    assert any(citation.article.id == "001-ketting" for citation in citations)


def test_the_same_text_in_several_outlets_is_cited_once_with_all_of_them(village: Answerer) -> None:
    outcome = answered(village, "Hoeveel ton tilt de kraan van de haven?")

    lifting = [citation for citation in outcome.citations if "veertig ton" in citation.quote]
    (citation,) = lifting
    (copy, edited) = citation.article.copies
    assert (citation.article.id, citation.article.source) == ("008-kraan", "Waluwebode")
    assert (copy.id, copy.source, str(copy.published)) == (
        "009-kraan",
        "De Kustkrant",
        "2023-03-10",
    )
    assert edited.id == "010-kraan"


def test_a_text_with_a_word_changed_is_not_told_twice(village: Answerer) -> None:
    outcome = answered(village, "Hoeveel jaar vroeg havenmeester Wiebe Tolsma om de kraan?")

    asked = [citation for citation in outcome.citations if "om gevraagd" in citation.quote]
    assert len(asked) == 1


def test_what_is_suppressed_never_shows_and_is_counted(make: Make) -> None:
    answerer = make(decisions=Decisions(suppressed=frozenset({"001-ketting", "999-gone"})))

    for question in (
        "Wat kost de nieuwe ketting?",
        "Vaart de veerpont?",
        "Wat is het?",
        "Zeppelin",
    ):
        outcome = answerer.answer(Question(question, TODAY))

        assert "001-ketting" not in article_ids(outcome)
        assert outcome.excluded.suppressed == 1


def test_what_only_a_suppressed_article_tells_is_not_in_the_archive(make: Make) -> None:
    answerer = make(decisions=Decisions(suppressed=frozenset({"003-beiaard"})))

    outcome = refused(answerer, "Speelt de beiaard van Oosterwade te vroeg?")

    assert outcome.reason is Reason.NOT_IN_ARCHIVE


def test_a_moderators_date_is_the_one_that_is_shown(make: Make) -> None:
    moderated = PublicationDate(Origin.MODERATOR, 2021, 5)
    answerer = make(decisions=Decisions(dates={"003-beiaard": moderated, "002-molen": None}))

    beiaard = answered(answerer, "Speelt de beiaard te vroeg?").citations[0]
    molen = answered(answerer, "Hoe snel maalt de molen?").citations[0]

    assert beiaard.article.published == moderated
    assert molen.article.published is None


def test_the_operators_words_help_to_find_an_answer(make: Make) -> None:
    question = "What became of the glockenspiel?"
    told = make(decisions=Decisions(glossary={"glockenspiel": ("beiaard", "stadsbeiaardier")}))

    before, after = (
        answerer.examine(Question(question, TODAY)).evidence for answerer in (make(), told)
    )

    assert before < after
    assert shown(told.answer(Question(question, TODAY)))[0].article.id == "003-beiaard"


def test_an_index_that_fails_is_done_without_and_said(make: Make) -> None:
    outcome = answered(make(dense=SilentIndex()), "Wat kost de nieuwe ketting?")

    assert outcome.citations[0].quote == CHAIN
    assert outcome.degraded == "the dense index does not answer"


def test_a_refusal_says_what_was_missing_too(make: Make) -> None:
    outcome = refused(make(dense=SilentIndex()), "Wie wint de Ronde van Frankrijk?")

    assert outcome.degraded == "the dense index does not answer"


def test_what_was_missing_from_the_start_is_said_first(make: Make) -> None:
    answerer = make(dense=SilentIndex(), degraded="the model could not be had")

    outcome = answered(answerer, "Wat kost de nieuwe ketting?")

    assert outcome.degraded == "the model could not be had; the dense index does not answer"


def test_asking_again_gives_the_same_answer(village: Answerer) -> None:
    question = Question("Vaart de veerpont aan een ketting?", TODAY)

    assert village.answer(question) == village.answer(question)


def test_what_was_examined_is_what_is_concluded(village: Answerer) -> None:
    question = Question("Vaart de veerpont aan een ketting?", TODAY)

    assert village.conclude(village.examine(question)) == village.answer(question)
