"""The lexical index: two fields of one tantivy index, stems of words and 4-grams within words."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import tantivy
from tantivy import Occur, Query

from corpus.article import Passage
from retrieval.analysis import DutchAnalyzer, parts_of
from retrieval.scope import month_key
from retrieval.types import Hit, Reading, Scope, Variant

Field: TypeAlias = Literal["stem", "gram"]

# The writer's memory before it makes a segment: 10 000 articles stay in a handful of segments.
_HEAP_BYTES = 128_000_000
# A longer question finds nothing more, and every term costs time.
_MOST_WORDS = 64


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("article", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stem", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("gram", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("month", stored=False, indexed=True, fast=True)
    return builder.build()


class LexicalWriter:
    """Write a lexical index into an empty folder; `commit` ends it."""

    def __init__(self, directory: Path, analyzer: DutchAnalyzer) -> None:
        directory.mkdir(parents=True)
        self._analyzer = analyzer
        # One thread keeps the order of documents, and so the index, the same from run to run.
        index = tantivy.Index(_schema(), path=str(directory))
        self._writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)

    def add(self, passages: Iterable[Passage]) -> None:
        """Add passages; each id may come once."""
        for passage in passages:
            self._writer.add_document(self._document(passage))

    def commit(self) -> None:
        """Make everything added durable and searchable."""
        self._writer.commit()
        self._writer.wait_merging_threads()

    def _document(self, passage: Passage) -> tantivy.Document:
        words = self._analyzer.content_words(passage.search_text)
        document = tantivy.Document()
        document.add_text("passage", passage.id)
        document.add_text("article", passage.article_id)
        document.add_text("stem", " ".join(map(self._analyzer.stem, words)))
        document.add_text("gram", " ".join(map(self._analyzer.grams, words)))
        document.add_integer("month", month_key(passage.published))
        return document


class LexicalIndex:
    """Search one field of a lexical index by BM25 (k1 1.2, b 0.75, tantivy's own).

    What people type never reaches a query parser: queries are built from analysed words.
    """

    def __init__(self, searcher: tantivy.Searcher, analyzer: DutchAnalyzer, field: Field) -> None:
        self.name = f"lexical {field}"
        self._searcher = searcher
        self._analyzer = analyzer
        self._field: Field = field
        self._schema = _schema()

    def search(self, reading: Reading, scope: Scope, limit: int) -> Sequence[Hit]:
        """Return at most `limit` hits, best first."""
        wanted = [
            (Occur.Should, query)
            for variants in reading.words[:_MOST_WORDS]
            for query in self._queries(variants)
        ]
        if not wanted:
            return ()
        query, within = Query.boolean_query(wanted), self._within(scope)
        if within:
            query = Query.boolean_query([(Occur.Must, query), *within])
        found = self._searcher.search(query, limit, count=False).hits
        return [Hit(self._passage_id(address), float(score)) for score, address in found]

    def uses(self, variant: Variant) -> bool:
        """Tell whether this field looks for a variant: parts of a mere synonym find too much."""
        return self._field == "stem" or variant.is_sure

    def rarity(self, term: str) -> int:
        """Return how many passages hold a term of this field."""
        return self._searcher.doc_freq(self._field, term)

    @property
    def size(self) -> int:
        """Return the number of passages."""
        return self._searcher.num_docs

    def _passage_id(self, address: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(address)["passage"][0])

    def _queries(self, variants: Sequence[Variant]) -> list[Query]:
        """Let the best of a word's variants count, so that many translations do not add up.

        A word without others gives its bare terms: a plain union of terms is what tantivy skips
        through fastest.
        """
        used = [variant for variant in variants if self.uses(variant)]
        if len(used) == 1 and used[0].weight == 1.0:
            return self._terms_of(used[0])
        boosted = [
            Query.boost_query(_union(terms), variant.weight)
            for variant in used
            if (terms := self._terms_of(variant))
        ]
        return [Query.disjunction_max_query(boosted)] if boosted else []

    def _terms_of(self, variant: Variant) -> list[Query]:
        terms = dict.fromkeys(term for word in parts_of(variant.word) for term in self._terms(word))
        return [self._term(term) for term in terms]

    def _terms(self, word: str) -> list[str]:
        if self._field == "stem":
            return [self._analyzer.stem(word)]
        return self._analyzer.grams(word).split()

    def _term(self, term: str) -> Query:
        return Query.term_query(self._schema, self._field, term, index_option="freq")

    def _within(self, scope: Scope) -> list[tuple[Occur, Query]]:
        clauses: list[tuple[Occur, Query]] = []
        if scope.months is not None:
            months = Query.term_set_query(self._schema, "month", sorted(scope.months))
            clauses.append((Occur.Must, Query.const_score_query(months, 0.0)))
        if scope.hidden:
            hidden = Query.term_set_query(self._schema, "article", sorted(scope.hidden))
            clauses.append((Occur.MustNot, hidden))
        return clauses


def _union(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def open_searcher(directory: Path) -> tantivy.Searcher:
    """Open the index in a folder for reading; raises ValueError or OSError when it is none."""
    return tantivy.Index.open(str(directory)).searcher()
