"""Encode, and ask a raw Chroma collection."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import chromadb
import numpy as np
from peers_encoder import Peer
from peers_system import LIMIT, ROWS, Text


class System(Peer):
    """Encode, and ask a raw Chroma collection: what no system on the two can do without."""

    def build(self, texts: Sequence[Text], corpus: Path, folder: Path) -> None:
        """Embed everything anew, for nothing tells what changed."""
        shutil.rmtree(folder / "chroma", ignore_errors=True)
        self._open(folder)
        for start in range(0, len(texts), ROWS):
            rows = texts[start : start + ROWS]
            self._collection.add(
                ids=[row.id for row in rows],
                embeddings=self._encoder.passages([row.text for row in rows]),
                documents=[row.text for row in rows],
            )

    def open(self, folder: Path) -> None:
        """Open what was built for asking."""
        self._open(folder)
        self._encoder.load()

    def ask(self, question: str) -> object:
        """Find the nearest passages."""
        vector = self._encoder.question(question)
        return self._collection.query(query_embeddings=np.atleast_2d(vector), n_results=LIMIT)

    def _open(self, folder: Path) -> None:
        client = chromadb.PersistentClient(str(folder / "chroma"))
        self._collection = client.get_or_create_collection("floor", embedding_function=None)
