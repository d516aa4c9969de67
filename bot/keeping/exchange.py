"""Putting new files in the place of old ones, so that a crash at any moment loses neither."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.writing import sync, sync_tree

# Hidden, so that no reader of articles finds what is not in its place.
_STAGED = ".restoring"
_ASIDE = ".before-restore"
_DONE = ".restored"
# Stands among the old files once all of them are aside: from then on what is in place is new.
_MARK = ".all-aside"


class Exchange:
    """Exchange what a folder holds, as far as `owns` says of a name that it may go.

    Call `begin`, fill `staged`, then `put_in_place`, and at last `finish`; until then `undo` brings
    everything back, also in another process, after a crash. Every method raises OSError.
    """

    def __init__(self, root: Path, owns: Callable[[str], bool]) -> None:
        self.root = root
        self.staged = root / _STAGED
        self._aside = root / _ASIDE
        self._done = root / _DONE
        self._owns = owns

    def begin(self) -> None:
        """Undo what was cut short before, and make an empty folder to fill."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.undo()
        self.staged.mkdir()

    def put_in_place(self) -> None:
        """Put the old files aside and the staged ones in their place."""
        sync_tree(self.staged)
        self._aside.mkdir()
        _move_all(self._in_place(), self._aside)
        sync(self._aside)
        (self._aside / _MARK).touch()
        sync(self._aside)
        _move_all(_children(self.staged), self.root)
        sync(self.root)

    def finish(self) -> None:
        """Let the old files go."""
        # In one step: old files of which some are gone must never come back.
        self._aside.rename(self._done)
        shutil.rmtree(self._done, ignore_errors=True)
        shutil.rmtree(self.staged, ignore_errors=True)

    def undo(self) -> None:
        """Bring back what was there before; leaves no trace, however often it is called."""
        shutil.rmtree(self._done, ignore_errors=True)
        if self._aside.is_dir():
            self._bring_back()
        shutil.rmtree(self.staged, ignore_errors=True)

    def _bring_back(self) -> None:
        if (self._aside / _MARK).exists():
            self.staged.mkdir(exist_ok=True)
            _move_all(self._in_place(), self.staged)
            (self._aside / _MARK).unlink()
            sync(self._aside)
        _move_all(_children(self._aside), self.root)
        self._aside.rmdir()
        sync(self.root)

    def _in_place(self) -> Iterator[Path]:
        ours = {_STAGED, _ASIDE, _DONE}
        return (
            path for path in _children(self.root) if path.name not in ours and self._owns(path.name)
        )


def _children(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def _move_all(paths: Iterator[Path] | list[Path], folder: Path) -> None:
    for path in paths:
        path.rename(folder / path.name)
