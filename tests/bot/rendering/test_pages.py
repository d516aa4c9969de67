from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering.markdown import inert_markdown
from bot.rendering.pages import PAGE_LENGTH, page_with, pages_of
from corpus.article import Role
from tests.bot.builders import make_article
from tests.bot.rendering.articles import make_long_article, span_of

SENTENCE = "De sluiswachter telde de schepen en schreef hun namen in het grote boek. "
PARAGRAPHS = st.lists(st.text(min_size=1, max_size=3_000), min_size=1, max_size=6)


def test_a_short_article_is_one_page() -> None:
    assert len(pages_of(make_article())) == 1


def test_an_article_without_any_text_is_one_empty_page() -> None:
    assert pages_of(make_long_article()) == ((),)


def test_a_page_ends_with_a_paragraph() -> None:
    article = make_long_article(*[(Role.BODY, SENTENCE.strip() * 12)] * 6)

    pages = pages_of(article)

    assert [len(page) for page in pages] == [2, 2, 2]
    assert tuple(paragraph for page in pages for paragraph in page) == article.paragraphs


def test_a_paragraph_longer_than_a_page_is_cut_between_sentences() -> None:
    article = make_long_article((Role.BODY, SENTENCE * 80))

    pages = pages_of(article)

    ends = [article.text[page[0].span.start : page[0].span.end] for page in pages]
    assert len(ends) == 3
    assert all(end.endswith("het grote boek.") for end in ends)


def test_a_quote_is_found_on_the_page_where_it_begins() -> None:
    paragraphs = [(Role.BODY, f"{SENTENCE * 30}Schip nummer {number}.") for number in range(4)]
    article = make_long_article(*paragraphs)

    found = [page_with(article, span_of(article, f"Schip nummer {each}.")) for each in range(4)]

    assert found == sorted(found)
    for number, page in enumerate(found):
        span = span_of(article, f"Schip nummer {number}.")
        paragraphs_there = pages_of(article)[page]
        assert any(
            paragraph.span.start <= span.start < paragraph.span.end
            for paragraph in paragraphs_there
        )


@settings(deadline=None, max_examples=40)
@given(PARAGRAPHS)
def test_every_visible_letter_stands_on_exactly_one_page_and_every_page_fits(
    texts: list[str],
) -> None:
    article = make_long_article(*((Role.BODY, text) for text in texts))

    spans = [[paragraph.span for paragraph in page] for page in pages_of(article)]

    shown = [article.text[span.start : span.end] for page in spans for span in page]
    assert "".join("".join(shown).split()) == "".join(article.text.split())
    for page in spans:
        length = sum(len(inert_markdown(article.text[span.start : span.end])) for span in page)
        assert length <= PAGE_LENGTH
