import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.chunking import chunk_article
from corpus.decisions import Decisions
from retrieval.analysis import DutchAnalyzer
from retrieval.archive import Archive, write_archive
from retrieval.excerpts.finding import ExcerptReport, Verdict, find_excerpt
from retrieval.generations import ARCHIVE_FILE, LEXICAL_FOLDER, Generation
from tests.bot.builders import make_manifest
from tests.retrieval.in_memory import index_passages, read_articles
from tests.retrieval.village import VILLAGE

Open: TypeAlias = Callable[[Mapping[str, str]], Generation]

FIRST = "De veerpont van Oosterwade voer maandag niet uit."
CHAIN = "De nieuwe ketting kost 4.800 gulden en komt pas in februari."
TWINS = {
    "a.txt": "De dorpsomroeper las het voor. Wie het niet hoorde, was doof of dronken.",
    "b.txt": "Niemand luisterde meer. De dorpsomroeper las het voor.",
    "c.txt": "Kort nieuws uit de haven.",
}


@pytest.fixture(scope="module")
def open_generation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    opened: list[Generation] = []

    def write_and_open(files: Mapping[str, str]) -> Generation:
        opened.append(make_generation(tmp_path_factory.mktemp("generation"), files))
        return opened[-1]

    yield write_and_open
    for generation in opened:
        generation.archive.close()


def make_generation(folder: Path, files: Mapping[str, str]) -> Generation:
    articles = read_articles(folder / "articles", files)
    passages = [passage for article in articles for passage in chunk_article(article)]
    index_passages(folder / LEXICAL_FOLDER, passages, DutchAnalyzer())
    write_archive(folder / ARCHIVE_FILE, articles)
    return Generation(folder, make_manifest(), Archive(folder / ARCHIVE_FILE))


@pytest.fixture(scope="module")
def village(open_generation: Open) -> Generation:
    return open_generation(VILLAGE)


@pytest.fixture(scope="module")
def articles(village: Generation) -> Mapping[str, Article]:
    found = (village.archive.article(entry.id) for entry in village.archive.entries)
    return {article.id: article for article in found if article}


def are_places(report: ExcerptReport) -> bool:
    """Tell whether every match is verbatim at its place, and there are not too many."""
    return len(report.matches) <= 5 and all(
        match.article.text[match.start : match.end] == match.quote != "" for match in report.matches
    )


def test_an_excerpt_that_stands_so_is_verbatim(village: Generation) -> None:
    report = find_excerpt(village, CHAIN)

    (match,) = report.matches
    assert report.verdict is Verdict.VERBATIM
    assert (match.article.id, match.quote, match.score) == ("001-ketting", CHAIN, 1.0)
    assert are_places(report)


def test_blanks_around_an_excerpt_do_not_matter(village: Generation) -> None:
    report = find_excerpt(village, f"\n  {CHAIN}\t")

    assert report.verdict is Verdict.VERBATIM
    assert report.matches[0].quote == CHAIN
    assert report.excerpt == f"\n  {CHAIN}\t"


def test_a_few_letters_may_be_verbatim_too(village: Generation) -> None:
    assert find_excerpt(village, "Tolsma").verdict is Verdict.VERBATIM


def test_headings_and_captions_are_searched_as_well(village: Generation) -> None:
    report = find_excerpt(village, "Palingfuiken in dieper water")

    assert report.verdict is Verdict.VERBATIM


def test_every_article_that_holds_an_excerpt_is_shown(open_generation: Open) -> None:
    report = find_excerpt(open_generation(TWINS), "De dorpsomroeper las het voor.")

    assert [match.article.id for match in report.matches] == ["a", "b"]


def test_at_most_five_places_are_shown(open_generation: Open) -> None:
    files = {f"{number}.txt": f"Er viel regen. Dag {number} was nat." for number in range(9)}

    assert len(find_excerpt(open_generation(files), "Er viel regen.").matches) == 5


