"""txtai's embeddings database."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from peers_encoder import Peer
from peers_system import LIMIT, Text
from txtai import Embeddings

from retrieval.model.choice import PACKAGED_MODEL, recall_model


class System(Peer):
    """Ask txtai's embeddings database, with the texts stored in it; it loads the model itself."""

    def __init__(self) -> None:
        super().__init__()
        self._embedded = 0
        # Several threads at once end the process.
        self._lock = Lock()

    def build(self, texts: Sequence[Text], corpus: Path, folder: Path) -> None:
        """Index everything, or take over what changed."""
        place = folder / "txtai"
        if place.exists():
            self.open(folder)
            known = {row["id"]: row["text"] for row in self._every()}
            changed = [row for row in texts if known.get(row.id) != row.text]
            self._index.delete([*known.keys() - {row.id for row in texts}])
            self._index.upsert([(row.id, row.text, None) for row in changed])
        else:
            changed = [*texts]
            self._index = self._new()
            self._index.index([(row.id, row.text, None) for row in changed])
        self._embedded += len(changed)
        self._index.save(str(place))

    def open(self, folder: Path) -> None:
        """Open what was built for asking."""
        self._index = self._new()
        self._index.load(str(folder / "txtai"))

    def ask(self, question: str) -> object:
        """Find the nearest passages."""
        with self._lock:
            return self._index.search(question, LIMIT)

    @property
    def embedded(self) -> int:
        """Return how many passages were embedded so far."""
        return self._embedded

    def _every(self) -> Any:
        return self._index.search("select id, text from txtai", 10_000_000)

    def _new(self) -> Any:
        folder = str(recall_model(PACKAGED_MODEL, PACKAGED_MODEL).folder)
        return Embeddings(path=folder, method="sentence-transformers", content=True)
