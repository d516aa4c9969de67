"""Whether a question asks what was known at a time, rather than what was published then."""

import re

# "bekend geworden", "bekend maken", "bekend als": become known, make known, known as.
_OTHERWISE = "als|om|onder|geworden|gemaakt|maken|maakte|maakten|werd|werden|raakte|stond"
# As far apart as the words of one question lie; a bound keeps the patterns linear.
_NEAR = ".{0,120}"
_CUES = (
    rf"\b(?:was|waren)\b{_NEAR}\b(?:bekend|geweten)\b(?! (?:{_OTHERWISE})\b)",
    # Not "wist te ontsnappen".
    rf"\bwat wist(?:en)?\b(?!{_NEAR} te [a-z]+n\b)",
    r"\bwat (?:men|we|wij|ze|zij) wist(?:en)?\b",
    rf"\b(?:was|were)\b{_NEAR}(?<!became )(?<!become )(?<!made )\bknown\b(?! (?:as|for|to)\b)",
    rf"\bdid\b{_NEAR}\bknow\b",
    r"\bstand van zaken\b",
    r"\bde stand (?:op|in|per|van|begin|eind)\b",
    r"\bstate of (?:affairs|play)\b",
    r"\bstatus (?:as of|on|op|per)\b",
)
_CUE = re.compile("|".join(_CUES))


def asks_what_was_known(text: str) -> bool:
    """Tell whether a plain text asks for the state of knowledge at the date it names."""
    return _CUE.search(text) is not None
