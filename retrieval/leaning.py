"""Whether a text stands by itself or leans on what was said before it; pure."""

import re
from collections.abc import Sequence
from functools import cache

from retrieval.analysis import read_words, words_of
from retrieval.reading import names_in

# What a sentence begins with that goes on with another one, and what turns to something else of
# the same: "what about", "hoe zit het met".
_CONNECTION = re.compile(
    r"(?:en|and|maar|but|dus|so|ook|also|(?:what|how) about|wat (?:dan )?met"
    r"|hoe (?:zit|staat|is|was) het (?:dan )?met)\b[\s,…]*",
    re.IGNORECASE,
)
# What always points back at something told.
_AFTERWARDS = """
    daarna daarvoor daarop erna nadien vervolgens sindsdien hierna
    afterwards afterward thereafter beforehand
"""
# People: who is meant must have been named, here or before.
_PEOPLE = """
    hij zij ze hem haar hen hun diens he she they him her them his hers their theirs
"""
# Things and times: small words of many uses, which point back only where little else is said or
# where they end the question ("waarom deed hij dat", "what happened then").
_THINGS = """
    dat dit deze die daar toen ervan erover daarvan daarover hierover
    it this that these those then there next
"""
# Words of any question, which say nothing of its subject and stand in no list of function words.
_ASKING = """
    gebeurde gebeurt gebeuren gebeurd zeggen bedoelde betekent vond dacht precies
    happened happens happen mean means meant think thought next still why really
"""
# The English verb ends questions that lean on nothing ("when did the king die").
_NEVER_LAST = "die"
# With so many content words a text says what it is about; so it does with a name.
_ENOUGH = 2
# With so many a small word in it is grammar.
_PLENTY = 3


def without_connection(text: str) -> str:
    """Return a text without the words that tie it to another: "en", "but", "what about"."""
    rest = text.strip()
    while found := _CONNECTION.match(rest):
        rest = rest[found.end() :]
    return rest


def leans(text: str) -> bool:
    """Tell whether a text can only be understood with what was said before it."""
    words = list(words_of(text))
    is_tied = without_connection(text) != text.strip()
    points_afterwards = any(word in _listed(_AFTERWARDS) for word in words)
    return (
        is_tied
        or points_afterwards
        or not _names_enough(text, _ENOUGH)
        or _means_people_named_before(text)
        or _means_things_told_before(text, words)
    )


def says_nothing(text: str) -> bool:
    """Tell whether a text neither says what it is about nor whom it means."""
    return not _content(text) and not any(word in _listed(_PEOPLE) for word in words_of(text))


def _means_people_named_before(text: str) -> bool:
    """Tell whether the first pronoun for people comes before anybody whom it could mean."""
    pronoun = re.search(rf"\b(?:{'|'.join(_PEOPLE.split())})\b", text, re.IGNORECASE)
    return pronoun is not None and not _names_enough(text[: pronoun.start()], _ENOUGH)


def _means_things_told_before(text: str, words: Sequence[str]) -> bool:
    things = _listed(_THINGS)
    if words and words[-1] in things and words[-1] != _NEVER_LAST:
        return True
    return any(word in things for word in words) and not _names_enough(text, _PLENTY)


def _names_enough(text: str, words: int) -> bool:
    """Tell whether a text holds a name, or as many words that say what it is about."""
    return any(names_in(text)) or len(_content(text)) >= words


def _content(text: str) -> list[str]:
    # A text of few words hardly shows its language, so function words of either are none here.
    return [word for word in words_of(text) if word not in _function_words()]


@cache
def _function_words() -> frozenset[str]:
    return read_words("stop-nl.txt") | read_words("stop-en.txt") | _listed(_ASKING)


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())
