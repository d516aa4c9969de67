"""How often Python looks for garbage: it holds up every thread while it walks what is alive."""

import gc

# Loading the libraries leaves half a million objects that all stay. Walking them again and again
# took 1.3 of the 5.7 seconds of processor time of a question on the command line; so, 0.6. Still
# less often would hold up whoever asks meanwhile for a tenth of a second at a time.
_WHILE_LOADING = (50_000, 20, 100)
# Python's own for what is young, where nearly all garbage is.
_YOUNG, _YOUNGER = 700, 10
# A look through everything took 0.1 to 0.25 s while a crowd was answered: it is never made unasked.
_NEVER = 1_000_000_000


def collect_seldom() -> None:
    """Look for garbage seldom, from the start of a process until it has loaded what it needs."""
    gc.set_threshold(*_WHILE_LOADING)


def collect_young() -> None:
    """Look only among what is young from now on; `collect_all` is for who has the time."""
    settle()
    gc.set_threshold(_YOUNG, _YOUNGER, _NEVER)


def collect_all() -> None:
    """Look through everything but what was settled."""
    gc.collect()


def settle() -> None:
    """Leave what is loaded by now out of every later look: it stays as long as the process."""
    gc.freeze()
