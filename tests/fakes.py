"""Stand-ins that can be followed by hand."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from retrieval.analysis import words_of
from retrieval.types import Vectors


class WordEmbedder:
    """Embed by counting words: one dimension for each word of a list, scaled to length 1.

    A text without any of them becomes the zero vector, as near to everything as to nothing.
    """

    def __init__(self, *words: str) -> None:
        self.name = "words"
        self.embedded: list[str] = []
        self._words = words

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return np.stack([self._embed(text) for text in texts])

    def embed_question(self, text: str) -> Vectors:
        return self._embed(text)

    def _embed(self, text: str) -> Vectors:
        counts = Counter(words_of(text))
        row = np.array([counts[word] for word in self._words], np.float32)
        return row / (np.linalg.norm(row) or np.float32(1))
