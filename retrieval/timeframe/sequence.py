"""Whether a question asks for a course of events."""

import re

from retrieval.timeframe.plain import plain

# As far apart as the words of one question lie; a bound keeps the pattern linear.
_NEAR = ".{0,120}"
_CUES = (
    # Not "na verloop van tijd"; "verlopen" alone is expired, "ontwikkelde" alone invented.
    r"(?<!na )verloop|verliep(?:en)?|tijdlijn|tijdslijn|chronologi\w*|tijdsvolgorde|volgorde",
    rf"hoe\b{_NEAR}\b(?:verlopen|ontwikkel(?:d|de|den|t|en)|evolueer(?:d|de|den|t)|evolueren)",
    r"achtereenvolgens|opeenvolg\w+|stap voor stap|gaandeweg|evolutie|loop der gebeurtenissen",
    r"door de (?:tijd|jaren|maanden|weken) heen|in de loop (?:der|van de) (?:tijd|jaren|maanden)",
    r"timeline|time line|chronolog\w*|over time|course of events|sequence of events",
    rf"how (?:did|has|have|was|were)\b{_NEAR}\b(?:develop|evolve|unfold)(?:e?d)?",
    r"step by step|in what order|in which order|over the (?:months|weeks|years)",
)
_CUE = re.compile(rf"\b(?:{'|'.join(_CUES)})\b")


def names_sequence(question: str) -> bool:
    """Tell whether the answer is best told in order of time ("verloop", "timeline")."""
    return _CUE.search(plain(question)) is not None
