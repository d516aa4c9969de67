"""Where a model's files are: a local folder, the cache, or the hub after one bounded probe."""

# The hub library's overloads leave types open.
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from retrieval.deadlines import call_within

# How long a model hub may take to say that it is there. Left to itself sentence-transformers
# retries an unreachable hub for over a minute.
PROBE_SECONDS = 8.0
# Other formats of the same weights, which would double the download.
_OTHER_FORMATS = ["*.onnx", "onnx/*", "openvino/*", "*.h5", "*.ot", "*.msgpack", "flax*", "tf_*"]


@dataclass(frozen=True, slots=True)
class Found:
    """Name the folder that holds a model."""

    folder: Path


@dataclass(frozen=True, slots=True)
class NotFound:
    """Say why a model cannot be had, as the rest of a sentence."""

    why: str


def find_model(
    name: str, *, hub: str | None = None, say: Callable[[str], None]
) -> Found | NotFound:
    """Return a model's folder: the local one of that name, the cached one, or a fresh download.

    The hub (its own address, or `hub`) is asked only when nothing is here, and once, for at most
    `PROBE_SECONDS`; `say` hears of a download before it begins.
    """
    here = find_local_model(name)
    if isinstance(here, Found) or Path(name).is_absolute():
        return here
    refusal = _probe(name, hub)
    if refusal is not None:
        return NotFound(refusal)
    say(f"downloading the model {name}; this happens once")
    return _download(name, hub)


def find_local_model(name: str) -> Found | NotFound:
    """Return a model's folder without touching the network."""
    folder = Path(name).expanduser()
    if folder.is_dir():
        if (folder / "modules.json").is_file() or (folder / "config.json").is_file():
            return Found(folder.resolve())
        return NotFound(f"the folder {folder} holds no model")
    if folder.is_absolute() or name.startswith((".", "~")):
        return NotFound(f"there is no folder {folder}")
    # The hub's library takes a while to import; a local folder does without it.
    from huggingface_hub import snapshot_download  # noqa: PLC0415
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError  # noqa: PLC0415

    try:
        cached = Path(snapshot_download(name, local_files_only=True))
    except HFValidationError:
        return NotFound(f"“{name}” is neither a folder nor the name of a model")
    except (OSError, HfHubHTTPError):
        return NotFound("it is not in the cache")
    complete = (cached / "config.json").is_file() and any(cached.glob("*.safetensors"))
    return Found(cached) if complete or any(cached.glob("*.bin")) else NotFound("it is incomplete")


def _probe(name: str, hub: str | None) -> str | None:
    """Ask the hub once for the model; return why it refuses, or None when it is there."""
    from huggingface_hub import HfApi, constants  # noqa: PLC0415 - as above

    if constants.HF_HUB_OFFLINE:
        return "it is not in the cache and the hub is switched off by HF_HUB_OFFLINE"
    api = HfApi(endpoint=hub)
    try:
        # A deadline of our own: a time-out of the library counts from each byte that arrives.
        call_within(PROBE_SECONDS, lambda: api.model_info(name, timeout=PROBE_SECONDS))
    except TimeoutError:
        return f"it is not in the cache and the hub did not answer within {PROBE_SECONDS:g} s"
    except Exception as error:  # noqa: BLE001 - every refusal of the hub has the same remedy
        return f"it is not in the cache and the hub cannot be reached ({type(error).__name__})"
    return None


def _download(name: str, hub: str | None) -> Found | NotFound:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - as above

    try:
        folder = snapshot_download(name, endpoint=hub, ignore_patterns=_OTHER_FORMATS)
    except Exception as error:  # noqa: BLE001 - whatever broke off, the model is not here
        return NotFound(f"its download broke off ({type(error).__name__})")
    return Found(Path(folder))
