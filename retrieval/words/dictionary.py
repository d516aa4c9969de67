"""The English–Dutch vocabulary of this package, as a reader of a dictionary sees it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# What separates the senses of a headword, and the translations within a sense.
_SENSES = ";"
_TRANSLATIONS = ","


@dataclass(frozen=True, slots=True)
class Headword:
    """Hold an English word or phrase and, sense by sense, its Dutch translations, best first."""

    english: str
    senses: tuple[tuple[str, ...], ...]

    @property
    def translations(self) -> tuple[str, ...]:
        """Return the translations of all senses."""
        return tuple(dict.fromkeys(word for sense in self.senses for word in sense))


def read_headwords(text: str) -> Iterator[Headword]:
    """Read lines of `headword: translation, translation; other sense`; `#` begins a comment."""
    for line in text.splitlines():
        english, colon, written = line.partition("#")[0].partition(":")
        senses = (_split(_TRANSLATIONS, sense) for sense in written.split(_SENSES))
        found = tuple(sense for sense in senses if sense)
        if colon and found:
            yield Headword(english.strip().casefold(), found)


@cache
def packaged_headwords() -> tuple[Headword, ...]:
    """Return every headword of this package's vocabulary, subject by subject."""
    folder = files("retrieval").joinpath("vocabulary", "en-nl")
    pages = sorted(folder.iterdir(), key=lambda page: page.name)
    return tuple(head for page in pages for head in read_headwords(page.read_text("utf-8")))


def translations(headwords: tuple[Headword, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the translations by headword; one that stands twice has those of both places."""
    found: dict[str, tuple[str, ...]] = {}
    for head in headwords:
        known = found.get(head.english, ())
        found[head.english] = tuple(dict.fromkeys((*known, *head.translations)))
    return found


def _split(mark: str, text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(mark, text) if part.strip())
