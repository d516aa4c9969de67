from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.ledger import InvalidKeyError, KeyUnavailableError, Ledger, read_key
from bot.ledger.keys import reader_of


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "ledger.key"


def test_a_missing_key_is_made_and_stays(place: Path) -> None:
    key = read_key(place)

    assert len(key) == 32
    assert read_key(place) == key
    assert place.read_bytes() == key


def test_no_two_keys_are_the_same(tmp_path: Path) -> None:
    assert read_key(tmp_path / "a.key") != read_key(tmp_path / "b.key")


def test_only_the_owner_may_read_the_key(place: Path) -> None:
    read_key(place)

    assert {file.stat().st_mode & 0o777 for file in place.parent.iterdir()} == {0o600}


def test_a_key_that_others_could_read_is_made_private(place: Path) -> None:
    read_key(place)
    place.chmod(0o644)
    read_key(place)

    assert place.stat().st_mode & 0o777 == 0o600


def test_all_who_come_at_once_get_one_key(place: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(read_key, [place] * 32))

    assert len(keys) == 1


def test_a_key_half_written_by_a_killed_process_is_no_key(place: Path) -> None:
    place.parent.mkdir()
    place.with_name("ledger.key.tmp").write_bytes(b"half")

    assert len(read_key(place)) == 32
    assert not place.with_name("ledger.key.tmp").exists()


@pytest.mark.parametrize("content", [b"", b"short", bytes(33)])
def test_a_file_that_holds_no_key_is_refused_with_the_remedy(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)

    with pytest.raises(InvalidKeyError, match="put its backup back, or remove it"):
        read_key(place)


def test_a_folder_in_the_place_of_the_key_is_said_with_the_remedy(place: Path) -> None:
    place.mkdir(parents=True)

    with pytest.raises(KeyUnavailableError, match="account that Kernvraag runs as"):
        read_key(place)


def test_a_reader_has_one_name_of_32_hexadecimal_digits(ledger: Ledger) -> None:
    name = ledger.reader_of(80_351_110_224_678_912)

    assert name == ledger.reader_of(80_351_110_224_678_912)
    assert len(name) == 32
    assert set(name) <= set("0123456789abcdef")


def test_another_reader_and_another_key_give_other_names() -> None:
    names = {reader_of(user, key) for user in (1, 2) for key in (bytes(32), b"k" * 32)}

    assert len(names) == 4
