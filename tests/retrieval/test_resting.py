from collections.abc import Sequence

import pytest

from retrieval.errors import IndexRestingError, IndexTimeoutError
from retrieval.resting import RestingIndex
from retrieval.types import Hit, Reading, Scope
from tests.builders import make_reading

READING = make_reading("Waar ligt de sluis?")
FOUND = [Hit("001-sluis:0-3", 1.0)]


class MoodyIndex:
    """Answer or not, as it was told, and count how often it was asked."""

    def __init__(self) -> None:
        self.name = "dense"
        self.answers = True
        self.asked = 0

    def search(self, reading: Reading, scope: Scope, limit: int) -> Sequence[Hit]:
        self.asked += 1
        if not self.answers:
            raise IndexTimeoutError(self.name, 5)
        return FOUND


class Clock:
    """Tell the time that it was set to, in seconds."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def moody() -> MoodyIndex:
    return MoodyIndex()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def index(moody: MoodyIndex, clock: Clock) -> RestingIndex:
    return RestingIndex(moody, clock)


def ask(index: RestingIndex) -> Sequence[Hit]:
    return index.search(READING, Scope(), 3)


def test_an_index_that_answers_is_asked_each_time(index: RestingIndex, moody: MoodyIndex) -> None:
    assert [ask(index), ask(index)] == [FOUND, FOUND]
    assert moody.asked == 2


def test_after_a_timeout_nobody_waits_for_it(index: RestingIndex, moody: MoodyIndex) -> None:
    moody.answers = False
    with pytest.raises(IndexTimeoutError):
        ask(index)

    with pytest.raises(IndexRestingError):
        ask(index)

    assert moody.asked == 1


def test_after_its_rest_it_is_asked_again(
    index: RestingIndex, moody: MoodyIndex, clock: Clock
) -> None:
    moody.answers = False
    with pytest.raises(IndexTimeoutError):
        ask(index)
    moody.answers = True
    clock.now += 30

    assert [ask(index), ask(index)] == [FOUND, FOUND]


def test_each_failure_makes_the_rest_longer(
    index: RestingIndex, moody: MoodyIndex, clock: Clock
) -> None:
    moody.answers = False
    with pytest.raises(IndexTimeoutError):
        ask(index)
    clock.now += 30
    with pytest.raises(IndexTimeoutError):
        ask(index)
    clock.now += 59

    with pytest.raises(IndexRestingError):
        ask(index)
