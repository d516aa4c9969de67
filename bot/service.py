"""The archive as the bot uses it: opened once, followed when a new generation is published."""

import logging
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Condition, Event, Lock, Thread

from bot.edition import Building, Closed, Edition, NotReadyError, Opening, State
from bot.errors import BotError, OtherCorpusError
from bot.sample import sample_corpus
from corpus.decisions import Decisions, read_decisions
from corpus.errors import CorpusError
from retrieval.ahead import embed_ahead
from retrieval.answering import Answerer
from retrieval.building import BuildRequest, Built, Progress, Remark, Stage, build
from retrieval.changes import DECISIONS_FILE
from retrieval.errors import ModelMissingError, RetrievalError
from retrieval.generations import Generation, Generations
from retrieval.manifest import Manifest
from retrieval.memory import settle
from retrieval.model.kept import Models
from retrieval.opening import answer_from, load_models, recall_recorded
from retrieval.options import Options

log = logging.getLogger(__name__)

# Seconds after which a question that still reads an old generation is past its deadlines anyway.
_LONGEST_READING = 60
# Why readers are answered by words alone in the first seconds; see /about and the health.
_LOADING = "the model is still loading"


class ArchiveService:
    """Keep one generation open for answering, and swap it for a newer one in one step.

    Every method may be called from any thread; those that open or build take seconds.
    """

    def __init__(self, corpus: Path | None, data: Path, options: Options) -> None:
        self.data = data
        self.options = options
        self._corpus = corpus
        self._generations = Generations(data)
        # A single question gains little by a second core, and waits long for it when others, such
        # as a builder, want it too: 11 ms against 28 to 44 beside one.
        self._models = Models(threads=1, precision=options.precision)
        self._state: State = Opening()
        # What was published and decided when it was last followed: what failed is not tried again.
        self._followed: tuple[str | None, object] = (None, None)
        # One at a time: who comes second must find the new edition open, not still being opened.
        self._following = Lock()
        self._is_stopping = Event()
        self._changed = Condition()

    @property
    def state(self) -> State:
        """Return the edition that answers, or why there is none."""
        return self._state

    @property
    def corpus(self) -> Path:
        """Return what the archive is built from: as configured, as last built, or the sample."""
        if self._corpus is not None:
            return self._corpus
        state = self._state
        return Path(state.manifest.corpus) if isinstance(state, Edition) else sample_corpus()

    @contextmanager
    def edition(self) -> Generator[Edition]:
        """Lend the edition that answers now; it stays open until it is given back.

        Raises NotReadyError.
        """
        with self._changed:
            state = self._state
            if not isinstance(state, Edition):
                raise NotReadyError(state)
            state.readers.count += 1
        try:
            yield state
        finally:
            with self._changed:
                state.readers.count -= 1
                self._changed.notify_all()

    def start(self) -> None:
        """Open the published generation by its words; leaves what takes seconds to `prepare`.

        Raises OtherCorpusError when it was built from another corpus than the one configured.
        """
        if self._generations.names():
            self._open_or_say(without_model=_LOADING)

    def prepare(self, *, today: date) -> None:
        """Load the models, or build the first index where there is none or none that fits."""
        if isinstance(self._state, Edition):
            self._complete(self._state)
            return
        self._state = Building(Stage.READING)
        log.info("no index can be used yet; building one")
        request = BuildRequest(self.corpus, self.data, self.options, today)
        try:
            for event in build(request):
                if self._is_stopping.is_set():
                    return
                self._note(event)
        except RetrievalError as error:
            log.exception("the index could not be built")
            self._state = Closed(str(error))
            return
        self._open_or_say()

    def embed_ahead(self, texts: Sequence[str]) -> None:
        """Embed a few passages for the next build, which then need not load the model itself."""
        state = self._state
        if isinstance(state, Edition):
            try:
                embed_ahead(texts, state.generation, self.data, self._models)
            except (RetrievalError, OSError, sqlite3.Error) as error:
                # The build does it all the same, only later.
                log.info("not embedded ahead", extra={"why": type(error).__name__})

    def refresh(self) -> bool:
        """Follow what was published or decided since; return whether anything changed.

        What cannot be followed is logged, and what was open stays open.
        """
        with self._following:
            return self._refresh()

    def _refresh(self) -> bool:
        state, found = self._state, self._find()
        if isinstance(state, Opening | Building) or found == self._followed:
            return False
        self._followed = found
        published, _ = found
        try:
            if published is not None and not _is_open(state, published):
                return self._open_or_say()
            return isinstance(state, Edition) and self._decide(state)
        except (CorpusError, BotError) as error:
            return self._stay(str(error))

    def decisions(self) -> Decisions:
        """Return what moderators decided, as the file says now."""
        return read_decisions(self.data / DECISIONS_FILE)

    def stop_building(self) -> None:
        """Break off a first build; the next start begins it anew."""
        self._is_stopping.set()

    def close(self) -> None:
        """Let go of everything; nobody may ask any more."""
        with self._changed:
            state, self._state = self._state, Closed("the bot is shutting down")
        if isinstance(state, Edition):
            self._let_go(state)

    def _decide(self, state: Edition) -> bool:
        """Answer with what moderators decided since; return whether they did."""
        decided = _stamp(self.data / DECISIONS_FILE)
        if decided == state.decided:
            return False
        answerer = state.answerer.with_decisions(self.decisions())
        self._swap(replace(state, answerer=answerer, decided=decided))
        log.info("decisions taken over")
        return True

    def _note(self, event: Progress | Remark | Built) -> None:
        match event:
            case Progress():
                self._state = Building(event.stage, event.done, event.total)
            case Remark():
                log.warning("%s", event.text)
            case Built():
                log.info(
                    "published", extra={"generation": event.manifest.name, "seconds": event.seconds}
                )

    def _complete(self, first: Edition) -> None:
        """Answer with the models too, once they are loaded; until then its words answer."""
        try:
            # Outside the lock: who decides meanwhile is not kept waiting.
            load_models(first.generation, self.options, self._models)
            self._answer_anew(first, without_model=None)
        except RetrievalError as error:
            log.exception("the models cannot be loaded")
            self._answer_anew(first, without_model=str(error))
        except CorpusError as error:
            self._stay(str(error))
        log.info("complete", extra={"generation": first.generation.name})

    def _answer_anew(self, first: Edition, *, without_model: str | None) -> None:
        """Put another Answerer over the generation of an edition, unless it is past already."""
        with self._following:
            state = self._state
            if isinstance(state, Edition) and state.generation is first.generation:
                decided = _stamp(self.data / DECISIONS_FILE)
                answerer = self._answer_from(state.generation, without_model=without_model)
                self._swap(replace(state, answerer=answerer, decided=decided))

    def _open_or_say(self, *, without_model: str | None = None) -> bool:
        """Open the published generation; when that fails, what was open stays open."""
        self._followed = self._find()
        try:
            edition = self._open(without_model)
        except RetrievalError as error:
            return self._stay(str(error))
        is_first = not isinstance(self._state, Edition)
        self._swap(edition)
        if is_first:
            settle()
        log.info("opened", extra={"generation": edition.generation.name})
        return True

    def _find(self) -> tuple[str | None, object]:
        """Return what changes whenever something is published or decided."""
        return self._generations.current(), _stamp(self.data / DECISIONS_FILE)

    def _stay(self, why: str) -> bool:
        log.error("%s", why)
        if not isinstance(self._state, Edition):
            self._state = Closed(why)
        return False

    def _open(self, without_model: str | None) -> Edition:
        decided = _stamp(self.data / DECISIONS_FILE)
        generation = self._generations.open()
        try:
            self._refuse_other_corpus(generation.manifest)
            if without_model is not None:
                _refuse_other_model(generation)
            answerer = self._answer_from(generation, without_model=without_model)
        except BaseException:
            generation.archive.close()
            raise
        return Edition(generation, answerer, decided)

    def _answer_from(self, generation: Generation, *, without_model: str | None) -> Answerer:
        return answer_from(
            generation, self.data, self.options, self._models, without_model=without_model
        )

    def _refuse_other_corpus(self, manifest: Manifest) -> None:
        if self._corpus is not None and self._corpus.resolve() != Path(manifest.corpus):
            raise OtherCorpusError(self._corpus.resolve(), Path(manifest.corpus), self.data)

    def _swap(self, fresh: Edition) -> None:
        with self._changed:
            old, self._state = self._state, fresh
        if isinstance(old, Edition) and old.generation is not fresh.generation:
            # In a thread of its own: whoever made the swap may be reading the old one still.
            Thread(target=self._let_go, args=(old,), name="old edition", daemon=True).start()

    def _let_go(self, edition: Edition) -> None:
        """Close an edition once nobody is being answered from it any more."""
        with self._changed:
            self._changed.wait_for(lambda: not edition.readers.count, timeout=_LONGEST_READING)
        with suppress(RetrievalError):
            edition.answerer.close()


def _refuse_other_model(generation: Generation) -> None:
    """Raise IndexOutdatedError for what shall be built anew, not answered from by words."""
    with suppress(ModelMissingError):
        recall_recorded(generation)


def _is_open(state: State, generation: str) -> bool:
    return isinstance(state, Edition) and state.generation.name == generation


def _stamp(path: Path) -> object:
    """Return what changes whenever a file does."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
