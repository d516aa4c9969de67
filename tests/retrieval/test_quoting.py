from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Role
from corpus.assembly import assemble
from corpus.chunking import chunk_article
from corpus.formats.draft import Draft
from corpus.formats.facts import Facts
from retrieval.analysis import DutchAnalyzer
from retrieval.quoting import Quoter
from retrieval.scoring import gram_scorer, stem_scorer
from retrieval.types import Citation, RankedPassage, Told
from tests.builders import make_reading
from tests.retrieval.in_memory import index_passages, read_articles
from tests.retrieval.village import VILLAGE

Choose: TypeAlias = Callable[..., tuple[Citation, ...]]

ANALYZER = DutchAnalyzer()
ANCHOR = (
    "De smid smeedt een anker voor de sleepboot. Het anker van de smid weegt zeshonderd kilo. "
    "Niemand wilde het tillen.\n\n"
    "Het oude anker van de smid ging naar het museum. De bode schreef er een ballade over."
)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    read = read_articles(tmp_path_factory.mktemp("village") / "articles", VILLAGE)
    return {article.id: article for article in read}


@pytest.fixture(scope="module")
def quoter(articles: dict[str, Article], tmp_path_factory: pytest.TempPathFactory) -> Quoter:
    passages = [passage for article in articles.values() for passage in chunk_article(article)]
    stems, grams = index_passages(tmp_path_factory.mktemp("village") / "x", passages, ANALYZER)
    return Quoter(ANALYZER, stem_scorer(stems, ANALYZER), gram_scorer(grams, ANALYZER))


@pytest.fixture(scope="module")
def choose(quoter: Quoter) -> Choose:
    def choose_from(question: str, *given: Article, limit: int = 3) -> tuple[Citation, ...]:
        return quoter.choose(make_reading(question), ranked(given), limit)

    return choose_from


def article_of(text: str, article_id: str = "001") -> Article:
    return assemble(Draft(text, Facts()), article_id)


def ranked(articles: Sequence[Article]) -> list[RankedPassage]:
    """Return all passages of some articles, each a little worse than the one before."""
    passages = [(article, passage) for article in articles for passage in chunk_article(article)]
    return [
        RankedPassage(article, passage.first, passage.last, rank, 1 / rank)
        for rank, (article, passage) in enumerate(passages, start=1)
    ]


def quotes(citations: Sequence[Citation]) -> list[str]:
    return [citation.quote for citation in citations]


def test_the_sentence_that_fits_best_stands_first(
    choose: Choose, articles: dict[str, Article]
) -> None:
    first, *_ = choose("Wat kost de nieuwe ketting?", articles["001-ketting"])

    assert first.quote == "De nieuwe ketting kost 4.800 gulden en komt pas in februari."
    assert first.number == 1
    assert first.article is articles["001-ketting"]


def test_a_citation_names_the_passage_it_is_from(choose: Choose) -> None:
    (citation,) = choose("Wie schreef de ballade?", article_of(ANCHOR), limit=1)

    assert citation.quote == "De bode schreef er een ballade over."
    assert citation.passage_id == "001:3-4"


def test_citations_are_numbered_from_1_in_order_of_score(
    choose: Choose, articles: dict[str, Article]
) -> None:
    citations = choose("Hoe vaart de veerpont aan de ketting?", *articles.values())

    scores = [citation.score for citation in citations]
    assert [citation.number for citation in citations] == [1, 2, 3]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize("limit", [0, 1, 2, 3])
def test_there_are_at_most_as_many_as_asked_for(
    choose: Choose, articles: dict[str, Article], limit: int
) -> None:
    citations = choose("Hoe vaart de veerpont aan de ketting?", *articles.values(), limit=limit)

    assert len(citations) == limit


def test_without_passages_there_is_nothing_to_quote(choose: Choose) -> None:
    assert choose("Hoe vaart de veerpont?") == ()


def test_a_sentence_far_weaker_than_the_best_is_not_quoted(choose: Choose) -> None:
    strong = article_of("De veerpont van Oosterwade vaart aan een ketting.")
    weak = article_of("Er viel regen. Niemand keek op.", "002")

    citations = choose("Vaart de veerpont van Oosterwade aan een ketting?", strong, weak)

    assert quotes(citations) == ["De veerpont van Oosterwade vaart aan een ketting."]


