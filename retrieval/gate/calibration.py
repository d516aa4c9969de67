"""The gate's threshold for one archive, from questions made of the archive's own sentences."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import fmean

from corpus.article import Article
from retrieval.analysis import DutchAnalyzer, words_of
from retrieval.archive import Archive
from retrieval.gate.evidence import SIGNAL, THRESHOLD, Evidence
from retrieval.generations import ARCHIVE_FILE, LEXICAL_FOLDER
from retrieval.lexical import LexicalIndex, open_searcher
from retrieval.manifest import GateRecord
from retrieval.quoting import PASSAGES_READ
from retrieval.reading import names_in
from retrieval.retriever import Retriever, WeightedIndex
from retrieval.types import Language, Question, Reading, Scope, Variant

METHOD = "nine in ten probes of the archive's own sentences"
# Enough for a tenth to be told from a twentieth, and soon asked of an archive of any size.
_PROBES = 200
# Of questions that the archive answers in part, this share may be refused: being half a guess they
# are harder than most. An eighth refused more near misses, and more of what is answered with them.
_REFUSED = 0.1
# What is known of other archives weighs as much as so many probes: of a few sentences one decides
# the tenth, and it may be any. With none the smallest archives refused what they answer.
_AS_GOOD_AS_KNOWN = 50
# All archives of real news lay within a tenth. Where the probes of an archive say something else,
# such as of lists or of texts made by rule, it is rather they that are no questions.
_FURTHEST = 0.2
# Two words name somebody; more would find any sentence by its names alone.
_NAMES = 2
# Nothing published is left out, and nothing asked is read as a date.
_TODAY = date.max
_WEIGHTS = dict.fromkeys(Language, 0.5)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Hold the names of a sentence and its other content words, without numbers."""

    names: tuple[str, ...]
    words: tuple[str, ...]


class _Prober:
    """Ask words as if they were a question."""

    def __init__(self, directory: Path, archive: Archive, analyzer: DutchAnalyzer) -> None:
        searcher = open_searcher(directory / LEXICAL_FOLDER)
        stems = LexicalIndex(searcher, analyzer, "stem")
        grams = LexicalIndex(searcher, analyzer, "gram")
        indexes = [WeightedIndex(index, _WEIGHTS) for index in (stems, grams)]
        self._retriever = Retriever(archive, indexes)
        self._evidence = Evidence(analyzer, stems.size)

    def weigh(self, names: Sequence[str], words: Sequence[str]) -> float:
        """Return the evidence for a question of these words."""
        reading = Reading(
            question=Question(f"{' '.join((*names, *words))}?", _TODAY),
            language=Language.DUTCH,
            timeframe=None,
            words=tuple((Variant(word),) for word in (*names, *words)),
            names=tuple((Variant(name),) for name in names),
        )
        found = self._retriever.retrieve(reading, Scope(), PASSAGES_READ)
        return self._evidence.weigh(reading, found)


def calibrate(directory: Path, articles: Sequence[Article], analyzer: DutchAnalyzer) -> GateRecord:
    """Return the threshold that suits an archive, with how well it parts what it was found on.

    Each probe takes the names of a sentence. With one more word of that sentence and one of
    another it is a question that the archive answers, half in other words; with two words of
    another sentence it asks of somebody what is told of somebody else. `directory` holds the files
    of a generation with these articles.
    """
    probes = _spread(list(_sentences(articles, analyzer)))
    if not probes:
        return GateRecord(SIGNAL, THRESHOLD)
    with closing(Archive(directory / ARCHIVE_FILE)) as archive:
        told, mixed = _probe(_Prober(directory, archive, analyzer), probes)
    threshold = _threshold(told)
    return GateRecord(
        SIGNAL,
        threshold,
        METHOD,
        probes=len(probes),
        refused=round(fmean(each < threshold for each in told), 3),
        passed=round(fmean(each >= threshold for each in mixed), 3),
    )


def _probe(prober: _Prober, probes: Sequence[_Sentence]) -> tuple[Sequence[float], Sequence[float]]:
    """Return the evidence for what the archive answers in part, and for what it does not."""
    # Half the archive away stands what has least to do with it.
    others = [probes[(at + len(probes) // 2) % len(probes)] for at in range(len(probes))]
    pairs = list(zip(probes, others, strict=True))
    told = [prober.weigh(one.names, (_middle(one), other.words[0])) for one, other in pairs]
    mixed = [prober.weigh(one.names, (_middle(other), other.words[0])) for one, other in pairs]
    return told, mixed


def _threshold(told: Sequence[float]) -> float:
    """Return what nine in ten reach, drawn to what suits other archives where probes are few."""
    reached = sorted(told)[int(_REFUSED * len(told))]
    known = THRESHOLD * _AS_GOOD_AS_KNOWN
    drawn = (len(told) * reached + known) / (len(told) + _AS_GOOD_AS_KNOWN)
    return round(min(max(drawn, THRESHOLD - _FURTHEST), THRESHOLD + _FURTHEST), 3)


def _sentences(articles: Sequence[Article], analyzer: DutchAnalyzer) -> Iterator[_Sentence]:
    """Yield the sentences that name somebody or something and say two words of it or more."""
    for article in articles:
        for span in article.sentences:
            text = article.text[span.start : span.end]
            content = dict.fromkeys(analyzer.content_words(text))
            letters = [word for word in content if not word.isdigit()]
            named = {word for name in names_in(text) for word in words_of(name)}
            names = tuple(word for word in letters if word in named)[:_NAMES]
            words = tuple(word for word in letters if word not in named)
            if names and len(words) > 1:
                yield _Sentence(names, words)


def _spread(sentences: Sequence[_Sentence]) -> Sequence[_Sentence]:
    """Return at most so many as are probed, evenly from the whole archive."""
    step = max(1.0, len(sentences) / _PROBES)
    return [sentences[int(at * step)] for at in range(min(_PROBES, len(sentences)))]


def _middle(sentence: _Sentence) -> str:
    return sentence.words[len(sentence.words) // 2]
