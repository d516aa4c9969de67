from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.article import Copy
from corpus.errors import CorpusMissingError
from corpus.publication import Origin, PublicationDate
from corpus.reader import Corpus, RejectionReason, read_corpus

Write = Callable[[str, str | bytes], Path]
Read = Callable[[], Corpus]

TODAY = date(2024, 5, 6)


def ids(corpus: Corpus) -> list[str]:
    return [article.id for article in corpus.articles]


def test_a_folder_is_read_with_the_folders_below_it(write: Write, read: Read) -> None:
    write("sluis.txt", "De sluis is dicht.")
    write("2022/haven.txt", "De haven ligt stil.")

    assert ids(read()) == ["haven", "sluis"]


def test_one_file_is_a_corpus_too(write: Write) -> None:
    path = write("sluis.txt", "De sluis is dicht.")

    assert ids(read_corpus(path, today=TODAY)) == ["sluis"]


def test_an_article_knows_its_text_paragraphs_and_date(write: Write, read: Read) -> None:
    write("sluis.txt", "date 2022-11 De sluis is dicht.\r\n\r\nDe brug ook.\n")
    (article,) = read().articles

    assert article.text == "De sluis is dicht.\n\nDe brug ook."
    assert article.published == PublicationDate(Origin.STATED, 2022, 11)
    assert len(article.paragraphs) == 2
    assert article.language == "nl"


def test_a_title_that_nobody_states_is_the_lead_cut_at_a_word(write: Write, read: Read) -> None:
    write("kort.txt", "De sluis is\ndicht. Morgen niet.")
    write("lang.txt", "De sluis van Havermonde blijft " + "heel " * 20 + "lang dicht.")
    short, long = read().articles

    assert short.title == "De sluis is dicht."
    assert not short.titled
    assert len(long.title) <= 91
    assert long.title.endswith("heel…")


def test_a_name_that_is_unsafe_as_an_id_becomes_a_hash_of_its_path(
    write: Write, read: Read
) -> None:
    write("nieuws/de sluis.txt", "De sluis is dicht.")
    expected = sha256(b"nieuws/de sluis.txt").hexdigest()[:16]

    assert ids(read()) == [expected]


def test_the_later_of_two_files_of_one_name_gets_a_hash_behind_it(write: Write, read: Read) -> None:
    write("a/sluis.txt", "De sluis is dicht.")
    write("b/sluis.txt", "De sluis is open.")
    expected = sha256(b"b/sluis.txt").hexdigest()[:8]

    assert ids(read()) == ["sluis", f"sluis.{expected}"]


def test_the_same_files_give_the_same_corpus(write: Write, read: Read) -> None:
    for number in range(30):
        write(f"{number % 3}/artikel-{number}.txt", f"Dit is artikel {number}.")
    write("kapot.txt", b"\xff")

    assert read() == read()
    assert ids(read()) == sorted(ids(read()))


def test_one_text_in_two_files_is_one_article_with_a_copy(write: Write, read: Read) -> None:
    write("b.txt", "date 2022-11 De sluis is dicht.\n")
    write("c.md", "---\nsource: De Havenbode\n---\nDe sluis is dicht.")
    write("a.txt", "\n\nDe sluis is dicht.\r\n")
    (article,) = read().articles

    assert article.id == "a"
    assert article.copies == (
        Copy("b", None, None, PublicationDate(Origin.STATED, 2022, 11)),
        Copy("c", "De Havenbode", None, None),
    )


def test_one_word_of_difference_makes_two_articles(write: Write, read: Read) -> None:
    write("a.txt", "De sluis is dicht.")
    write("b.txt", "De sluis is open.")

    assert len(read().articles) == 2


def test_a_date_in_the_future_is_accepted_and_noticed(write: Write, read: Read) -> None:
    write("sluis.txt", "date 2031-01 De sluis gaat open.")
    corpus = read()

    assert str(corpus.articles[0].published) == "2031-01"
    assert [notice.path for notice in corpus.notices] == ["sluis.txt"]
    assert "in the future" in corpus.notices[0].text


def test_the_month_that_has_begun_is_not_the_future(write: Write, read: Read) -> None:
    write("sluis.txt", "date 2024-05 De sluis gaat open.")

    assert read().notices == ()


def test_an_article_of_nothing_to_quote_is_noticed(write: Write, read: Read) -> None:
    write("sluis.md", "## De sluis\n\n## De brug")
    corpus = read()

    assert len(corpus.articles) == 1
    assert "can be quoted" in corpus.notices[0].text


@pytest.mark.parametrize("name", [".sluis.txt", ".git/sluis.txt"])
def test_what_is_hidden_is_passed_over(write: Write, read: Read, name: str) -> None:
    write(name, "De sluis is dicht.")

    assert read() == Corpus(())


def test_there_has_to_be_something(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissingError, match="--corpus"):
        read_corpus(tmp_path / "nergens", today=TODAY)


@pytest.mark.parametrize("reason", list(RejectionReason))
def test_every_rejection_says_what_is_wrong_and_what_helps(reason: RejectionReason) -> None:
    assert reason.what
    assert reason.remedy
    assert reason == reason.value


def test_a_rejection_is_one_sentence_with_its_remedy(write: Write, read: Read) -> None:
    write("oud.txt", b"De sluis is \x93dicht\x94.")
    (rejection,) = read().rejected

    assert rejection.sentence == (
        "oud.txt was left out: its bytes are not UTF-8 (at byte 13); save it as UTF-8."
    )
