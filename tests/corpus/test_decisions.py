from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.decisions import Decisions, apply_decisions, read_decisions
from corpus.errors import DecisionsError
from corpus.publication import Origin, PublicationDate


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.toml"


def article(name: str, year: int | None = None) -> Article:
    published = PublicationDate(Origin.STATED, year) if year else None
    return Article(name, name, "De sluis is dicht.", (), published=published)


def test_without_a_file_nothing_is_decided(path: Path) -> None:
    assert read_decisions(path) == Decisions()


def test_every_kind_of_decision_is_read(path: Path) -> None:
    path.write_text(
        '[dates]\n"003_sluis.nl" = "2022-11"\nhaven = "none"\nbrug = 2022-11-05\nkade = 2021\n'
        '[suppressed]\nkraan = "verzoek van de familie"\n'
        '[notes]\nhaven = "zie ook de brug"\n'
        '[glossary]\n"water gate" = ["sluis", "schutsluis"]\nharbour = "haven"\n',
        encoding="utf-8",
    )
    decisions = read_decisions(path)

    assert {key: str(date) for key, date in decisions.dates.items()} == {
        "003_sluis.nl": "2022-11",
        "haven": "None",
        "brug": "2022-11-05",
        "kade": "2021",
    }
    assert decisions.is_suppressed("kraan")
    assert not decisions.is_suppressed("haven")
    assert decisions.notes == {"haven": "zie ook de brug"}
    assert decisions.glossary == {"water gate": ("sluis", "schutsluis"), "harbour": ("haven",)}
    assert decisions.problems == ()


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (
            '[dates]\n\n"a.b" = "2022-13"',
            "line 3: a.b in [dates] was skipped: “2022-13” is no date",
        ),
        ("[dates]\na = true", "line 2: a in [dates] was skipped: “True” is no date"),
        ('[dates]\na.b = "2022"', "line 2: a in [dates] was skipped"),
        ('[notes]\na.b = "x"', "put quotation marks around its id"),
        ("[suppressed]\na = 3", "put quotation marks around its text"),
        ('[glossary]\na = ["x", 3]', "line 2: a in [glossary] was skipped: write the Dutch words"),
        ('[glossary]\na = ""', "write the Dutch words"),
        ('dates = "2022"', "line 1: dates was skipped: write a table [dates]"),
        ('[data]\na = "2022"', "line 1: [data] was skipped"),
    ],
)
def test_an_entry_that_makes_no_sense_is_reported(path: Path, written: str, problem: str) -> None:
    path.write_text(written)

    assert problem in read_decisions(path).problems[0]


def test_the_sensible_entries_are_kept(path: Path) -> None:
    path.write_text('[dates]\na = "gisteren"\nb = "2022"\n')

    assert list(read_decisions(path).dates) == ["b"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'[dates]\na = "2022"\nb = \n', 3),
        (b"[dates]\na = 2022-11\n", 2),
        (b"\xff", None),
        (b"a = " + b"[" * 100_000, None),
        (b"a = " + b"9" * 5_000, None),
    ],
)
def test_a_file_that_is_no_toml_is_an_error_with_its_line(
    path: Path, content: bytes, line: int | None
) -> None:
    path.write_bytes(content)

    with pytest.raises(DecisionsError, match="correct it by hand") as caught:
        read_decisions(path)
    assert caught.value.line == line


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DecisionsError):
        read_decisions(tmp_path)


def test_dates_and_notes_are_applied(path: Path) -> None:
    path.write_text('[dates]\na = "2022-11"\nb = "none"\n[notes]\nc = "zie b"\n')
    first, second, third = apply_decisions(
        (article("a", 2019), article("b", 2019), article("c", 2019)), read_decisions(path)
    )

    assert first.published == PublicationDate(Origin.MODERATOR, 2022, 11)
    assert second.published is None
    assert third.published == PublicationDate(Origin.STATED, 2019)
    assert third.note == "zie b"


def test_a_suppressed_article_stays_in_the_archive(path: Path) -> None:
    path.write_text('[suppressed]\na = "fout"\n')

    assert apply_decisions((article("a"),), read_decisions(path)) == (article("a"),)


@given(content=st.binary() | st.text().map(str.encode))
def test_no_bytes_make_reading_fail_otherwise(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("data") / "decisions.toml"
    path.write_bytes(content)

    try:
        problems = read_decisions(path).problems
    except DecisionsError as error:
        problems = (error.why,)

    assert all(problem.isprintable() for problem in problems)
