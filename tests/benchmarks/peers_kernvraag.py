"""This project, as its bot uses it."""

from collections.abc import Sequence
from pathlib import Path

from peers_system import TODAY, Text

from retrieval.building import BuildRequest, Built, build
from retrieval.generations import Generations
from retrieval.model.choice import PACKAGED_MODEL
from retrieval.model.kept import Models
from retrieval.opening import answer_from
from retrieval.options import Options
from retrieval.types import Question

_OPTIONS = Options(embedding_model=PACKAGED_MODEL)


class System:
    """Answer with citations as the bot does: words first, then the model as well."""

    # As many as the bot has unless it is told otherwise.
    workers = 2

    def __init__(self) -> None:
        self._embedded = 0

    def build(self, texts: Sequence[Text], corpus: Path, folder: Path) -> None:
        """Build a generation in a child process, as `kernvraag reindex` does."""
        for event in build(BuildRequest(corpus, folder, _OPTIONS, TODAY)):
            if isinstance(event, Built):
                self._embedded += event.embedded

    def open(self, folder: Path) -> None:
        """Open the generation for answering by words alone."""
        self._folder, self._generation = folder, Generations(folder).open()
        self._answerer = answer_from(
            self._generation, folder, _OPTIONS, without_model="it is measured without"
        )

    def complete(self) -> None:
        """Load the model."""
        models = Models(threads=1)
        self._answerer = answer_from(self._generation, self._folder, _OPTIONS, models)

    def ask(self, question: str) -> object:
        """Answer, with quotes and the reading of the question."""
        return self._answerer.answer(Question(question, TODAY))

    @property
    def embedded(self) -> int:
        """Return how many passages were embedded so far."""
        return self._embedded
