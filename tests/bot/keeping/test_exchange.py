from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bot.keeping.exchange import Exchange

OLD = {"CURRENT": "oud", "decisions.toml": "oud", "run.lock": "slot"}
NEW = {"CURRENT": "nieuw", "ledger.sqlite": "nieuw", "run.lock": "slot"}


class PowerCutError(BaseException):
    """Stand for a process that is gone."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name, text in OLD.items():
        (folder / name).write_text(text)
    return folder


def exchange_of(root: Path) -> Exchange:
    return Exchange(root, lambda name: not name.endswith(".lock"))


def fill(exchange: Exchange) -> None:
    exchange.begin()
    for name in ("CURRENT", "ledger.sqlite"):
        (exchange.staged / name).write_text("nieuw")


def read(root: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in root.iterdir() if path.is_file()}


def do_until_cut(act: Callable[[], None], step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do something until a number of renamings have happened, and nothing after that."""
    rename = Path.rename
    steps = iter(range(step))

    def rename_while_there_is_power(path: Path, target: Path) -> Path:
        if next(steps, None) is None:
            raise PowerCutError
        return rename(path, target)

    with monkeypatch.context() as cut, suppress(PowerCutError):
        cut.setattr(Path, "rename", rename_while_there_is_power)
        act()


def test_the_new_takes_the_place_of_the_old_and_nothing_else_is_touched(root: Path) -> None:
    exchange = exchange_of(root)
    fill(exchange)
    exchange.put_in_place()
    exchange.finish()

    assert read(root) == NEW
    assert {path.name for path in root.iterdir()} == set(NEW)


def test_what_was_put_in_place_can_be_undone_until_it_is_finished(root: Path) -> None:
    exchange = exchange_of(root)
    fill(exchange)
    exchange.put_in_place()
    assert read(root) == NEW
    exchange.undo()

    assert read(root) == OLD
    assert {path.name for path in root.iterdir()} == set(OLD)


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize("later", range(7))
def test_whenever_the_power_is_cut_the_old_comes_back(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: int, later: int
) -> None:
    exchange = exchange_of(root)
    fill(exchange)
    do_until_cut(exchange.put_in_place, step, monkeypatch)
    # A second cut, while the first one is being mended.
    do_until_cut(exchange_of(root).undo, later, monkeypatch)
    exchange_of(root).undo()

    assert read(root) == OLD
    assert {path.name for path in root.iterdir()} == set(OLD)


def keep_all(_: Path, *, ignore_errors: bool) -> None:
    """Stand for a removal that is cut short."""


def test_old_files_that_were_being_removed_never_come_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = exchange_of(root)
    fill(exchange)
    exchange.put_in_place()
    with monkeypatch.context() as cut:
        cut.setattr("shutil.rmtree", keep_all)
        exchange.finish()
    exchange_of(root).undo()

    assert read(root) == NEW
    assert {path.name for path in root.iterdir()} == set(NEW)