@pytest.mark.parametrize(
    "excerpt",
    [
        "de veerpont van oosterwade voer maandag niet uit",
        "De  veerpont\nvan Oosterwade voer maandag niet uit!",
        "“De veerpont van Oosterwade voer maandag niet uit”",
        "De veer-pont van Oosterwade voer maandag niet uit…",
    ],
)
def test_other_marks_blanks_and_capitals_are_typography(village: Generation, excerpt: str) -> None:
    report = find_excerpt(village, excerpt)

    assert report.verdict is Verdict.TYPOGRAPHIC
    assert report.matches[0].quote == FIRST.removesuffix(".")
    assert are_places(report)


def test_other_quotation_marks_are_typography(village: Generation) -> None:
    report = find_excerpt(village, '"Rogge ruikt naar natte jassen", zegt Brakel.')

    assert report.verdict is Verdict.TYPOGRAPHIC
    assert report.matches[0].quote == "Rogge ruikt naar natte jassen”, zegt Brakel"


def test_letters_put_together_are_found_where_they_stand_apart(village: Generation) -> None:
    apart = "In cafe\u0301 De Pe\u0301lote draait e\u0301e\u0301n"

    together = find_excerpt(village, unicodedata.normalize("NFC", apart))

    assert find_excerpt(village, apart).verdict is Verdict.VERBATIM
    assert together.verdict is Verdict.TYPOGRAPHIC
    assert together.matches[0].quote == apart


def test_a_match_ends_with_the_accent_of_its_last_letter(village: Generation) -> None:
    report = find_excerpt(village, "IN CAFÉ DE PÉLOTE DRAAIT ÉÉ")

    assert report.verdict is Verdict.TYPOGRAPHIC
    assert report.matches[0].quote.endswith(" e\u0301e\u0301")


def test_offsets_count_code_points_behind_an_emoji(village: Generation) -> None:
    (match,) = find_excerpt(village, "jukebox 🎶 al zestig jaar.").matches

    text = match.article.text
    assert match.start == text.index("jukebox 🎶")
    assert match.end == match.start + len("jukebox 🎶 al zestig jaar.")


@pytest.mark.parametrize(
    "excerpt",
    [
        "De nieuwe ketting kost 9.999 gulden en komt pas in februari.",
        "De nieuwe ketting kost 4.800 gulden en komt pas in december.",
        "De nieuwe ketting kost slechts 4.800 gulden en komt in februari",
    ],
)
def test_a_changed_word_is_an_alteration_of_the_whole_sentence(
    village: Generation, excerpt: str
) -> None:
    report = find_excerpt(village, excerpt)

    assert report.verdict is Verdict.ALTERED
    assert report.matches[0].quote == CHAIN
    assert 0.75 <= report.matches[0].score < 1
    assert are_places(report)


def test_an_altered_part_of_a_long_sentence_shows_the_whole_of_it(village: Generation) -> None:
    report = find_excerpt(village, "deur van het gemael @iedereen")

    assert report.verdict is Verdict.ALTERED
    assert report.matches[0].quote == (
        "De dijkwacht las op de deur van het gemaal @everyone <@&1> [bank](https://evil.example)."
    )


def test_altered_sentences_in_a_row_are_shown_together(village: Generation) -> None:
    report = find_excerpt(
        village, "De schipper had die ketting horen breken. Reizigers reden om via de brug."
    )

    assert report.verdict is Verdict.ALTERED
    assert report.matches[0].quote == (
        "De schipper had de ketting zien breken. Reizigers liepen om via de brug."
    )


def test_the_likest_article_stands_first(village: Generation) -> None:
    report = find_excerpt(village, "De ijsbaan ging vrijdag alweer dicht voor schaatsers.")

    assert report.verdict is Verdict.ALTERED
    assert report.matches[0].article.id == "005-ijsbaan"
    assert [match.score for match in report.matches] == sorted(
        (match.score for match in report.matches), reverse=True
    )


