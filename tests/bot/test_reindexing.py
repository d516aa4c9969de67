from bot.reindexing import Speed, Step
from retrieval.building import Progress, Stage


class Clock:
    """Tell the time that it was set to, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_first_step_of_a_stage_has_no_speed() -> None:
    step = Speed(Clock()).step(Progress(Stage.EMBEDDING, 0, 100))

    assert step == Step(Stage.EMBEDDING, 0, 100, per_second=None, left=None)


def test_speed_is_what_was_done_since_the_first_step() -> None:
    clock = Clock()
    speed = Speed(clock)
    speed.step(Progress(Stage.EMBEDDING, 0, 100))
    clock.now = 4

    step = speed.step(Progress(Stage.EMBEDDING, 20, 100))

    assert (step.per_second, step.left) == (5.0, 16.0)


def test_only_the_last_ten_seconds_count() -> None:
    clock = Clock()
    speed = Speed(clock)
    for clock.now, done in ((0, 0), (20, 10), (25, 60)):
        step = speed.step(Progress(Stage.EMBEDDING, done, 110))

    assert (step.per_second, step.left) == (10.0, 5.0)


def test_another_stage_is_measured_anew() -> None:
    clock = Clock()
    speed = Speed(clock)
    speed.step(Progress(Stage.EMBEDDING, 0, 100))
    clock.now = 4

    step = speed.step(Progress(Stage.INDEXING, 20, 100))

    assert step.per_second is None


def test_without_a_total_the_time_left_is_not_known() -> None:
    clock = Clock()
    speed = Speed(clock)
    speed.step(Progress(Stage.READING, 0, 0))
    clock.now = 2

    step = speed.step(Progress(Stage.READING, 8, 0))

    assert (step.per_second, step.left) == (4.0, None)
