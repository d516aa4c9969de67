"""Embed a few passages before a build asks for them, where the model is loaded already.

The build of so small a change would load the model, for five seconds, to use it for one.
"""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from retrieval.embedding_cache import CACHE_FILE, EmbeddingCache, digest_of
from retrieval.generations import Generation
from retrieval.model.kept import Models
from retrieval.opening import recall_recorded


def embed_ahead(texts: Sequence[str], generation: Generation, data: Path, models: Models) -> int:
    """Put the vectors of texts into the cache of the next build; return how many were not there.

    They are those of the model that a generation was built with. Raises RetrievalError, OSError
    and sqlite3.Error.
    """
    if not texts:
        return 0
    chosen = recall_recorded(generation)
    by_digest = {digest_of(text): text for text in texts}
    with closing(EmbeddingCache(data / CACHE_FILE, chosen.fingerprint)) as cache:
        for digest in cache.find([*by_digest]):
            del by_digest[digest]
        if by_digest:
            cache.keep([*by_digest], models.embedder(chosen).embed_passages([*by_digest.values()]))
    return len(by_digest)