@pytest.mark.parametrize(
    "excerpt",
    [
        "De minister-president opende gisteren een nieuwe kernreactor in de polder.",
        "De veerpont is vannacht na een aanvaring met man en muis vergaan, zegt de reder.",
        "",
        "   ",
        "zeppelin",
        "🎶🎶🎶",
        "\ud800",
        "\x00",
        "(" * 200,
    ],
)
def test_what_stands_nowhere_is_absent(village: Generation, excerpt: str) -> None:
    report = find_excerpt(village, excerpt)

    assert (report.verdict, report.matches) == (Verdict.ABSENT, ())


def test_a_few_letters_are_never_compared_but_letter_by_letter(village: Generation) -> None:
    assert find_excerpt(village, "Wiebe Tolsmaa").verdict is Verdict.ABSENT


def test_a_long_excerpt_is_not_the_short_article_that_it_happens_to_hold(
    open_generation: Open,
) -> None:
    report = find_excerpt(
        open_generation(TWINS),
        "Er was niet veel te melden vandaag. Kort nieuws uit de haven. De rest van de krant stond "
        "vol met advertenties voor hoeden en een feuilleton over een walvis.",
    )

    assert report.verdict is Verdict.ABSENT


@given(data=st.data())
def test_any_stretch_of_an_article_is_verbatim(
    village: Generation, articles: Mapping[str, Article], data: st.DataObject
) -> None:
    text = articles[data.draw(st.sampled_from(sorted(articles)))].text
    start = data.draw(st.integers(0, len(text) - 20))
    excerpt = text[start : data.draw(st.integers(start + 20, len(text)))]

    report = find_excerpt(village, excerpt)

    assert report.verdict is Verdict.VERBATIM
    assert are_places(report)
    assert all(match.quote == excerpt.strip() for match in report.matches)


@given(data=st.data())
def test_a_changed_stretch_of_an_article_is_never_verbatim(
    village: Generation, articles: Mapping[str, Article], data: st.DataObject
) -> None:
    text = articles[data.draw(st.sampled_from(sorted(articles)))].text
    start = data.draw(st.integers(0, len(text) - 20))
    stretch = text[start : data.draw(st.integers(start + 20, len(text)))].strip()
    at = data.draw(st.integers(0, len(stretch)))
    changed = stretch[:at] + data.draw(st.text(min_size=1, max_size=3)) + stretch[at:]

    report = find_excerpt(village, changed)

    stands = any(changed.strip() in article.text for article in articles.values())
    assert (report.verdict is Verdict.VERBATIM) is stands
    assert are_places(report)


@given(excerpt=st.text(st.characters(codec=None), max_size=60))
def test_whatever_is_given_is_verbatim_only_where_it_stands(
    village: Generation, articles: Mapping[str, Article], excerpt: str
) -> None:
    report = find_excerpt(village, excerpt)

    wanted = excerpt.strip()
    stands = bool(wanted) and any(wanted in article.text for article in articles.values())
    assert (report.verdict is Verdict.VERBATIM) is stands
    assert are_places(report)


@pytest.mark.parametrize(
    "excerpt",
    ["Het bestuur mat vier centimeter ijs.", "HET BESTUUR MAT VIER CENTIMETER IJS."],
)
def test_what_moderators_suppressed_is_the_source_of_nothing(
    village: Generation, excerpt: str
) -> None:
    hidden = Decisions(suppressed=frozenset({"004-ijsbaan"}))

    report = find_excerpt(village, excerpt, decisions=hidden)

    assert "004-ijsbaan" in {match.article.id for match in find_excerpt(village, excerpt).matches}
    assert "004-ijsbaan" not in {match.article.id for match in report.matches}


def test_a_match_shows_the_note_and_date_that_were_decided(village: Generation) -> None:
    decisions = Decisions(notes={"004-ijsbaan": "opgemeten"}, dates={"004-ijsbaan": None})

    (match,) = find_excerpt(
        village, "Het bestuur mat vier centimeter ijs.", decisions=decisions
    ).matches

    assert (match.article.note, match.article.published) == ("opgemeten", None)
