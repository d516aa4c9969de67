"""What looking an excerpt up costs in a large archive, and what is found; needs no model.

Run: python tests/benchmarks/excerpts.py [ARTICLES [FOLDER]]

Processor time, not time on the clock, so that a busy machine does not matter. A folder that is
named is kept, and used again the next time.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from figures import Figure, at_most, percentile, print_figures, shown
from generated import dutch_words, write_corpus

from corpus.article import Article
from corpus.chunking import chunk_article
from corpus.decisions import Decisions
from corpus.reader import read_corpus
from retrieval.analysis import DutchAnalyzer
from retrieval.archive import Archive, write_archive
from retrieval.decided import DecidedArchive
from retrieval.excerpts.finding import ExcerptFinder, ExcerptReport, Verdict
from retrieval.generations import ARCHIVE_FILE, LEXICAL_FOLDER
from retrieval.lexical import LexicalIndex, LexicalWriter, open_searcher

sys.path.insert(0, str(Path(__file__).parents[1] / "retrieval" / "excerpts"))
from alterations import ALTERATIONS, retype

TODAY = date(2026, 1, 1)
ARTICLES = 10_000
# Excerpts of each kind.
EACH = 60
# The targets: milliseconds of a lookup, and the share of altered excerpts that are recognised.
LIMIT = 20.0
RECOGNISED = 0.95


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold an excerpt, where each part of it is from, and what is to be said of it."""

    text: str
    sources: tuple[tuple[Article, str], ...]
    verdict: Verdict


def main() -> None:
    """Write an archive where there is none, look excerpts up and print the figures."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder), articles)


def measure(folder: Path, articles: int) -> None:
    """Measure an archive of a size, kind by kind."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ARCHIVE_FILE).exists():
        write(folder, articles)
    archive = Archive(folder / ARCHIVE_FILE)
    analyzer = DutchAnalyzer()
    searcher = open_searcher(folder / LEXICAL_FOLDER)
    finder = ExcerptFinder(analyzer, [LexicalIndex(searcher, analyzer, f) for f in FIELDS])
    find = partial(finder.find, DecidedArchive(archive, Decisions()))
    find("Een eerste keer telt niet, want dan wordt er van alles ingelezen.")
    chance = random.Random(5)
    ids = chance.sample([entry.id for entry in archive.entries], min(2 * EACH, articles))
    found = [article for each in ids if (article := archive.article(each))]
    kinds = dict(excerpts(found, chance))
    fresh = DecidedArchive(Archive(folder / ARCHIVE_FILE), Decisions())
    figures = [
        figure
        for kind, asked in kinds.items()
        for figure in measured(kind, asked, partial(finder.find, fresh))
    ]
    size = (folder / ARCHIVE_FILE).stat().st_size / articles / 1e3
    print_figures(
        f"excerpts in {articles:,} articles",
        [*figures, shown("archive of 1 000 articles", size, unit="MB")],
    )


FIELDS = ("stem", "gram")


def write(folder: Path, articles: int) -> None:
    """Write what a generation holds, without vectors."""
    corpus = read_corpus(write_corpus(folder / "corpus.jsonl", articles), today=TODAY)
    began = time.process_time()
    write_archive(folder / ARCHIVE_FILE, corpus.articles)
    print(f"archive written in {time.process_time() - began:.1f} s of processor time", flush=True)
    writer = LexicalWriter(folder / LEXICAL_FOLDER, DutchAnalyzer())
    writer.add(passage for article in corpus.articles for passage in chunk_article(article))
    writer.commit()


