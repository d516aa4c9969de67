"""How often Python looks for garbage: it walks every object that lives, and loading makes many."""

import gc

_USUAL = gc.get_threshold()
# Loading the libraries leaves half a million objects that all stay. Walking them again and again
# took 1.3 of the 5.7 seconds of processor time of a question on the command line; so, 0.2.
_WHILE_LOADING = (200_000, 20, 100)


def collect_seldom() -> None:
    """Look for garbage seldom, from the start of a process until it has loaded what it needs."""
    gc.set_threshold(*_WHILE_LOADING)


def collect_as_usual() -> None:
    """Look for garbage as Python does, but never again among what is loaded by now."""
    gc.freeze()
    gc.set_threshold(*_USUAL)
