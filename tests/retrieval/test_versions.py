from corpus.article import Article, Copy
from corpus.chunking import chunk_article
from retrieval.analysis import DutchAnalyzer
from retrieval.types import Citation, RankedPassage
from retrieval.versions import name_versions
from tests.bot.builders import NOVEMBER
from tests.bot.keeping.builders import FERRY, make_long_article

ANALYZER = DutchAnalyzer()
EDITED = FERRY.replace("donderdag", "vrijdag")
OTHER = (
    "De veerpont van Oosterwade wordt geverfd, zo besloot de raad. "
    "De kosten komen voor rekening van de provincie en het waterschap."
)


def read(*articles: Article) -> list[RankedPassage]:
    return [
        RankedPassage(article, passage.first, passage.last, rank, 1 / rank)
        for rank, article in enumerate(articles, start=1)
        for passage in chunk_article(article)
    ]


def cite(passages: list[RankedPassage]) -> Citation:
    """Return a citation of the first sentence that was read."""
    article, sentence = passages[0].article, passages[0].sentences[0]
    quote = article.text[sentence.start : sentence.end]
    return Citation(1, article, sentence.start, sentence.end, quote, passages[0].id, 1.0)


def copies_of(*articles: Article) -> list[str]:
    passages = read(*articles)
    (named,) = name_versions([cite(passages)], passages, ANALYZER)
    assert named.quote == cite(passages).quote
    return [copy.id for copy in named.article.copies]


def test_an_edited_version_is_named_beside_the_one_that_is_cited() -> None:
    cited, edited = make_long_article(FERRY, name="a"), make_long_article(EDITED, name="b")

    assert copies_of(cited, edited) == ["b"]


def test_the_copies_of_a_version_are_named_too_and_nothing_twice() -> None:
    shared = Copy("c", "De Bode", None, NOVEMBER)
    cited = make_long_article(FERRY, name="a", copies=(shared,))
    edited = make_long_article(EDITED, name="b", copies=(shared, Copy("d", None, None, None)))

    assert copies_of(cited, edited) == ["c", "b", "d"]


def test_another_article_on_the_subject_is_not_named() -> None:
    cited, other = make_long_article(FERRY, name="a"), make_long_article(OTHER, name="b")

    assert copies_of(cited, other) == []


def test_a_version_that_lacks_the_quote_is_not_named() -> None:
    cut = FERRY.partition(". ")[2]

    assert copies_of(make_long_article(FERRY, name="a"), make_long_article(cut, name="b")) == []


def test_a_citation_without_versions_is_left_as_it_is() -> None:
    passages = read(make_long_article(FERRY, name="a"))

    assert name_versions([cite(passages)], passages, ANALYZER)[0].article is passages[0].article
