from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.archive import Archive, write_archive
from retrieval.likeness import find_alike, share_of
from tests.bot.keeping.builders import make_long_article

STORY = "De kraanmachinist van Oosterwade heeft zondag een verdwaalde kat uit zijn cabine gehaald."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    path = tmp_path / "articles.sqlite"
    articles = [
        make_long_article(
            f"{STORY} {' Daarop volgde applaus en koffie.' * number}", name=f"{number}"
        )
        for number in range(5)
    ]
    write_archive(path, articles)
    opened = Archive(path)
    yield opened
    opened.close()


def test_a_text_is_wholly_alike_to_itself_and_to_a_longer_version() -> None:
    assert share_of(STORY, STORY) == share_of(STORY, f"{STORY} De kat heet Sok.") == 1.0


def test_letter_case_accents_and_typography_make_no_difference() -> None:
    assert share_of("Één “kat” in de kraan", 'een "KAT" in de kraan') == 1.0


def test_texts_without_three_words_in_common_are_not_alike() -> None:
    assert share_of(STORY, "De molenaar van Wolverdonk maalt weer rogge.") == 0.0


def test_texts_without_words_are_not_alike_to_anything() -> None:
    assert share_of("…", STORY) == 0.0


def test_the_most_alike_come_first_and_no_more_than_asked_for(archive: Archive) -> None:
    asked = make_long_article(f"{STORY} Niemand klapte.", name="nieuw")
    alike = find_alike(asked, archive, limit=2)

    assert [each.article.id for each in alike] == ["0", "1"]
    assert alike[0].share > alike[1].share


def test_an_article_that_shares_only_a_short_sentence_is_not_looked_at(archive: Archive) -> None:
    text = "De burgemeester opende de brug. Daarop volgde applaus en koffie."

    assert find_alike(make_long_article(text, name="nieuw"), archive) == ()
