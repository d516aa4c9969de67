from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Paragraph, Role, Span
from corpus.period import Period
from retrieval.types import Citation, Question, RankedPassage
from tests.bot.builders import make_article, make_citation

TEXT = "De „pont” vaart. É\u0301én 🎶 jukebox."
ARTICLE = make_article(TEXT)
WINTER = Period(date(2022, 12, 1), date(2023, 2, 28))


def cite(start: int, end: int, quote: str) -> Citation:
    return replace(make_citation(ARTICLE, TEXT), start=start, end=end, quote=quote)


def test_a_citation_holds_what_its_article_says_at_its_place() -> None:
    citation = cite(0, 16, "De „pont” vaart.")

    assert citation.article.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        (0, 16, 'De "pont" vaart.'),
        (0, 16, "de „pont” vaart."),
        (0, 15, "De „pont” vaart."),
        (1, 17, "De „pont” vaart."),
        (0, 17, "De „pont” vaart."),
        (17, 20, "Één"),
        (500, 516, "De „pont” vaart."),
        (16, 0, "De „pont” vaart."),
    ],
)
def test_what_is_not_verbatim_is_no_citation(start: int, end: int, quote: str) -> None:
    with pytest.raises(ValueError, match="not the text of 001-sluis at"):
        cite(start, end, quote)


@pytest.mark.parametrize(("start", "end", "quote"), [(0, 0, ""), (500, 500, ""), (2, 3, " ")])
def test_a_quote_that_says_nothing_is_no_citation(start: int, end: int, quote: str) -> None:
    with pytest.raises(ValueError, match="not the text of"):
        cite(start, end, quote)


def test_a_citation_cannot_be_changed_into_what_is_not_verbatim() -> None:
    citation = make_citation(ARTICLE, "De „pont” vaart.")

    with pytest.raises(ValueError, match="not the text of"):
        replace(citation, quote="De pont vaart.")


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.text(max_size=8))
def test_no_other_text_than_the_articles_makes_a_citation(start: int, end: int, text: str) -> None:
    quote = text or TEXT[start:end]
    is_verbatim = TEXT[start:end] == quote and bool(quote.strip())

    try:
        cite(start, end, quote)
    except ValueError:
        assert not is_verbatim
    else:
        assert is_verbatim


def asking(published: Period | None = None, as_of: date | None = None) -> Question:
    return Question("Vaart de pont?", date(2024, 5, 6), published=published, as_of=as_of)


def test_a_question_without_dates_filters_nothing() -> None:
    assert asking().filter is None


def test_a_period_filters_as_it_is() -> None:
    assert asking(WINTER).filter == WINTER


def test_as_of_filters_what_came_later() -> None:
    assert asking(as_of=date(2023, 1, 5)).filter == Period(date.min, date(2023, 1, 5))


def test_as_of_ends_a_period_that_goes_on() -> None:
    assert asking(WINTER, date(2023, 1, 5)).filter == Period(WINTER.first, date(2023, 1, 5))


def test_as_of_before_a_period_leaves_its_first_day() -> None:
    assert asking(WINTER, date(2020, 1, 1)).filter == Period(WINTER.first, WINTER.first)


def test_a_passage_is_the_stretch_from_its_first_sentence_to_its_last() -> None:
    text = "Een. Twee.\n\nKop\n\nDrie. Vier."
    lead, heading, body = Span(0, 10), Span(12, 15), Span(17, 28)
    article = replace(
        make_article(text),
        paragraphs=(
            Paragraph(lead, Role.LEAD, (Span(0, 4), Span(5, 10))),
            Paragraph(heading, Role.HEADING, (heading,)),
            Paragraph(body, Role.BODY, (Span(17, 22), Span(23, 28))),
        ),
    )

    passage = RankedPassage(article, 1, 2, rank=1, score=0.5)

    assert passage.id == "001-sluis:1-2"
    assert passage.sentences == (Span(5, 10), Span(17, 22))
    assert passage.text == "Twee.\n\nKop\n\nDrie."