def test_a_neighbour_that_fits_nearly_as_well_is_quoted_along(choose: Choose) -> None:
    first, *_ = choose("Hoeveel kilo weegt het anker van de smid?", article_of(ANCHOR))

    assert first.quote == (
        "De smid smeedt een anker voor de sleepboot. Het anker van de smid weegt zeshonderd kilo."
    )


def test_a_neighbour_in_another_paragraph_is_not_joined(choose: Choose) -> None:
    text = "De smid smeedt een anker.\n\nHet anker van de smid weegt veel.\n\nNiemand tilt het."

    citations = choose("Wat weegt het anker van de smid?", article_of(text))

    assert {"De smid smeedt een anker.", "Het anker van de smid weegt veel."} <= set(
        quotes(citations)
    )


def test_no_sentence_is_quoted_twice_where_passages_share_it(choose: Choose) -> None:
    text = " ".join(
        f"Anker {name} ligt klaar." for name in ("een", "Zuid", "Noord", "West", "Oost")
    )

    citations = choose("Welk anker ligt klaar?", article_of(text))

    spans = sorted((citation.start, citation.end) for citation in citations)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_the_same_sentence_of_two_articles_is_quoted_once(
    choose: Choose, articles: dict[str, Article]
) -> None:
    citations = choose(
        "Hoeveel ton tilt de kraan in de haven?", articles["008-kraan"], articles["010-kraan"]
    )

    lifted = [quote for quote in quotes(citations) if "veertig ton tilt" in quote]
    assert len(lifted) == 1


def test_two_versions_of_a_report_are_not_both_quoted(
    choose: Choose, articles: dict[str, Article]
) -> None:
    citations = choose(
        "Wie vroeg er hoeveel jaar om een kraan?", articles["008-kraan"], articles["010-kraan"]
    )

    asked = [quote for quote in quotes(citations) if "Havenmeester Wiebe Tolsma" in quote]
    assert len(asked) == 1


def test_a_long_sentence_with_one_word_changed_is_not_quoted_again(choose: Choose) -> None:
    told = (
        "De havenmeester van Oosterwade heeft elf jaar lang bij drie burgemeesters gesmeekt "
        "om een drijvende kraan die veertig ton tilt."
    )
    again = told.replace("elf", "twaalf")

    citations = choose(
        "Wie smeekte om een kraan?",
        article_of(f"{told} Er viel regen.", "001"),
        article_of(f"{again} Hij kocht een hoed.", "002"),
    )

    assert [quote for quote in quotes(citations) if "kraan" in quote] == [told]


def test_two_reports_that_differ_are_both_quoted(
    choose: Choose, articles: dict[str, Article]
) -> None:
    citations = choose(
        "Hoeveel ijs lag er op de ijsbaan?", articles["004-ijsbaan"], articles["005-ijsbaan"]
    )

    measured = " ".join(quotes(citations))
    assert "vier centimeter ijs" in measured
    assert "twee centimeter ijs" in measured


@pytest.mark.parametrize(
    "question",
    ["Hoeveel kilo weegt het anker van de smid?", "Welke sleepboot kreeg een anker van de smid?"],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_sentence_quoted_along_counts_as_quoted(
    choose: Choose, question: str, order: int
) -> None:
    other = "De smid smeedt een anker voor de sleepboot. Kinderen keken toe."
    both = (article_of(ANCHOR), article_of(other, "002"))

    citations = choose(question, *both[::order])

    smithing = [quote for quote in quotes(citations) if "voor de sleepboot" in quote]
    assert len(smithing) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Door wie is dit? Aafke Slingeland",
        "Palingfuiken in dieper water",
        "Twee palingfuiken op de kade. Foto: Tjitske Hania",
        "Lees ook waarom de paling van kou houdt",
        "Waarom gooide Gerben Roorda de paling terug?",
    ],
)
def test_only_what_the_article_itself_says_is_quoted(
    choose: Choose, articles: dict[str, Article], question: str
) -> None:
    citations = choose(question, articles["011-paling"])

    assert citations
    for citation in citations:
        (paragraph,) = (
            each
            for each in citation.article.paragraphs
            if each.span.start <= citation.start and citation.end <= each.span.end
        )
        assert paragraph.role in {Role.LEAD, Role.BODY}


def test_that_article_has_a_paragraph_of_every_role(articles: dict[str, Article]) -> None:
    assert {paragraph.role for paragraph in articles["011-paling"].paragraphs} == set(Role)


