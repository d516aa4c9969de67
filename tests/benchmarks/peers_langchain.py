"""LangChain's Chroma store and its indexing."""

from collections.abc import Sequence
from pathlib import Path

from langchain_chroma import Chroma
from langchain_classic.indexes import SQLRecordManager
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.indexing import index
from peers_encoder import Encoder, Peer
from peers_system import LIMIT, ROWS, Text


class System(Peer):
    """Ask LangChain's Chroma store, kept up to date by its indexing."""

    def build(self, texts: Sequence[Text], corpus: Path, folder: Path) -> None:
        """Add everything, or what its record manager does not know yet."""
        self.open(folder)
        documents = [
            Document(row.text, id=row.id, metadata={"source": row.article}) for row in texts
        ]
        manager = SQLRecordManager("peers", db_url=f"sqlite:///{folder}/records.sqlite")
        manager.create_schema()
        index(
            documents,
            manager,
            self._store,
            cleanup="full",
            source_id_key="source",
            key_encoder="sha256",
            batch_size=ROWS,
        )

    def open(self, folder: Path) -> None:
        """Open what was built for asking."""
        self._store = Chroma(
            "langchain",
            embedding_function=_Embeddings(self._encoder),
            persist_directory=str(folder / "chroma"),
        )
        self._encoder.load()

    def ask(self, question: str) -> object:
        """Find the nearest passages."""
        return self._store.similarity_search_with_score(question, LIMIT)


class _Embeddings(Embeddings):
    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._encoder.passages(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self._encoder.question(text).tolist()
