"""What of a Dutch text the lexical index sees: stems of its content words, and their 4-grams."""

# PyStemmer comes without types; this is its only home.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import unicodedata
from collections.abc import Mapping
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from threading import Lock

import regex
import Stemmer

# Letters and digits with what combines onto them; an apostrophe ends a word (Ruslands, ’s avonds).
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*")
# Within-word grams of 4 did best on Dutch known-item retrieval, 5 and 3–5 a little less.
GRAM_LENGTH = 4
# A word of more than this many code points is an encoding or a URL; its tail finds nothing.
_LONGEST_WORD = 60


def fold(text: str) -> str:
    """Return the text for comparing: compatibility forms, case and accents taken away."""
    # Compatibility forms hide capitals, and small letters can be compatibility forms.
    small = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", small)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case; single letters are dropped, single digits kept."""
    found = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return [word[:_LONGEST_WORD] for word in found if len(word) > 1 or word.isdigit()]


@lru_cache(maxsize=65_536)
def parts_of(word: str) -> tuple[str, ...]:
    """Return the words of a word or phrase that is asked for again and again."""
    return tuple(words_of(word))


def read_words(name: str) -> frozenset[str]:
    """Return the words of a list in this package's vocabulary folder; `#` begins a comment."""
    text = files("retrieval").joinpath("vocabulary", name).read_text("utf-8")
    lines = (line.partition("#")[0] for line in text.splitlines())
    return frozenset(word for line in lines for word in line.split())


class DutchAnalyzer:
    """Turn words into index terms; one instance may serve several threads."""

    def __init__(self) -> None:
        self._stop_words = read_words("stop-nl.txt")
        self._stemmer = Stemmer.Stemmer("dutch")
        # The Snowball object keeps state between calls and must not be shared while in use.
        self._lock = Lock()
        self._stems: dict[str, str] = {}
        self._grams: dict[str, str] = {}

    def content_words(self, text: str) -> list[str]:
        """Return the text's words without function words, in order."""
        return [word for word in words_of(text) if word not in self._stop_words]

    def stem(self, word: str) -> str:
        """Return a word's stem without accents."""
        known = self._stems.get(word)
        if known is None:
            with self._lock:
                known = self._stems[word] = fold(self._stemmer.stemWord(word))
        return known

    def grams(self, word: str) -> str:
        """Return a word's grams, joined by blanks; a short word is its own gram."""
        known = self._grams.get(word)
        if known is None:
            fenced = f"_{fold(word)}_"
            starts = range(max(1, len(fenced) - GRAM_LENGTH + 1))
            known = " ".join(fenced[start : start + GRAM_LENGTH] for start in starts)
            self._grams[word] = known
        return known

    @cached_property
    def settings(self) -> Mapping[str, str]:
        """Return what must be equal for two indexes to understand each other."""
        stop_words = " ".join(sorted(self._stop_words)).encode()
        return {
            "stemmer": f"snowball dutch, PyStemmer {version('PyStemmer')}",
            "gram length": str(GRAM_LENGTH),
            "stop words": sha256(stop_words).hexdigest()[:16],
            "unicode": unicodedata.unidata_version,
        }
