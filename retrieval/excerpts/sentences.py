"""An article's sentences by their letters, so that a stretch of letters becomes whole sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from corpus.article import Article, Span
from retrieval.excerpts.letters import letters_of


@dataclass(frozen=True, slots=True)
class Lettered:
    """Hold an article, the letters of its sentences in a row, and where each of them begins.

    The last of `bounds` is where the letters end.
    """

    article: Article
    letters: str
    sentences: tuple[Span, ...]
    bounds: tuple[int, ...]

    @classmethod
    def of(cls, article: Article) -> "Lettered":
        """Return an article by its letters, headings and captions included."""
        spans = tuple(each for paragraph in article.paragraphs for each in paragraph.sentences)
        letters = [letters_of(article.text[span.start : span.end]) for span in spans]
        bounds = tuple(accumulate(map(len, letters), initial=0))
        return cls(article, "".join(letters), spans, bounds)

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """Return the sentences, the first and the one past the last, of a stretch of letters.

        They are those that lie mostly in it, else those that it lies in.
        """
        touched = list(self._touched(first, last))
        mostly = [at for at, share in touched if share > 1 / 2]
        sentences = mostly or [at for at, _ in touched]
        return sentences[0], sentences[-1] + 1

    def place(self, first: int, past: int) -> tuple[int, int]:
        """Return where sentences begin and end in the article's text."""
        return self.sentences[first].start, self.sentences[past - 1].end

    def _touched(self, first: int, last: int) -> Iterator[tuple[int, float]]:
        """Yield the sentences that a stretch of letters meets, and the share of them within it."""
        for at in range(len(self.sentences)):
            start, end = self.bounds[at], self.bounds[at + 1]
            within = min(end, last) - max(start, first)
            if within > 0:
                yield at, within / (end - start)
