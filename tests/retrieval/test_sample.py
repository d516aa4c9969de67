from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import cast

import pytest

from bot.sample import NOTICE, sample_corpus
from corpus.article import Article
from corpus.reader import Corpus, read_corpus
from retrieval.answering import Answerer
from retrieval.building import BuildRequest, build
from retrieval.evaluation.measuring import Judged, judge, summarise
from retrieval.evaluation.question_set import Item, read_questions
from retrieval.model.choice import PACKAGED_MODEL
from retrieval.opening import open_answerer
from retrieval.options import Options
from retrieval.types import Answer, Language
from tests.retrieval.village import TODAY

SAMPLE = Path(str(files("corpus"))) / "sample"
OPTIONS = Options(embedding_model=PACKAGED_MODEL)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(sample_corpus(), today=TODAY)


@pytest.fixture(scope="module")
def articles(corpus: Corpus) -> Mapping[str, Article]:
    return {article.id: article for article in corpus.articles}


@pytest.fixture(scope="module")
def questions() -> Sequence[Item]:
    return read_questions(SAMPLE / "questions.jsonl")


@pytest.fixture(scope="module")
def paraphrases() -> Sequence[Item]:
    return read_questions(SAMPLE / "paraphrases.jsonl")


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """Return an Answerer over the one index that this module builds, in a process of its own."""
    data = tmp_path_factory.mktemp("sample") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        list(build(BuildRequest(sample_corpus(), data, OPTIONS, TODAY)))
    with closing(open_answerer(data, OPTIONS)) as opened:
        yield opened


@pytest.fixture(scope="module")
def judged(answerer: Answerer, questions: Sequence[Item]) -> Sequence[Judged]:
    return [judge(answerer, item, today=TODAY) for item in questions]


def test_every_file_is_accepted(corpus: Corpus) -> None:
    assert len(corpus.articles) == 37
    assert [len(article.copies) for article in corpus.articles if article.copies] == [1]
    assert corpus.rejected == ()


def test_the_sample_is_marked_as_fiction_wherever_it_may_be_met() -> None:
    told = (SAMPLE / "FICTION.md").read_text("utf-8")

    assert "fiction" in told
    assert "fictie" in told
    assert "fiction" in NOTICE


def test_addresses_in_the_sample_lead_nowhere(corpus: Corpus) -> None:
    addresses = [article.url for article in corpus.articles if article.url]

    assert addresses
    assert all(url.split("/")[2].endswith(".example") for url in addresses)


def test_every_article_can_be_quoted(corpus: Corpus) -> None:
    assert [article.id for article in corpus.articles if len(article.sentences) < 5] == []


def test_dates_of_every_precision_are_among_them(corpus: Corpus) -> None:
    written = {str(article.published or "") for article in corpus.articles}

    assert {len(date) for date in written} == {len(""), len("2022"), len("2022-11"), 10}


@pytest.mark.parametrize("name", ["questions", "paraphrases"])
def test_questions_are_asked_in_both_languages_under_ids_of_their_own(name: str) -> None:
    items = read_questions(SAMPLE / f"{name}.jsonl")

    assert {item.lang for item in items} == set(Language)
    assert len({item.id for item in items}) == len(items)


@pytest.mark.parametrize("name", ["questions", "paraphrases"])
def test_gold_sentences_stand_word_for_word_in_the_article_named(
    name: str, articles: Mapping[str, Article]
) -> None:
    answerable = [item for item in read_questions(SAMPLE / f"{name}.jsonl") if item.answerable]

    for item in answerable:
        assert item.article in articles
        assert item.gold
        assert [gold for gold in item.gold if gold not in articles[item.article].text] == []


def test_what_cannot_be_answered_names_no_article(questions: Sequence[Item]) -> None:
    unanswerable = [item for item in questions if not item.answerable]

    assert len(unanswerable) >= 10
    assert {(item.article, item.gold) for item in unanswerable} == {(None, ())}


def test_the_index_holds_the_sample(answerer: Answerer, corpus: Corpus) -> None:
    holdings = answerer.holdings

    assert holdings.articles == len(corpus.articles)
    assert holdings.undated == 5
    assert (str(holdings.first), str(holdings.last)) == ("2022", "2023")


def test_every_quote_shown_is_verbatim(
    judged: Sequence[Judged], articles: Mapping[str, Article]
) -> None:
    for one in judged:
        assert one.shown
        for citation in one.shown:
            text = articles[citation.article.id].text
            assert text[citation.start : citation.end] == citation.quote


def test_every_date_shown_is_the_one_that_was_read(
    judged: Sequence[Judged], articles: Mapping[str, Article]
) -> None:
    for citation in (citation for one in judged for citation in one.shown):
        assert citation.article.published == articles[citation.article.id].published


@pytest.mark.parametrize("language", Language)
def test_a_question_of_each_language_is_answered(
    judged: Sequence[Judged], language: Language
) -> None:
    answered = [
        one
        for one in judged
        if one.item.lang is language and one.item.answerable and isinstance(one.outcome, Answer)
    ]

    assert len(answered) >= 10


def figures(judged: Sequence[Judged], of: str) -> Mapping[str, float]:
    return cast("Mapping[str, float]", summarise(judged)[of])


def test_the_right_article_is_nearly_always_found_first(judged: Sequence[Judged]) -> None:
    assert figures(judged, "retrieval")["mrr@10"] >= 0.85


def test_most_of_what_cannot_be_answered_is_refused(judged: Sequence[Judged]) -> None:
    assert figures(judged, "refusal")["refused_unanswerable"] >= 0.6


def test_most_of_what_can_be_answered_is_answered(judged: Sequence[Judged]) -> None:
    assert figures(judged, "refusal")["refused_answerable"] <= 0.3


def test_two_reports_that_disagree_are_both_shown(answerer: Answerer) -> None:
    asked = Item("t", Language.DUTCH, "Hoeveel wagons telde de wapentrein?", answerable=True)

    shown = judge(answerer, asked, today=TODAY).shown

    assert {"004-wapentrein-wolverdonk", "016-trein-met-tweeentwintig-wagons"} <= {
        citation.article.id for citation in shown
    }


def test_an_agency_story_of_two_newspapers_is_told_once_with_both_named(
    answerer: Answerer,
) -> None:
    question = "Hoeveel veegmonsters namen de inspecteurs in onderzoeksreactor Lorrezicht?"

    shown = judge(answerer, Item("t", Language.DUTCH, question, answerable=True), today=TODAY).shown

    assert shown[0].article.id == "018-inspecteurs-tellen-splijtstof"
    assert [copy.id for copy in shown[0].article.copies] == ["024-geen-gram-te-weinig"]
    assert "024-geen-gram-te-weinig" not in {citation.article.id for citation in shown}
