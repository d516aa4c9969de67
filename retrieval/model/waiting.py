"""How the threads of a calculation wait for one another; to be decided before torch is loaded."""

import os


def wait_without_spinning() -> None:
    """Let threads that wait for others sleep, unless the operator decided otherwise.

    Spinning, which is OpenMP's default, takes the core that the others need as soon as there is
    other work: on two busy cores a passage took 72 ms of processor and 140 to 370 ms in all, and
    asleep 29 and 60 to 120. On a quiet machine it gains a few milliseconds a question, but a
    builder runs beside a bot that answers.
    """
    # The library reads it once, when torch loads it.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
