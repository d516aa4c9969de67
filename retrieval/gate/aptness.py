"""Whether what a question asks of a thing stands where the archive speaks of that thing."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from retrieval.analysis import DutchAnalyzer, parts_of, read_words, words_of
from retrieval.gate.said import PassageReader, ReadPassage, Said, Term, Wanted
from retrieval.question_kind import Asked, Kind, asked_in, holds, words_beside_numbers
from retrieval.types import RankedPassage, Reading, Variant

Group: TypeAlias = tuple[Variant, ...]

# What is asked for must stand in the sentence; in its passage it most often belongs to it as well,
# and further off, in the sentences around, more often to something else.
_IN_PASSAGE = 0.85
_AROUND = 0.5
# Where all is there but what was asked for (a name for "who"), it may yet be put otherwise.
_OTHERWISE = 0.5
# Words that only may mean what is asked (0.44 and less) are worth two thirds when found.
_RAISED = 1.5


@dataclass(frozen=True, slots=True)
class Demand:
    """Hold what is asked for (`sought`) of which things (`names`).

    `counted` is what a number must count, `known` are the words that the asker knows by name.
    """

    asked: Asked
    sought: tuple[Wanted, ...]
    names: tuple[Wanted, ...]
    counted: tuple[Wanted, ...]
    known: frozenset[str]


class Aptness:
    """Judge passages by whether one of their sentences could be the answer."""

    def __init__(self, analyzer: DutchAnalyzer) -> None:
        self._analyzer = analyzer
        self._reader = PassageReader(analyzer)
        self._light = frozenset(map(analyzer.stem, read_words("light-nl.txt")))

    def of(self, reading: Reading, passages: Sequence[RankedPassage]) -> float:
        """Return how well the aptest sentence could answer: 0 for none at all, 1 for wholly."""
        read = [self._reader.read(passage) for passage in passages]
        demand = self._demand(reading, read)
        return max((self._best(demand, passage) for passage in read), default=0.0)

    def _best(self, demand: Demand, passage: ReadPassage) -> float:
        named = _mean([_near(name, passage, 1.0) for name in demand.names])
        if not named:
            return 0.0
        near = [_near(each, passage, _IN_PASSAGE) for each in demand.sought]
        return named * max(self._fit(demand, text, said, near) for text, said in passage.sentences)

    def _fit(self, demand: Demand, text: str, said: Said, near: Sequence[float]) -> float:
        """Return the share of what is asked that a sentence holds, or its surroundings."""
        kind = demand.asked.kind
        is_given = kind is Kind.OPEN or self._gives(demand, text)
        if kind.is_measured and not is_given:
            return 0.0
        found = [
            min(1.0, _RAISED * max(close, said.holds(each)) if close else 0.0)
            for each, close in zip(demand.sought, near, strict=True)
        ]
        if kind.is_measured:
            # The figure itself is one more thing found.
            found.append(1.0)
        return _mean(found) * (1.0 if is_given else _OTHERWISE)

    def _gives(self, demand: Demand, text: str) -> bool:
        """Tell whether a sentence gives the kind of thing asked for."""
        if demand.asked.kind is Kind.NUMBER and demand.counted:
            beside = self._reader.say(" ".join(words_beside_numbers(text)))
            return any(beside.holds(each) for each in demand.counted)
        return holds(text, demand.asked.kind, demand.known)

    def _demand(self, reading: Reading, passages: Sequence[ReadPassage]) -> Demand:
        asked = asked_in(reading.question.text)
        groups = tuple(_without_time(reading))
        named = frozenset(reading.names)
        before = frozenset(self._before_names(reading, groups, passages))
        telling = [group for group in groups if not self._only_asks(group, asked)]
        sought = (group for group in telling if group not in named and group not in before)
        names = (group for group in groups if group in named and group not in before)
        counted = (group for group in telling if _is_among(group, asked.counted))
        return Demand(
            asked=asked,
            sought=tuple(map(self._wanted, sought)),
            names=tuple(map(self._wanted, names)),
            counted=tuple(map(self._wanted, counted)),
            known=frozenset(word for name in reading.names for word in _words(name)),
        )

    def _before_names(
        self, reading: Reading, groups: Sequence[Group], passages: Sequence[ReadPassage]
    ) -> Iterator[Group]:
        """Yield what only leads up to a name: given names, and titles the archive gives it.

        News gives them once, and of somebody who is known they ask nothing.
        """
        asked = f" {' '.join(words_of(reading.question.text))} "
        for group, name in pairwise(groups):
            if name in reading.names:
                is_name = group in reading.names
                if (
                    _stand_in_a_row(group, name, asked)
                    if is_name
                    else self._is_title(group, name, passages)
                ):
                    yield group

    def _is_title(self, group: Group, name: Group, passages: Sequence[ReadPassage]) -> bool:
        titles, names = (
            [each.word for each in variants if each.is_sure] for variants in (group, name)
        )
        return any(
            passage.itself.holds_in_a_row(title, named)
            for passage in passages
            for title in titles
            for named in names
        )

    def _only_asks(self, group: Group, asked: Asked) -> bool:
        """Tell a word that says what is asked for ("oud"), or has no meaning of its own."""
        usual = self._analyzer.stem(group[0].word) if group else ""
        return usual in self._light or _is_among(group, asked.words)

    def _wanted(self, group: Group) -> Wanted:
        terms = (
            Term(words, tuple(map(self._analyzer.stem, words)), each.weight)
            for each in group
            for words in (parts_of(each.word),)
        )
        return tuple(term for term in terms if term.stems)


def _near(wanted: Wanted, passage: ReadPassage, share: float) -> float:
    """Return how surely a passage says a word, and less surely where it stands around it."""
    around = passage.around.holds(wanted)
    return max(share * passage.itself.holds(wanted), _AROUND * around) if around else 0.0


def _without_time(reading: Reading) -> Iterator[Group]:
    told = set(words_of(reading.timeframe.words)) if reading.timeframe else set[str]()
    return (group for group in reading.words if not _is_among(group, told))


def _stand_in_a_row(group: Group, following: Group, text: str) -> bool:
    return any(f" {one} {next_} " in text for one in _words(group) for next_ in _words(following))


def _is_among(group: Group, words: Collection[str]) -> bool:
    return bool(words) and any(word in words for word in _words(group))


def _words(group: Group) -> Iterator[str]:
    return (part for variant in group for part in parts_of(variant.word))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0
