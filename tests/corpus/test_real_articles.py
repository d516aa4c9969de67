import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from corpus.article import Role
from corpus.chunking import chunk_article
from corpus.reader import Corpus, read_corpus

# Private articles that lie beside the project where they may be had; none of their words are here.
FOLDER = Path(__file__).parents[3] / "shared" / "articles"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the private articles are not here")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(FOLDER, today=date(2024, 5, 6))


def test_all_five_are_accepted_without_a_remark(corpus: Corpus) -> None:
    assert len(corpus.articles) == 5
    assert corpus.rejected == ()
    assert corpus.notices == ()


def test_two_of_them_are_undated_and_three_state_a_month(corpus: Corpus) -> None:
    written = Counter(str(article.published) for article in corpus.articles)

    assert written == {"None": 2, "2022-11": 1, "2023-02": 1, "2023-03": 1}


def test_their_paragraphs_have_the_roles_a_reader_sees(corpus: Corpus) -> None:
    roles = Counter(
        paragraph.role for article in corpus.articles for paragraph in article.paragraphs
    )

    assert roles == {
        Role.LEAD: 5,
        Role.BODY: 47,
        Role.HEADING: 8,
        Role.PULLQUOTE: 2,
        Role.CROSSLINK: 2,
        Role.BYLINE: 2,
        Role.CAPTION: 1,
    }


def test_every_quotable_sentence_is_a_whole_one(corpus: Corpus) -> None:
    whole = re.compile(r"[“„,‘]{0,2}[A-ZÉ].*[.?!][”’]?", re.DOTALL)
    sentences = [
        article.text[span.start : span.end]
        for article in corpus.articles
        for span in article.sentences
    ]

    assert len(sentences) == 181
    assert [sentence for sentence in sentences if not whole.fullmatch(sentence)] == []


def test_they_are_cut_into_some_sixty_passages(corpus: Corpus) -> None:
    assert sum(len(chunk_article(article)) for article in corpus.articles) == 61
