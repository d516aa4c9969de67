"""What a command works with that keeps the archive: a session, and a keeper in the user’s name."""

import getpass
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from bot.given import Given
from bot.keeping.acts import Actor
from bot.keeping.files import KEY_FILE, LEDGER_FILE
from bot.keeping.keeper import Keeper
from bot.ledger import Ledger, read_key
from bot.opening import find_other_corpus
from bot.session import Session, open_session
from retrieval.errors import IndexMissingError
from retrieval.generations import Generation, Generations

# Discord gives nobody this id.
_NOBODY = 0


@dataclass(frozen=True, slots=True)
class Office:
    """Hold what such a command works with; `generation` is None where nothing is published."""

    session: Session
    keeper: Keeper
    ledger: Ledger
    generation: Generation | None

    @property
    def published(self) -> Generation:
        """Return the published generation; raises IndexMissingError."""
        if self.generation is None:
            raise IndexMissingError(self.session.data)
        return self.generation


@contextmanager
def open_office(given: Given, *, needs_index: bool = False) -> Generator[Office]:
    """Open what is needed for as long as it lasts.

    Raises IndexMissingError where an index is needed, OtherCorpusError, LedgerError.
    """
    session = open_session(given)
    with ExitStack() as closing:
        generation = _open_generation(session, needs_index=needs_index)
        if generation is not None:
            closing.callback(generation.archive.close)
            _check(session, generation)
        key = read_key(session.data / KEY_FILE)
        ledger = closing.enter_context(Ledger.open(session.data / LEDGER_FILE, key=key))
        archive = generation.archive if generation else None
        actor = Actor(_NOBODY, login_name())
        yield Office(
            session, Keeper(session.data, ledger, actor, archive=archive), ledger, generation
        )


def login_name() -> str:
    """Return who sits at the terminal, as far as the system knows."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # In a container, an account may be a number and nothing more.
        return "command line"


def _open_generation(session: Session, *, needs_index: bool) -> Generation | None:
    try:
        return Generations(session.data).open()
    except IndexMissingError:
        if needs_index:
            raise
        return None


def _check(session: Session, generation: Generation) -> None:
    other = find_other_corpus(session, generation.manifest)
    if other is not None:
        raise other
    if generation.notice is not None:
        session.remark(generation.notice)
