import gc
from collections.abc import Iterator

import pytest

from retrieval.memory import collect_as_usual, collect_seldom


@pytest.fixture(autouse=True)
def usual() -> Iterator[tuple[int, int, int]]:
    usual = gc.get_threshold()
    yield usual
    gc.set_threshold(*usual)
    gc.unfreeze()


def test_while_libraries_load_garbage_is_looked_for_seldom(usual: tuple[int, int, int]) -> None:
    collect_seldom()

    assert gc.get_threshold() > usual


def test_afterwards_it_is_looked_for_as_usual_but_not_among_what_was_loaded(
    usual: tuple[int, int, int],
) -> None:
    loaded = [[] for _ in range(10)]

    collect_seldom()
    collect_as_usual()

    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() >= len(loaded)
