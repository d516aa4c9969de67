"""How precisely a model calculates: in half the bits where the processor is made for that."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.types import Vectors

# Where Linux says what the processor can do; elsewhere nothing does, and all bits are kept.
_PROCESSOR = Path("/proc/cpuinfo")
# As x86 names it for its matrix unit and for its vectors, and as ARM names it. Without them half
# the bits are calculated by detours, and more slowly than all of them.
_INSTRUCTIONS = frozenset({"amx_bf16", "avx512_bf16", "bf16"})
_LISTS = ("flags", "features")
# Vectors this near rank passages alike: on our sets no quote changes.
_LEAST_COSINE = 0.999


class Precision(StrEnum):
    """Name the numbers that a model calculates with.

    Vectors of either stand for one another, as `are_alike` proves before half the bits are used: a
    question in one finds passages in the other, and the cache of vectors need not tell them apart.
    """

    FULL = "float32"
    HALF = "bfloat16"


def best_precision(processor: Path = _PROCESSOR) -> Precision:
    """Return what this machine's processor calculates fastest with, by what Linux says of it."""
    try:
        told = processor.read_text("utf-8", "replace")
    except OSError:
        return Precision.FULL
    return Precision.HALF if _INSTRUCTIONS & _abilities(told) else Precision.FULL


def are_alike(vectors: "Vectors", exact: "Vectors") -> bool:
    """Tell whether each unit row stands for its exact one; one that is no number does not."""
    cosines = (vectors * exact).sum(axis=1)
    return bool((cosines >= _LEAST_COSINE).all())


def _abilities(told: str) -> frozenset[str]:
    """Return the abilities of the first processor; the others have the same."""
    for line in told.splitlines():
        name, _, abilities = line.partition(":")
        if name.strip().lower() in _LISTS:
            return frozenset(abilities.split())
    return frozenset()
