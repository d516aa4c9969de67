"""Fetch a model's files from the hub, and tell how far that is."""

# The hub's library leaves the types of its progress bars and overloads open.
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from threading import Lock
from typing import Any

# Other formats of the same weights, which would double the download.
OTHER_FORMATS = (
    "*.onnx",
    "onnx/*",
    "openvino/*",
    "*.h5",
    "*.ot",
    "*.msgpack",
    "flax*",
    "tf_*",
)
# Many models publish their weights twice: the older format is fetched only where it is alone.
OLDER_WEIGHTS = "pytorch_model*.bin"
NEWER_WEIGHTS = "model*.safetensors"
# A line at every tenth: enough to see that it goes on, and few enough for a log.
_STEPS = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold which published files to leave, as patterns, and how many bytes the others have."""

    left: tuple[str, ...]
    size: int


def wanted_of(published: Mapping[str, int]) -> Wanted:
    """Return what to fetch of a model's files, which are given with their sizes in bytes."""
    twice = any(fnmatchcase(file, NEWER_WEIGHTS) for file in published)
    left = (*OTHER_FORMATS, OLDER_WEIGHTS) if twice else OTHER_FORMATS
    sizes = (
        size
        for file, size in published.items()
        if not any(fnmatchcase(file, pattern) for pattern in left)
    )
    return Wanted(left, sum(sizes))


def fetch(name: str, wanted: Wanted, *, hub: str | None, say: Callable[[str], None]) -> Path:
    """Return the folder in the cache that a model was downloaded to; raises what the hub does.

    `say` hears of every tenth of it, in whichever thread that came.
    """
    # Who finds the model on this machine does without the hub's library.
    from huggingface_hub import snapshot_download  # noqa: PLC0415

    bar = _telling_bar(_Tenths(name, wanted.size, say))
    return Path(
        snapshot_download(name, endpoint=hub, ignore_patterns=list(wanted.left), tqdm_class=bar)
    )


class _Tenths:
    """Say how far a download is, once for every tenth; several threads may count."""

    def __init__(self, name: str, size: int, say: Callable[[str], None]) -> None:
        self._name = name
        self._size = size
        self._say = say
        self._said = 0
        self._lock = Lock()

    def count(self, come: float) -> None:
        """Hear how many bytes have come."""
        with self._lock:
            step = min(_STEPS, int(_STEPS * come / self._size)) if self._size else 0
            if step > self._said:
                self._said = step
                self._say(f"downloading the model {self._name}: {100 * step // _STEPS} %")


def _telling_bar(tenths: _Tenths) -> Any:
    """Return the library's kind of bar, which draws itself in a terminal and tells as well."""
    from huggingface_hub.utils import tqdm  # noqa: PLC0415 - as above

    class TellingBar(tqdm):
        def __init__(self, *arguments: Any, **settings: Any) -> None:
            # Files are counted with such a bar too; a hidden one keeps neither unit nor count.
            self._of_bytes = settings.get("unit") == "B"
            self._come = 0.0
            # Undecided: it hides where nobody looks.
            super().__init__(*arguments, **{"disable": None, **settings})

        def update(self, n: float | None = 1) -> bool | None:
            self._come += n or 0
            if self._of_bytes:
                tenths.count(self._come)
            return super().update(n)

    return TellingBar
