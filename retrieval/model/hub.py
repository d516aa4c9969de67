"""Where a model's files are: a local folder, the cache, or the hub after one bounded probe."""

# The hub's library leaves the types of its overloads open.
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from retrieval.deadlines import call_within
from retrieval.model.download import OLDER_WEIGHTS, OTHER_FORMATS, Wanted, fetch, wanted_of

# How long a model hub may take to say that it is there. Left to itself sentence-transformers
# retries an unreachable hub for over a minute.
PROBE_SECONDS = 8.0
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """Name the folder that holds a model."""

    folder: Path


@dataclass(frozen=True, slots=True)
class NotFound:
    """Say why a model cannot be had, as the rest of a sentence."""

    why: str


_NOT_CACHED = NotFound("it is not in the cache")


def find_model(
    name: str, *, hub: str | None = None, say: Callable[[str], None]
) -> Found | NotFound:
    """Return a model's folder: the local one of that name, the cached one, or a fresh download.

    The hub (its own address, or `hub`) is asked only when nothing is here, and once, for at most
    `PROBE_SECONDS`; `say` hears of a download before it begins, and how far it is.
    """
    here = find_local_model(name)
    if here != _NOT_CACHED:
        return here
    wanted = _probe(name, hub)
    if isinstance(wanted, NotFound):
        return wanted
    megabytes = round(wanted.size / _MEGABYTE)
    say(f"downloading the model {name}, {megabytes} MB; this happens once")
    try:
        return Found(fetch(name, wanted, hub=hub, say=say))
    except Exception as error:  # noqa: BLE001 - whatever broke off, the model is not here
        return NotFound(f"its download broke off ({type(error).__name__})")


def find_local_model(name: str) -> Found | NotFound:
    """Return a model's folder without touching the network."""
    # A home that nobody has stays in the path as it is; pathlib would raise.
    folder = Path(os.path.expanduser(name))  # noqa: PTH111
    if folder.is_dir():
        if _describes_model(folder):
            return Found(folder.resolve())
        return NotFound(f"the folder {folder} holds no model")
    if folder.is_absolute() or name.startswith((".", "~")):
        return NotFound(f"there is no folder {folder}")
    return _find_cached(name)


def _find_cached(name: str) -> Found | NotFound:
    # The hub's library takes a while to import; a local folder does without it.
    from huggingface_hub import snapshot_download  # noqa: PLC0415
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415

    # The library calls a snapshot incomplete that lacks what was left out of the download.
    for left, weights in (
        ([*OTHER_FORMATS, OLDER_WEIGHTS], "*.safetensors"),
        ([*OTHER_FORMATS], "*.bin"),
    ):
        try:
            cached = Path(snapshot_download(name, local_files_only=True, ignore_patterns=left))
        except HFValidationError:
            return NotFound(f"“{name}” is neither a folder nor the name of a model")
        except OSError:
            continue
        if _describes_model(cached) and any(cached.rglob(weights)):
            return Found(cached)
    return _NOT_CACHED


def _describes_model(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("modules.json", "config.json"))


def _probe(name: str, hub: str | None) -> Wanted | NotFound:
    """Ask the hub once for the model; return what to fetch, or why it refuses."""
    from huggingface_hub import HfApi, constants  # noqa: PLC0415 - as above

    if constants.HF_HUB_OFFLINE:
        return NotFound(f"{_NOT_CACHED.why} and the hub is switched off by HF_HUB_OFFLINE")
    api = HfApi(endpoint=hub)
    # A time-out of the library counts from each byte that arrives, so the deadline is ours; its
    # own, which is later, only ends the thread that was given up.
    late = 2 * PROBE_SECONDS
    try:
        published = call_within(
            PROBE_SECONDS, lambda: api.model_info(name, files_metadata=True, timeout=late)
        )
    except Exception as error:  # noqa: BLE001 - every refusal of the hub has the same remedy
        return NotFound(f"{_NOT_CACHED.why} and {_refusal(error)}")
    return wanted_of({file.rfilename: file.size or 0 for file in published.siblings or ()})


def _refusal(error: Exception) -> str:
    """Return why the hub gives nothing, as the rest of a sentence."""
    from huggingface_hub.errors import (  # noqa: PLC0415 - as above
        GatedRepoError,
        HfHubHTTPError,
        RepositoryNotFoundError,
    )

    match error:
        case TimeoutError():
            return f"the hub did not answer within {PROBE_SECONDS:g} s"
        case GatedRepoError():
            return "the hub gives it only to accounts that were let in"
        case RepositoryNotFoundError():
            return "the hub has no model of that name"
        case HfHubHTTPError():
            return f"the hub answered with status {error.response.status_code}"
        case _:
            return f"the hub cannot be reached ({type(error).__name__})"
