"""LlamaIndex's retriever and ingestion pipeline over Chroma."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import chromadb
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.ingestion import DocstoreStrategy, IngestionPipeline
from llama_index.core.storage.docstore import SimpleDocumentStore
from llama_index.vector_stores.chroma import ChromaVectorStore
from peers_encoder import Encoder, Peer
from peers_system import LIMIT, Text


class System(Peer):
    """Ask LlamaIndex's retriever over Chroma, kept up to date by its ingestion pipeline."""

    def build(self, texts: Sequence[Text], corpus: Path, folder: Path) -> None:
        """Run its pipeline over every article; what its document store knows is left alone."""
        self._open_store(folder)
        kept = folder / "pipeline"
        pipeline = IngestionPipeline(
            transformations=[_llama_embedding(self._encoder)],
            vector_store=self._store,
            docstore=SimpleDocumentStore(),
            docstore_strategy=DocstoreStrategy.UPSERTS_AND_DELETE,
            disable_cache=True,
        )
        if kept.exists():
            pipeline.load(str(kept))
        # Cut already: the embedder is the only step that is left.
        pipeline.run(documents=[Document(text=row.text, id_=row.id) for row in texts])
        pipeline.persist(str(kept))

    def open(self, folder: Path) -> None:
        """Open what was built for asking."""
        self._open_store(folder)
        index = VectorStoreIndex.from_vector_store(
            self._store, embed_model=_llama_embedding(self._encoder)
        )
        self._retriever = index.as_retriever(similarity_top_k=LIMIT)
        self._encoder.load()

    def ask(self, question: str) -> object:
        """Find the nearest passages."""
        return self._retriever.retrieve(question)

    def _open_store(self, folder: Path) -> None:
        client = chromadb.PersistentClient(str(folder / "chroma"))
        self._store = ChromaVectorStore(chroma_collection=client.get_or_create_collection("llama"))


def _llama_embedding(encoder: Encoder) -> Any:
    class OurEmbedding(BaseEmbedding):
        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return encoder.passages(texts).tolist()

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_query_embedding(self, query: str) -> list[float]:
            return encoder.question(query).tolist()

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    # As many at once as the others encode.
    return OurEmbedding(embed_batch_size=32)