def test_a_number_is_preferred_where_one_is_asked_for(choose: Choose) -> None:
    text = "Het anker weegt zwaar genoeg.\n\nHet anker weegt 600 kilo.\n\nEr viel regen."

    counted, *_ = choose("Hoeveel weegt het anker?", article_of(text))
    plain, *_ = choose("Waarom weegt het anker zwaar?", article_of(text))

    assert counted.quote == "Het anker weegt 600 kilo."
    assert plain.quote == "Het anker weegt zwaar genoeg."


def test_the_better_passage_decides_between_equal_sentences(choose: Choose) -> None:
    first, second = (article_of(f"Een anker {end}.", number) for number, end in ANCHORS)

    (ahead, *_) = choose("Een anker?", first, second)
    (behind, *_) = choose("Een anker?", second, first)

    assert (ahead.article.id, behind.article.id) == ("001", "002")


ANCHORS = (("001", "ligt klaar"), ("002", "hangt scheef"))

# Whatever may stand in a newspaper, and much that may not.
PIECES = st.sampled_from(
    (
        *("De molen maalt rogge. ", "De ketting brak! ", "„Rogge,” zei hij. ", "Anker? ", "anker "),
        *(",,Nee,” zei ze. ", "‘Ja’, riep hij. ", "‘60 ", "d.w.z. ", "… ", "3 okt. ", "Foto: ANP"),
        *("\n\n", "\n", "  ", "LEES OOK: de molen\n\n", "Door Jan Bakker\n\n", "Kop\n\n", "🎶 "),
        *("e\u0301e\u0301n ", "\u202eketting\u202c ", "\u200b", "**anker ", "```", "Ĳ ", "ﬁets. "),
    )
)


@given(
    text=st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=80),
    question=st.sampled_from(("anker rogge ketting molen", "Hoeveel?", "", "Wie zei nee?")),
    limit=st.integers(0, 4),
)
def test_every_citation_is_verbatim_and_whole_sentences(
    choose: Choose, text: str, question: str, limit: int
) -> None:
    article = article_of(f"Er was eens een anker.\n\n{text}")

    citations = choose(question, article, limit=limit)

    assert len(citations) <= limit
    starts = {sentence.start for sentence in article.sentences}
    ends = {sentence.end for sentence in article.sentences}
    for citation in citations:
        assert article.text[citation.start : citation.end] == citation.quote
        assert citation.start in starts
        assert citation.end in ends


def test_what_the_asker_has_read_is_not_quoted_again(quoter: Quoter) -> None:
    article = article_of(ANCHOR)
    reading = make_reading("Wat weegt het anker van de smid?")
    (first, *_) = quoter.choose(reading, ranked([article]), 1)
    told = frozenset({Told(article.id, first.start, first.end)})

    again = quoter.choose(
        replace(reading, question=replace(reading.question, told=told)), ranked([article]), 3
    )

    assert not any(each.start < first.end and first.start < each.end for each in again)
    assert again


def test_of_two_that_fit_what_comes_next_is_quoted_first(quoter: Quoter) -> None:
    article = article_of(ANCHOR)
    reading = make_reading("Wat gebeurde er met het anker van de smid?")
    end = article.text.index(" Het anker")
    told = frozenset({Told(article.id, 0, end)})

    (next_one, *_) = quoter.choose(
        replace(reading, question=replace(reading.question, told=told)), ranked([article]), 1
    )

    assert next_one.quote.startswith("Het anker van de smid weegt zeshonderd kilo.")


def test_of_sentences_without_a_word_in_common_the_best_passages_are_quoted(
    choose: Choose,
) -> None:
    near = article_of("Er viel regen op het land.")
    far = article_of("Niemand keek ervan op.", "002")

    first, *_ = choose("Waarom bleven de vissers thuis?", near, far)

    assert first.article is near


def test_an_article_with_several_good_passages_outdoes_one_that_mentions_it(
    quoter: Quoter,
) -> None:
    mention = article_of("Niemand keek ervan op.", "002")
    story = article_of(" ".join(f"Zin {name} gaat verder." for name in "abcdefghijklm"))
    places = [(mention, 0, 0), (story, 0, 3), (story, 3, 6), (story, 6, 9)]
    passages = [RankedPassage(*place, rank, 1 - rank / 20) for rank, place in enumerate(places, 1)]

    (first,) = quoter.choose(make_reading("Waarom bleven de vissers thuis?"), passages, 1)

    assert first.article is story
