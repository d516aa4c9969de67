from io import StringIO
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from bot.env_file import changed, write_settings

NAME = "KERNVRAAG_DENSE_WEIGHT_NL"
OTHER = "KERNVRAAG_EVIDENCE_THRESHOLD"
NOTE = "before the change"


def change(text: str, value: str = "0.3") -> str:
    return changed(text, {NAME: value}, note=NOTE)


def test_a_setting_takes_the_place_of_the_one_before_which_stays_as_a_comment() -> None:
    text = f"# ours\n{NAME}=0.15\nKERNVRAAG_DATA_DIR=data\n"

    assert change(text) == (f"# ours\n# {NOTE}: {NAME}=0.15\n{NAME}=0.3\nKERNVRAAG_DATA_DIR=data\n")


@pytest.mark.parametrize("written", [f"export {NAME}=1", f"  {NAME.lower()} = '1'", f"{NAME}="])
def test_a_setting_is_known_however_it_is_written(written: str) -> None:
    assert change(f"{written}\n") == f"# {NOTE}: {written}\n{NAME}=0.3\n"


def test_of_a_setting_that_stands_twice_none_is_left() -> None:
    text = f"{NAME}=0.1\nA=1\n{NAME}=0.2\n"

    assert change(text) == (f"# {NOTE}: {NAME}=0.1\nA=1\n# {NOTE}: {NAME}=0.2\n{NAME}=0.3\n")


def test_a_setting_goes_where_the_example_describes_it() -> None:
    text = f"# Weight of the dense index.\n#{NAME}=\n\n# Seconds.\n#KERNVRAAG_INDEX_DEADLINE=5\n"

    assert change(text) == text.replace(f"#{NAME}=\n", f"#{NAME}=\n{NAME}=0.3\n")


@pytest.mark.parametrize(
    ("text", "after"),
    [("", f"{NAME}=0.3\n"), ("A=1\n", f"A=1\n{NAME}=0.3\n"), ("A=1", f"A=1\n{NAME}=0.3\n")],
)
def test_a_setting_that_is_nowhere_goes_to_the_end(text: str, after: str) -> None:
    assert change(text) == after


def test_lines_end_as_the_others_do() -> None:
    assert change("A=1\r\nB=2\r\n") == f"A=1\r\nB=2\r\n{NAME}=0.3\r\n"


def test_a_longer_name_is_another_setting() -> None:
    assert change(f"{NAME}_OLD=1\nX{NAME}=2\n") == f"{NAME}_OLD=1\nX{NAME}=2\n{NAME}=0.3\n"


def test_a_change_of_a_change_keeps_both_before() -> None:
    assert change(change(f"{NAME}=0.1\n"), "0.4") == (
        f"# {NOTE}: {NAME}=0.1\n# {NOTE}: {NAME}=0.3\n{NAME}=0.4\n"
    )


LINES = st.sampled_from(
    [f"{NAME}=0.1", f"#{NAME}=", "# words", "", "A=1", "B='x y'", f"export {OTHER}=2", "C"]
)


@given(st.lists(LINES), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_library_reads_the_new_value_and_all_others_as_before(
    lines: list[str],
    end: str,
    ended: bool,  # noqa: FBT001
) -> None:
    text = end.join([*lines, ""] if ended else lines)

    after = changed(text, {NAME: "0.3", OTHER: "1.2"}, note=NOTE)

    before = dotenv_values(stream=StringIO(text))
    assert dotenv_values(stream=StringIO(after)) == {**before, NAME: "0.3", OTHER: "1.2"}
    # Nothing that stood there is gone.
    assert [line for line in lines if line not in after] == []


def test_a_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    write_settings(tmp_path / ".env", {NAME: "0.3"}, note=NOTE)

    assert (tmp_path / ".env").read_text("utf-8") == f"{NAME}=0.3\n"


def test_a_file_keeps_its_mode_its_bytes_and_its_link(tmp_path: Path) -> None:
    shared, link = tmp_path / "shared", tmp_path / ".env"
    shared.write_bytes(b"A=caf\xe9\nB=\xc3\xa9\xe2\x80\xa8\n")
    shared.chmod(0o600)
    link.symlink_to(shared)

    write_settings(link, {NAME: "0.3"}, note=NOTE)

    assert link.is_symlink()
    assert shared.read_bytes() == b"A=caf\xe9\nB=\xc3\xa9\xe2\x80\xa8\n" + f"{NAME}=0.3\n".encode()
    assert shared.stat().st_mode & 0o777 == 0o600
