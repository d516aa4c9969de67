from collections.abc import Iterator

import pytest

from corpus.decisions import Decisions
from retrieval.excerpts.finding import ExcerptReport, Verdict, find_excerpt
from retrieval.generations import Generation
from tests.retrieval.excerpts.test_finding import make_generation
from tests.retrieval.village import VILLAGE

FERRY = "De veerpont van Oosterwade voer maandag niet uit."
WAIT = "Tot die dag ligt de pont stil."
MILL = "Molenaar Hilde Brakel maalt weer rogge."
BAKER = "De bakker haalde de eerste zak zelf op."


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    generation = make_generation(tmp_path_factory.mktemp("generation"), VILLAGE)
    yield generation
    generation.archive.close()


def quotes(report: ExcerptReport) -> list[str]:
    assert all(
        match.article.text[match.start : match.end] == match.quote for match in report.matches
    )
    return [match.quote for match in report.matches]


@pytest.mark.parametrize("mark", [" … ", " [...] ", "…", " (…) "])
def test_parts_of_one_article_with_a_mark_between_are_quoted_rightly(
    village: Generation, mark: str
) -> None:
    report = find_excerpt(village, f"{FERRY}{mark}{WAIT}")

    assert (report.verdict, report.is_joined) == (Verdict.VERBATIM, True)
    assert quotes(report) == [FERRY, WAIT]
    assert report.excerpt == f"{FERRY}{mark}{WAIT}"


def test_the_verdict_is_that_of_the_weakest_part(village: Generation) -> None:
    typographic = find_excerpt(village, f"{FERRY} […] {WAIT.upper()}")
    altered = find_excerpt(village, f"{FERRY} […] {WAIT.replace('dag', 'nacht')}")

    assert typographic.verdict is Verdict.TYPOGRAPHIC
    assert quotes(typographic) == [FERRY.removesuffix("."), WAIT.removesuffix(".")]
    assert altered.verdict is Verdict.ALTERED
    assert quotes(altered) == [FERRY, WAIT]


def test_parts_in_another_order_are_altered(village: Generation) -> None:
    report = find_excerpt(village, f"{WAIT} […] {FERRY}")

    assert report.verdict is Verdict.ALTERED
    assert quotes(report) == [WAIT, FERRY]


def test_parts_of_two_articles_are_altered_whatever_stands_between(village: Generation) -> None:
    for mark in (" […] ", " "):
        report = find_excerpt(village, f"{FERRY}{mark}{MILL}")

        assert (report.verdict, report.is_joined) == (Verdict.ALTERED, True)
        assert quotes(report) == [FERRY, MILL]


def test_parts_of_one_article_without_a_mark_are_altered(village: Generation) -> None:
    report = find_excerpt(village, f"{MILL} {BAKER}")

    assert (report.verdict, report.is_joined) == (Verdict.ALTERED, True)
    assert quotes(report) == [MILL, BAKER]


def test_a_part_that_stands_nowhere_makes_the_whole_absent(village: Generation) -> None:
    strange = "De burgemeester heeft nog nooit van een kernreactor gehoord, zegt zij zelf."

    assert find_excerpt(village, f"{BAKER} […] {strange}").verdict is Verdict.ABSENT


@pytest.mark.parametrize(
    "excerpt", ["De … niet … pont … uit", "Brakel … februari … gulden", "…", "… [...]"]
)
def test_words_that_stand_anywhere_are_never_a_quotation(village: Generation, excerpt: str) -> None:
    assert find_excerpt(village, excerpt).verdict is Verdict.ABSENT


def test_marks_that_stand_in_the_article_leave_nothing_out(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = "Hij aarzelde lang … en sprong toen toch in het koude water."
    generation = make_generation(tmp_path_factory.mktemp("pause"), {"001.txt": text})

    report = find_excerpt(generation, text)
    generation.archive.close()

    assert (report.verdict, report.is_joined) == (Verdict.VERBATIM, False)


def test_the_halves_of_a_sentence_in_another_order_are_one_place(village: Generation) -> None:
    report = find_excerpt(village, "en komt pas in februari. De nieuwe ketting kost 4.800 gulden")

    assert (report.verdict, report.is_joined) == (Verdict.ALTERED, False)
    assert quotes(report) == ["De nieuwe ketting kost 4.800 gulden en komt pas in februari."]


def test_another_figure_is_never_mere_typography(village: Generation) -> None:
    report = find_excerpt(village, "De nieuwe ketting kost 48,00 gulden en komt pas in februari")

    assert report.verdict is Verdict.ALTERED
    assert quotes(report) == ["De nieuwe ketting kost 4.800 gulden en komt pas in februari."]
    assert report.matches[0].score < 1


def test_what_is_suppressed_is_no_part_of_an_excerpt(village: Generation) -> None:
    hidden = Decisions(suppressed=frozenset({"001-ketting"}))

    report = find_excerpt(village, f"{FERRY} […] {WAIT}", decisions=hidden)

    assert "001-ketting" not in {match.article.id for match in report.matches}
