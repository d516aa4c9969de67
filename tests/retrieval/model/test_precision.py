from pathlib import Path

import numpy as np
import pytest

from retrieval.model.precision import Precision, are_alike, best_precision

X86 = "processor\t: 0\nflags\t\t: fpu avx512f {} sse\nbugs\t\t:\n\nprocessor\t: 1\nflags\t\t: fpu\n"
ARM = "processor\t: 0\nFeatures\t: fp asimd {} sha1\nCPU part\t: 0xd40\n"


def precision_of(folder: Path, told: str) -> Precision:
    (folder / "cpuinfo").write_text(told, "utf-8")
    return best_precision(folder / "cpuinfo")


@pytest.mark.parametrize("instruction", ["avx512_bf16", "amx_bf16"])
def test_an_x86_processor_that_is_made_for_it_calculates_in_half(
    instruction: str, tmp_path: Path
) -> None:
    assert precision_of(tmp_path, X86.format(instruction)) is Precision.HALF


def test_an_arm_processor_that_is_made_for_it_calculates_in_half(tmp_path: Path) -> None:
    assert precision_of(tmp_path, ARM.format("bf16")) is Precision.HALF


@pytest.mark.parametrize(
    "told",
    [
        X86.format("avx512_vnni"),
        ARM.format("i8mm"),
        X86.format("not_avx512_bf16"),
        "model name : avx512_bf16",
        "",
        "flags",
        "\x00",
    ],
)
def test_any_other_processor_calculates_in_full(told: str, tmp_path: Path) -> None:
    assert precision_of(tmp_path, told) is Precision.FULL


def test_a_system_that_does_not_say_calculates_in_full(tmp_path: Path) -> None:
    assert best_precision(tmp_path / "cpuinfo") is Precision.FULL


def turned(degrees: float) -> np.ndarray:
    radians = np.radians(degrees)
    return np.array([[1, 0], [np.cos(radians), np.sin(radians)]], np.float32)


def test_vectors_that_point_the_same_way_are_alike() -> None:
    exact = np.array([[1, 0], [1, 0]], np.float32)

    # A cosine of 0.999 is an angle of 2.56 degrees.
    assert are_alike(turned(2.5), exact)
    assert not are_alike(turned(2.6), exact)


def test_one_vector_that_is_no_number_is_enough_to_be_unlike() -> None:
    exact = np.array([[1, 0], [1, 0]], np.float32)

    assert not are_alike(np.array([[1, 0], [np.nan, 0]], np.float32), exact)
