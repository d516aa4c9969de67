"""How much the archive has to say on a question: one figure that the gate compares."""

from collections.abc import Sequence
from math import log

from retrieval.analysis import DutchAnalyzer, parts_of, words_of
from retrieval.gate.aptness import Aptness
from retrieval.question_kind import asks
from retrieval.quoting import PASSAGES_READ
from retrieval.retriever import Retrieved
from retrieval.types import Hit, RankedPassage, Reading, Variant

SIGNAL = "best lexical scores per word, by how aptly a sentence answers"
# What suits most archives; each build moves it a little to suit its own (see `calibration`).
THRESHOLD = 1.0
# A word has about six grams, so a gram score is about six times a stem score.
_GRAMS_A_WORD = 6.0
# A longer question finds more to match, but not in proportion: between none (0) and sqrt (1/2).
_LENGTH_EXPONENT = 1 / 3
# What likeness alone is worth where no sentence seems apt: patterns and synonyms miss answers.
_UNAPT = 0.25
# A headline or a topic asks nothing of what it names, so nothing need be apt: it then weighs as
# much as a question of which a sentence gives half of what it asks.
_UNASKING = 0.62
# Aliases make names look missing that are not, so missing ones only weigh, never decide.
_NAMES_SHARE = 0.2
# A topic is a few words, often one that stands everywhere in the archive: no score tells much.
_MOST_MISSING = 0.5


class Evidence:
    """Weigh what was found for a question against an archive of a known size."""

    def __init__(self, analyzer: DutchAnalyzer, passages: int) -> None:
        self._analyzer = analyzer
        self._aptness = Aptness(analyzer)
        # What a word that stands in one passage only is worth to BM25: the scale of its scores.
        self._rarest = log(1 + (passages + 0.5) / 1.5)

    def weigh(self, reading: Reading, retrieved: Retrieved) -> float:
        """Return the evidence for an answer: 0 for none, some 1 for a chance likeness."""
        if not reading.words:
            return 0.0
        stems = _best(retrieved.hits.get("lexical stem", ()))
        grams = _best(retrieved.hits.get("lexical gram", ()))
        found = (stems + grams / _GRAMS_A_WORD) / self._rarest
        share = self._share(reading, retrieved.passages[:PASSAGES_READ])
        return found / len(reading.words) ** _LENGTH_EXPONENT * share

    def covers(self, reading: Reading, retrieved: Retrieved) -> bool:
        """Tell whether the best passages speak of a topic: at least half of its words."""
        missing = self._missing(reading.words, retrieved.passages[:PASSAGES_READ])
        return bool(reading.words) and missing <= _MOST_MISSING

    def _share(self, reading: Reading, passages: Sequence[RankedPassage]) -> float:
        """Return what of the likeness counts as evidence, 0 to 1."""
        if asks(reading.question.text):
            return _UNAPT + (1 - _UNAPT) * self._aptness.of(reading, passages)
        return _UNASKING * (1 - _NAMES_SHARE * self._missing(reading.names, passages))

    def _missing(
        self, wanted: Sequence[Sequence[Variant]], passages: Sequence[RankedPassage]
    ) -> float:
        """Return the share of words or names that no passage mentions."""
        if not wanted:
            return 0.0
        words = {word for passage in passages for word in words_of(passage.text)}
        stems = {self._analyzer.stem(word) for word in words}
        absent = sum(not any(self._mentions(stems, each) for each in word) for word in wanted)
        return absent / len(wanted)

    def _mentions(self, stems: set[str], variant: Variant) -> bool:
        wanted = [self._analyzer.stem(word) for word in parts_of(variant.word)]
        return bool(wanted) and all(stem in stems for stem in wanted)


def _best(hits: Sequence[Hit]) -> float:
    return hits[0].score if hits else 0.0
