import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import decision_file
from corpus.decision_file import Changed, Conflict, DecisionFile, Edited
from corpus.decision_text import Entry
from corpus.decisions import read_decisions
from corpus.errors import (
    DecisionsBusyError,
    DecisionsError,
    DecisionsLayoutError,
    DecisionsUnwritableError,
)
from corpus.publication import Origin, PublicationDate

ROOT = Path(__file__).parents[2]
NOVEMBER = PublicationDate(Origin.MODERATOR, 2022, 11)
BY_HAND = """\
# Ours, since the spring.
title = "kept, though nobody knows why"

[notes]
# The mayor asked for this one.
haven = "zie ook de brug" # checked by Hilde

# Dates come from the paper edition.
[dates]
"003_sluis.nl" = "2022-11"   # page 4
brug = 2022-11-05
[future.table]
x = [1, 2]
"""


@pytest.fixture
def file(tmp_path: Path) -> DecisionFile:
    return DecisionFile(tmp_path / "decisions.toml")


@pytest.fixture
def by_hand(file: DecisionFile) -> DecisionFile:
    file.path.write_text(BY_HAND)
    return file


def comments(source: str) -> list[str]:
    return sorted(re.findall(r"# ?(.*)$", source, re.MULTILINE))


def test_the_first_decision_makes_a_file_that_explains_itself(file: DecisionFile) -> None:
    changed = file.set_date("003-sluis", NOVEMBER)

    assert changed == Changed(Entry("dates", "003-sluis"), before=None, now="2022-11")
    assert file.read().decisions.dates == {"003-sluis": NOVEMBER}
    assert file.path.read_text().startswith("# What moderators decided")


def test_every_act_is_read_as_it_was_meant(file: DecisionFile) -> None:
    file.set_date("a", PublicationDate(Origin.STATED, 2022, 11, 5))
    file.set_date("b", None)
    file.suppress("c", "op verzoek\nvan de familie")
    file.set_note("d", 'zie "b" \\ elders')
    file.add_term("water gate", ("sluis", "schutsluis", "sluis", " "))
    decided = file.read().decisions

    assert {key: str(date) for key, date in decided.dates.items()} == {
        "a": "2022-11-05",
        "b": "None",
    }
    assert decided.suppressed == {"c"}
    assert decided.notes == {"d": 'zie "b" \\ elders'}
    assert decided.glossary == {"water gate": ("sluis", "schutsluis")}
    assert decided.problems == ()


def test_every_act_can_be_taken_back(file: DecisionFile) -> None:
    file.set_date("a", None)
    file.suppress("a", "fout")
    file.set_note("a", "zie b")
    file.add_term("lock", ("sluis",))
    acts = (
        file.clear_date("a"),
        file.restore("a"),
        file.set_note("a", None),
        file.remove_term("LOCK"),
    )

    assert [(act.before, act.now) for act in acts if isinstance(act, Changed)] == [
        ("none", None),
        ("fout", None),
        ("zie b", None),
        (("sluis",), None),
    ]
    assert file.read().written == {}


def test_taking_back_what_was_never_decided_changes_nothing(file: DecisionFile) -> None:
    restored = file.restore("a")

    assert isinstance(restored, Changed)
    assert not restored.is_change
    assert not file.path.exists()


def test_a_term_keeps_the_spelling_that_it_has_in_the_file(file: DecisionFile) -> None:
    file.add_term("NATO", ("NAVO",))
    file.add_term("nato", ("NAVO", "bondgenootschap"))

    assert file.read().decisions.glossary == {"NATO": ("NAVO", "bondgenootschap")}


def test_all_that_was_written_by_hand_stays_where_it_was(by_hand: DecisionFile) -> None:
    by_hand.set_date("haven", NOVEMBER)
    by_hand.set_note("brug", "gesloopt")
    by_hand.suppress("kade", "fout")

    assert (
        by_hand.path.read_text()
        == """\
# Ours, since the spring.
title = "kept, though nobody knows why"

[notes]
# The mayor asked for this one.
haven = "zie ook de brug" # checked by Hilde
brug = "gesloopt"

# Dates come from the paper edition.
[dates]
"003_sluis.nl" = "2022-11"   # page 4
brug = 2022-11-05
haven = "2022-11"
[future.table]
x = [1, 2]

[suppressed]
kade = "fout"
"""
    )


def test_a_comment_behind_an_entry_stays_when_the_entry_goes(by_hand: DecisionFile) -> None:
    by_hand.set_note("haven", None)

    assert "# The mayor asked for this one.\n# checked by Hilde\n" in by_hand.path.read_text()


@pytest.mark.parametrize("source", ['dates = {a = "2021"}\n', 'dates.a = "2021"', "[notes]\r\n"])
def test_other_layouts_are_changed_in_place(file: DecisionFile, source: str) -> None:
    file.path.write_bytes(source.encode())
    file.set_date("b.c", NOVEMBER)

    assert file.read().decisions.dates["b.c"] == NOVEMBER


@pytest.mark.parametrize("source", ['dates = "2022"\n', "[[dates]]\na = 1\n"])
def test_what_is_no_table_is_left_as_it_is(file: DecisionFile, source: str) -> None:
    file.path.write_text(source)

    with pytest.raises(DecisionsLayoutError, match="put the heading"):
        file.set_date("a", NOVEMBER)
    assert file.path.read_text() == source


