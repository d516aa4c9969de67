"""The senses of Dutch words: which groups of the thesaurus a word or phrase stands in."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeAlias

from retrieval.analysis import DutchAnalyzer
from retrieval.words.thesaurus import Group

# A group, and whether the word is one of those in it that mean the same.
Sense: TypeAlias = tuple[Group, bool]
_Places: TypeAlias = dict[str, list[Sense]]


class Senses:
    """Find the groups that hold a word or phrase, in any of its forms.

    Groups are never joined: each is one sense. What an operator's own groups say of a headword is
    all that is known of it. May serve several threads.
    """

    def __init__(
        self, groups: Iterable[Group], analyzer: DutchAnalyzer, own: Sequence[Group] = ()
    ) -> None:
        self._analyzer = analyzer
        self._decided = frozenset(self.key(group.same[0][0]) for group in own)
        self._abbreviations: _Places = {}
        self._words: _Places = {}
        for group in own:
            self._file(group, left_out=frozenset())
        for group in groups:
            self._file(group, left_out=self._decided)

    def of(self, word: str) -> Sequence[Sense]:
        """Return the senses of a word or phrase.

        In capitals it is an abbreviation first; in small letters it is one only where no word is
        written like it.
        """
        if word.isupper() and word in self._abbreviations:
            return self._abbreviations[word]
        return self._words.get(self.key(word)) or self._abbreviations.get(word.upper(), ())

    def is_decided(self, word: str) -> bool:
        """Tell whether a group of the operator's own has this headword."""
        return self.key(word) in self._decided

    def key(self, word: str) -> str:
        """Return the stems of a word or phrase, joined by blanks; empty where it stands for none.

        What keeps a single content word of several words says something else than they do, and a
        bare number nothing.
        """
        if word.isalpha():
            return self._analyzer.stem(word.casefold())
        kept = self._analyzer.content_words(word)
        if len(kept) < min(len(word.split()), 2) or all(each.isdigit() for each in kept):
            return ""
        return " ".join(map(self._analyzer.stem, kept))

    def is_findable(self, word: str) -> bool:
        """Tell whether a text that holds a word is found by it, and no text that holds another.

        Texts are searched in small letters, where some abbreviations are other words.
        """
        is_other_word = word.isupper() and self.key(word) in self._words
        return not is_other_word and bool(self._analyzer.content_words(word))

    def _file(self, group: Group, left_out: frozenset[str]) -> None:
        for terms, is_same in ((group.same, True), (group.near, False)):
            for spelling in chain.from_iterable(terms):
                key = self.key(spelling)
                if key and key not in left_out:
                    self._put(key, spelling, (group, is_same))

    def _put(self, key: str, spelling: str, sense: Sense) -> None:
        if spelling.isupper():
            senses = self._abbreviations.setdefault(spelling, [])
        else:
            senses = self._words.setdefault(key, [])
        if not senses or senses[-1][0] is not sense[0]:
            senses.append(sense)
