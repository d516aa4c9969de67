"""Whether a sentence affirms or denies, and whether two turn the same thing its opposite way."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from retrieval.analysis import words_of
from retrieval.types import Reading

# Words that deny what stands in the same clause …
_NO = re.compile(
    r"\b(?:niet|geen|nooit|niemand|niets|nergens|noch|nee|evenmin|geenszins|zonder"
    r"|not|no|never|nobody|none|nothing|nowhere|neither|nor|cannot|without)\b|n['’]t\b",
    re.IGNORECASE,
)
# … and those that report a denial, wherever in the sentence it stands that is denied.
_DENIAL = re.compile(
    r"\b(?:ontken\w*|betwist\w*|loochen\w*|weerleg\w*|weersprak\w*|weerspreekt|onjuist\w*"
    r"|onwaar\w*|den(?:y|ies|ied|ying)|disput(?:e|es|ed)|refut\w*|untrue|false(?:ly)?)\b",
    re.IGNORECASE,
)
# Where a clause ends: what is denied behind it (“als de post niet wijkt”) leaves it as it is.
_CLAUSE_END = re.compile(
    r"[,;:–—]\s|\s(?=(?:als|indien|tenzij|omdat|doordat|zodat|zolang|terwijl|hoewel|nadat|voordat"
    r"|totdat|maar|if|unless|because|while|although|after|before|but)\s)",
    re.IGNORECASE,
)
# The beginnings of words for the two ways that a thing can turn in the news; a sentence that
# differs from another in one of them alone shares all its other words.
_OPPOSITES = (
    (("open", "heropen"), ("dicht", "sluit", "sloot", "sloten", "geslot")),
    (("stijg", "steeg", "stegen", "gesteg", "toenam", "toegenom"), ("daal", "gedaal", "afnam")),
    (("hoog", "hoger", "meer"), ("laag", "lager", "minder")),
    (("win", "won", "gewon"), ("verlie", "verlor", "verloor")),
    (("begin", "begon", "start", "gestart"), ("eindig", "stop", "gestopt", "beëindig")),
    (("schuldig", "veroordeel"), ("onschuldig", "vrijgesproken", "vrijspraak")),
    (("steun", "goedgekeur", "aangenom"), ("verwerp", "verworp", "afgekeur", "afgewez")),
    (("leef", "overleef"), ("sterf", "stierf", "gestorv", "overled", "dood")),
    (("eerst",), ("laatst",)),
    (("groei",), ("krimp", "kromp", "gekromp")),
)


def is_denied(text: str) -> bool:
    """Tell whether a Dutch or English sentence, or a clause of one, denies something."""
    return reports_denial(text) or _NO.search(text) is not None


def reports_denial(sentence: str) -> bool:
    """Tell whether a Dutch or English sentence says that somebody denies something."""
    return _DENIAL.search(sentence) is not None


def clauses_of(sentence: str) -> Sequence[str]:
    """Return the clauses of a sentence, as far as commas and conjunctions tell them apart."""
    return _CLAUSE_END.split(sentence)


def contradicts(reading: Reading, sentence: str) -> bool:
    """Tell whether a Dutch sentence holds the opposite of a word asked for, and not the word."""
    asked = {variant.word for variants in reading.words for variant in variants if variant.is_sure}
    return opposes(asked, set(words_of(sentence)))


def opposes(words: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Tell whether Dutch words hold the opposite of one of some words, and not that word."""
    return any(
        _begins(words, one) and not _begins(others, one) and _begins(others, other)
        for pair in _OPPOSITES
        for one, other in (pair, pair[::-1])
    )


def _begins(words: AbstractSet[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)