def test_a_file_that_is_no_toml_is_left_as_it_is(file: DecisionFile) -> None:
    file.path.write_text('[dates]\na = "2022"\nb = \n')

    with pytest.raises(DecisionsError, match=r"line 3.*correct it by hand"):
        file.suppress("a", "fout")
    assert file.path.read_text() == '[dates]\na = "2022"\nb = \n'


@pytest.mark.parametrize("source", ['dates = {a = "gisteren"}\n', '\ndates.a = "gisteren"\n'])
def test_a_bad_entry_is_reported_with_its_line_in_any_layout(
    file: DecisionFile, source: str
) -> None:
    file.path.write_text(source)

    assert file.read().decisions.problems[0].startswith(f"line {source.count(chr(10))}: a in")


def test_an_entry_that_others_changed_is_a_conflict_and_stays_theirs(file: DecisionFile) -> None:
    seen = file.read()
    file.set_note("a", "van hen")
    edited = file.set_note("a", "van ons", seen=seen)

    assert edited == Conflict(Entry("notes", "a"), theirs="van hen", ours="van ons")
    assert file.read().decisions.notes == {"a": "van hen"}


def test_others_may_change_another_entry(file: DecisionFile) -> None:
    seen = file.read()
    file.set_note("b", "van hen")
    edited = file.set_note("a", "van ons", seen=seen)

    assert isinstance(edited, Changed)
    assert file.read().decisions.notes == {"a": "van ons", "b": "van hen"}
    assert file.read().fingerprint != seen.fingerprint


def test_who_decided_the_same_meanwhile_is_no_conflict(file: DecisionFile) -> None:
    seen = file.read()
    file.suppress("a", "fout")

    assert isinstance(file.suppress("a", "fout", seen=seen), Changed)


def test_what_is_saved_by_hand_in_mid_act_is_kept(
    file: DecisionFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.suppress("a", "fout")
    change = decision_file.change_entry
    saved: list[str] = []

    def save_meanwhile(source: str, *rest: object) -> str:
        if not saved:
            saved.append(source.replace('"fout"', '"met de hand"'))
            file.path.write_text(saved[0])
        return change(source, *rest)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(decision_file, "change_entry", save_meanwhile)
    file.suppress("b", "ook fout")

    assert read_decisions(file.path).suppressed == {"a", "b"}
    assert "met de hand" in file.path.read_text()


def test_a_file_that_never_rests_is_an_error_that_says_so(
    file: DecisionFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never_rest(source: str, *_: object) -> str:
        file.path.write_text(f"{source}#\n")
        return source.replace("[dates]", '[dates]\na = "none"', 1)

    file.suppress("b", "fout")
    monkeypatch.setattr(decision_file, "change_entry", never_rest)

    with pytest.raises(DecisionsBusyError):
        file.set_date("a", None)


def test_a_full_disk_leaves_the_file_as_it_was(
    file: DecisionFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.suppress("a", "fout")
    before = file.path.read_bytes()

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(DecisionsUnwritableError, match="No space left"):
        file.suppress("b", "fout")

    assert file.path.read_bytes() == before
    assert {path.name for path in file.path.parent.iterdir()} <= {
        "decisions.toml",
        "decisions.toml.lock",
    }


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.toml"
    link = tmp_path / "decisions.toml"
    link.symlink_to(real)
    DecisionFile(link).suppress("a", "fout")

    assert link.is_symlink()
    assert "fout" in real.read_text()


def test_many_at_once_lose_nothing(file: DecisionFile) -> None:
    def suppress(number: int) -> Callable[[], Edited]:
        return lambda: DecisionFile(file.path).suppress(f"article-{number}", "fout")

    threads = [Thread(target=suppress(number)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(read_decisions(file.path).suppressed) == 20


@pytest.mark.parametrize("decided", [1, 5, 25])
def test_a_moderator_killed_in_mid_act_loses_nothing_decided(
    file: DecisionFile, decided: int
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.corpus.killed_moderator", str(file.path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert child.stdout is not None
    said = [line.strip() for line, _ in zip(child.stdout, range(decided), strict=False)]
    child.kill()
    said += child.stdout.read().split()
    child.stdout.close()
    child.wait()

    assert set(said) <= read_decisions(file.path).suppressed
    assert isinstance(file.suppress("daarna", "fout"), Changed)
    assert not list(file.path.parent.glob(".*"))


KEYS = st.text(min_size=1, max_size=12).filter(lambda key: key == " ".join(key.split()))
VALUES = st.none() | st.text(max_size=20) | st.lists(st.text(max_size=8), max_size=3).map(tuple)
ENTRIES = st.builds(Entry, st.sampled_from(("dates", "suppressed", "notes", "glossary")), KEYS)


@given(edits=st.lists(st.tuples(ENTRIES, VALUES), max_size=12))
def test_whatever_is_changed_the_rest_stays_and_every_comment(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Entry, str | None]]
) -> None:
    file = DecisionFile(tmp_path_factory.mktemp("data") / "decisions.toml")
    file.path.write_text(BY_HAND)
    for entry, value in edits:
        file.put(entry, value)
    source = file.path.read_bytes().decode()

    tables = tomllib.loads(source)
    assert (tables["title"], tables["future"]) == (
        "kept, though nobody knows why",
        {"table": {"x": [1, 2]}},
    )
    assert set(comments(BY_HAND)) <= {line.strip() for line in comments(source)}
    written = file.read().written
    assert all(written.get(entry) == value for entry, value in dict(edits).items())