def excerpts(
    articles: Sequence[Article], chance: random.Random
) -> Iterator[tuple[str, Sequence[Asked]]]:
    """Yield each kind of excerpt with those to look up."""
    picked = [(article, sentence(article, chance)) for article in articles]
    pairs = list(zip(picked[::2], picked[1::2], strict=False))
    words = dutch_words()
    yield "verbatim", [Asked(text, ((a, text),), Verdict.VERBATIM) for (a, text), _ in pairs]
    yield (
        "typographic",
        [Asked(retype(text), ((a, text),), Verdict.TYPOGRAPHIC) for (a, text), _ in pairs],
    )
    for name, alter in ALTERATIONS.items():
        yield (
            name,
            [
                Asked(alter(text, other, chance), ((a, text),), Verdict.ALTERED)
                for (a, text), (_, other) in pairs
            ],
        )
    yield "four sentences, word changed", [changed_stretch(a, chance) for (a, _), _ in pairs]
    for name, mark in (("joined with a mark", " […] "), ("joined without", " ")):
        yield name, [joined(a, mark, chance) for (a, _), _ in pairs]
    yield (
        "of two articles",
        [Asked(f"{one[1]} {other[1]}", (one, other), Verdict.ALTERED) for one, other in pairs],
    )
    yield (
        "absent",
        [
            Asked(" ".join(chance.sample(words, 16)).capitalize() + ".", (), Verdict.ABSENT)
            for _ in pairs
        ],
    )
    yield "a whole article, shuffled", [shuffled(a, chance) for (a, _), _ in pairs[:20]]
    yield "a word", [Asked("Zeppelinwacht", (), Verdict.ABSENT) for _ in pairs[:20]]


def sentence(article: Article, chance: random.Random) -> str:
    """Return one of an article's sentences."""
    span = chance.choice(article.sentences)
    return article.text[span.start : span.end]


def changed_stretch(article: Article, chance: random.Random) -> Asked:
    """Return four sentences of an article with one word changed."""
    first = chance.randrange(len(article.sentences) - 3)
    spans = article.sentences[first : first + 4]
    text = article.text[spans[0].start : spans[-1].end]
    changed = ALTERATIONS["word changed"](text, "zeppelin", chance)
    return Asked(changed, ((article, text),), Verdict.ALTERED)


def joined(article: Article, mark: str, chance: random.Random) -> Asked:
    """Return two sentences of an article that do not stand together, with a mark between."""
    spans = article.sentences
    first = chance.randrange(len(spans) - 4)
    second = chance.randrange(first + 2, len(spans))
    texts = [article.text[spans[at].start : spans[at].end] for at in (first, second)]
    verdict = Verdict.VERBATIM if mark.strip() else Verdict.ALTERED
    return Asked(mark.join(texts), tuple((article, text) for text in texts), verdict)


def shuffled(article: Article, chance: random.Random) -> Asked:
    """Return an article's words in no order, which stand nowhere so."""
    words = article.text.split()
    chance.shuffle(words)
    return Asked(" ".join(words), (), Verdict.ABSENT)


def measured(kind: str, asked: Sequence[Asked], find: partial[ExcerptReport]) -> Iterator[Figure]:
    """Yield what looking one kind up costs, and how much of it is found."""
    times: list[float] = []
    right = 0
    for each in asked:
        began = time.process_time()
        report = find(each.text)
        times.append((time.process_time() - began) * 1e3)
        right += is_right(each, report)
    share = right / len(asked)
    wanted = RECOGNISED if asked[0].verdict is Verdict.ALTERED else 1.0
    yield shown(f"{kind}: p50", percentile(times, 50), unit="ms")
    yield at_most(f"{kind}: p95", percentile(times, 95), LIMIT, unit="ms")
    yield Figure(f"{kind}: right", f"{share:.1%}", f"≥ {wanted:.0%}", share >= wanted)


def is_right(asked: Asked, report: ExcerptReport) -> bool:
    """Tell whether the verdict is as wanted, and each part is found where it is from."""
    return report.verdict is asked.verdict and all(
        any(
            match.article.id == article.id and shares(article, text, (match.start, match.end))
            for match in report.matches
        )
        for article, text in asked.sources
    )


def shares(article: Article, text: str, place: tuple[int, int]) -> bool:
    """Tell whether a place of an article touches where a text stands in it."""
    start = article.text.find(text)
    return place[0] < start + len(text) and start < place[1]


if __name__ == "__main__":
    main()
