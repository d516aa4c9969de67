"""The language a question is asked in."""

# The language library comes without types; this is its only home.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false

import re
from collections.abc import Mapping
from functools import cached_property

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from retrieval.analysis import read_words
from retrieval.types import Language

_WORD = re.compile(r"[^\W\d_]+")
# Words of a name; what is longer and all in capitals is somebody shouting.
_LONGEST_NAME = 4


class LanguageGuesser:
    """Tell Dutch from English; whatever is neither is read as the nearer of the two."""

    def guess(self, text: str) -> Language:
        """Return the language that its words or letters suggest; Dutch for a text without any."""
        if not any(char.isalpha() for char in text):
            return Language.DUTCH
        if _is_name(text):
            return Language.DUTCH
        return _told_by_words(text, self._telling) or Language(self._identifier.classify(text)[0])

    @cached_property
    def _telling(self) -> Mapping[Language, frozenset[str]]:
        return {language: read_words(f"telling-{language}.txt") for language in Language}

    @cached_property
    def _identifier(self) -> LanguageIdentifier:
        # Loading takes a tenth of a second, so it waits for the first question.
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
        identifier.set_languages([language.value for language in Language])
        return identifier


def _told_by_words(text: str, telling: Mapping[Language, frozenset[str]]) -> Language | None:
    """Return the language of which a text has more telling words, None where it has as many."""
    first, *others = _WORD.findall(text)
    # A capital within a sentence begins a name: De Merwouder, Van den Broek.
    words = [first.casefold(), *(word for word in others if word.islower())]
    dutch, english = (
        sum(word in telling[language] for word in words)
        for language in (Language.DUTCH, Language.ENGLISH)
    )
    if dutch == english:
        return None
    return Language.DUTCH if dutch > english else Language.ENGLISH


def _is_name(text: str) -> bool:
    """Tell a name by itself, which is of no language: then the archive's own is meant."""
    words = _WORD.findall(text)
    return len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)
