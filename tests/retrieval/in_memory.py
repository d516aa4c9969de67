"""An Answerer over a few articles: real lexical index, real reader, a list for the vectors."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.article import Article, Passage
from corpus.chunking import chunk_article
from corpus.decisions import Decisions, apply_decisions
from corpus.reader import read_corpus
from retrieval.analysis import DutchAnalyzer
from retrieval.answering import Answerer, Parts
from retrieval.archive import Archive, write_archive
from retrieval.checking import Comparer
from retrieval.errors import IndexTimeoutError
from retrieval.excerpts.finding import ExcerptFinder
from retrieval.gate.evidence import THRESHOLD, Evidence
from retrieval.lexical import LexicalIndex, LexicalWriter, open_searcher
from retrieval.manifest import span_of
from retrieval.quoting import Quoter
from retrieval.reading import QuestionReader
from retrieval.retriever import Retriever, WeightedIndex
from retrieval.scope import month_key
from retrieval.scoring import gram_scorer, stem_scorer
from retrieval.sequel.events import EventJudge
from retrieval.types import Embedder, Hit, Holdings, Index, Language, Reading, Reranker, Scope
from tests.fakes import WordEmbedder
from tests.retrieval.village import TODAY

# What the list compares passages by; some words of the village's news.
WORDS = (
    "veerpont",
    "ketting",
    "molen",
    "rogge",
    "beiaard",
    "ijsbaan",
    "kraan",
    "paling",
    "jukebox",
)
_LEXICAL = dict.fromkeys(Language, 0.4)
_DENSE = dict.fromkeys(Language, 0.2)


class ListIndex:
    """Find passages by comparing the question's vector with that of every passage in a list."""

    def __init__(self, passages: Sequence[Passage], embedder: Embedder) -> None:
        self.name = "dense"
        self._passages = passages
        self._embedder = embedder
        self._rows = embedder.embed_passages([passage.search_text for passage in passages])

    def search(self, reading: Reading, scope: Scope, limit: int) -> Sequence[Hit]:
        scores = self._rows @ self._embedder.embed_question(reading.question.text)
        hits = [
            Hit(passage.id, float(score))
            for passage, score in zip(self._passages, scores, strict=True)
            if passage.article_id not in scope.hidden
            and (scope.months is None or month_key(passage.published) in scope.months)
        ]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]


class SilentIndex:
    """Never answer in time."""

    def __init__(self, name: str = "dense") -> None:
        self.name = name

    def search(self, _reading: Reading, _scope: Scope, _limit: int) -> Sequence[Hit]:
        raise IndexTimeoutError(self.name, 5.0)


def read_articles(
    folder: Path, files: Mapping[str, str], decisions: Decisions | None = None
) -> tuple[Article, ...]:
    """Write files into a new folder and read them the way an archive is read."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    corpus = read_corpus(folder, today=TODAY)
    assert not corpus.rejected
    return apply_decisions(corpus.articles, decisions or Decisions())


def index_passages(
    folder: Path, passages: Sequence[Passage], analyzer: DutchAnalyzer
) -> tuple[LexicalIndex, LexicalIndex]:
    """Return the two fields of a lexical index in a new folder, stems and grams."""
    writer = LexicalWriter(folder, analyzer)
    writer.add(passages)
    writer.commit()
    searcher = open_searcher(folder)
    return LexicalIndex(searcher, analyzer, "stem"), LexicalIndex(searcher, analyzer, "gram")


def make_answerer(
    folder: Path,
    files: Mapping[str, str],
    *,
    decisions: Decisions | None = None,
    dense: Index | None = None,
    reranker: Reranker | None = None,
    degraded: str | None = None,
) -> Answerer:
    """Return an Answerer over files; close it to let go of them."""
    decisions = decisions or Decisions()
    articles = read_articles(folder / "articles", files, decisions)
    passages = [passage for article in articles for passage in chunk_article(article)]
    analyzer = DutchAnalyzer()
    stems, grams = index_passages(folder / "lexical", passages, analyzer)
    write_archive(folder / "articles.sqlite", articles)
    archive = Archive(folder / "articles.sqlite")
    dense = dense or ListIndex(passages, WordEmbedder(*WORDS))
    indexes = [
        WeightedIndex(stems, _LEXICAL),
        WeightedIndex(grams, _LEXICAL),
        WeightedIndex(dense, _DENSE),
    ]
    return Answerer(
        Parts(
            archive=archive,
            holdings=_holdings(articles, passages),
            decisions=decisions,
            reader=QuestionReader(analyzer, decisions.glossary),
            retriever=Retriever(archive, indexes, reranker),
            quoter=Quoter(analyzer, stem_scorer(stems, analyzer), gram_scorer(grams, analyzer)),
            evidence=Evidence(analyzer, len(passages)),
            excerpts=ExcerptFinder(analyzer, (stems, grams)),
            comparer=Comparer(analyzer),
            events=EventJudge(analyzer, stems),
            threshold=THRESHOLD,
            degraded=degraded,
        )
    )


def _holdings(articles: Sequence[Article], passages: Sequence[Passage]) -> Holdings:
    dates = [article.published for article in articles]
    first, last = span_of(dates)
    return Holdings("g000001", len(dates), len(passages), dates.count(None), first, last)
