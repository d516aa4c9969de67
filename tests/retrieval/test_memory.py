import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from retrieval.memory import collect_all, collect_seldom, collect_young


class Ring:
    """Hold itself, so that only a look for garbage frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def usual() -> Iterator[tuple[int, int, int]]:
    usual = gc.get_threshold()
    yield usual
    gc.set_threshold(*usual)
    gc.unfreeze()


def test_while_libraries_load_garbage_is_looked_for_seldom(usual: tuple[int, int, int]) -> None:
    collect_seldom()

    assert gc.get_threshold() > usual


def test_afterwards_only_what_is_young_is_looked_through_unasked(
    usual: tuple[int, int, int],
) -> None:
    collect_seldom()
    collect_young()

    young, younger, everything = gc.get_threshold()
    assert (young, younger) <= usual[:2]
    assert everything > 1_000_000


def test_what_was_loaded_is_not_looked_at_again() -> None:
    loaded = [[] for _ in range(10)]

    collect_young()

    assert gc.get_freeze_count() >= len(loaded)


def test_who_has_the_time_frees_what_became_garbage_since() -> None:
    collect_young()
    ring = Ring()
    gone = ref(ring)

    del ring
    collect_all()

    assert gone() is None
