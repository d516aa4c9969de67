"""Whether a question asks what was known at a time, rather than what was published then."""

import re

# "bekend geworden", "bekend maken", "bekend als": become known, make known, known as.
_OTHERWISE = "als|om|onder|geworden|gemaakt|maken|maakte|maakten|werd|werden|raakte|stond"
# As far apart as the words of one question lie; a bound keeps the patterns linear.
_NEAR = ".{0,120}"
# What a government knew may have come out years later; what everybody knew was in the news.
_ANYONE = (
    r"(?:anybody|anyone|het publiek|iedereen|men|people|they|we|wij|ze|zij"
    r"|(?:de|the) (?:krant|kranten|lezer|lezers|media|paper|papers|pers|press|public|world|wereld))"
)
_CUES = (
    rf"\b(?:was|waren)\b{_NEAR}\b(?:bekend|geweten)\b(?! (?:{_OTHERWISE})\b)",
    # Not "wist te ontsnappen".
    rf"\bwat wist(?:en)? {_ANYONE}\b(?!{_NEAR} te [a-z]+n\b)",
    r"\bwat (?:men|we|wij|ze|zij) wist(?:en)?\b",
    r"\bwist(?:en)? (?:men|we|wij)\b",
    r"\bmet de kennis van\b",
    rf"\b(?:was|were)\b{_NEAR}(?<!became )(?<!become )(?<!made )\bknown\b(?! (?:as|for|to)\b)",
    rf"\bdid {_ANYONE}\b{_NEAR}\bknow\b",
    r"\bhad (?:already )?been (?:reported|told|written)\b",
    r"\bstand van zaken\b",
    r"\bde stand (?:op|in|per|van|begin|eind)\b",
    r"\bstate of (?:affairs|play)\b",
    r"\bstatus (?:as of|on|op|per)\b",
)
_CUE = re.compile("|".join(_CUES))
# "volgens de berichten tot mei": only with an end, for "in mei" they are those of that month.
_TOLD = re.compile(
    r"\b(?:volgens|according to) (?:(?:alle|all|de|het|the) )?"
    r"(?:artikelen|artikels|articles|berichten|krant|kranten|nieuws|news|newspapers|papers|pers"
    r"|press|reports|verslagen)\b"
)
# They ask about the archive rather than about the subject; an article need not hold them.
_ASKING = re.compile(
    r"\b(?:bekend|geweten|know|known|wist|wisten|stand van zaken|state of (?:affairs|play))\b",
    re.IGNORECASE,
)


def asks_what_was_known(text: str) -> bool:
    """Tell whether a plain text asks for the state of knowledge at the date it names."""
    return _CUE.search(text) is not None


def asks_what_was_told(text: str) -> bool:
    """Tell whether a plain text asks what the news said; up to a date, that is what was known."""
    return _TOLD.search(text) is not None


def without_asking(text: str) -> str:
    """Return a text that asks what was known without the words that ask it."""
    return _ASKING.sub(" ", text)
