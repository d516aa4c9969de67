"""The words right before a date that say how it is meant: sinds, before, tot en met, as of."""

import re
from dataclasses import dataclass
from enum import StrEnum

from retrieval.timeframe.mention import Doubt, Mention
from retrieval.timeframe.words import ARTICLE, NOUN, SPACE, one_of

# More than any of these words with what may follow them.
_LONGEST = 60


class Frame(StrEnum):
    """Name how a date is meant."""

    BETWEEN = "between"
    FROM = "from"  # the first end of a range, or no more than "of"
    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    UNTIL = "until"
    AS_OF = "as_of"
    BY = "by"  # a deadline, or the end of what was known
    IN = "in"
    ON = "on"
    OF = "of"  # says little: "over november" may be about somebody of that name


_WORDS = {
    Frame.BETWEEN: ("tussen", "between"),
    Frame.FROM: ("van", "from"),
    Frame.SINCE: ("sinds", "sedert", "vanaf", "since", "as from", "starting", "met ingang van"),
    Frame.AFTER: ("na", "after", "later dan", "later than"),
    Frame.BEFORE: (
        *("before", "prior to", "earlier than", "voorafgaand aan", "eerder dan"),
        "voor",
    ),
    Frame.UNTIL: (
        *("tot", "tot en met", "tot aan", "t/m", "tem", "t.e.m.", "uiterlijk"),
        *("until", "till", "up to", "up until", "up to and including", "through"),
        "no later than",
    ),
    Frame.AS_OF: ("as of", "as at"),
    Frame.BY: ("by", "per"),
    Frame.IN: (
        *("in", "uit", "binnen", "tijdens", "gedurende", "doorheen", "rond", "omstreeks", "anno"),
        *("within", "during", "throughout", "around", "in de loop van", "in the course of"),
    ),
    Frame.ON: ("op", "on"),
    Frame.OF: ("of", "over", "about", "for", "tegen", "voor"),
}
# "de plannen voor 2023": there "voor" means for, not before.
_PLANNED = ("agenda", "begroting", "budget", "plan", "plannen", "planning", "prognose")
_EXPECTED = ("verwachting", "verwachtingen", "voorspelling", "voorspellingen", "vooruitzichten")
_FOR = "".join(rf"(?<!\b{noun} )" for noun in (*_PLANNED, *_EXPECTED))


def _alternative(frame: Frame) -> str:
    words = one_of(_WORDS[frame])
    unless = _FOR if frame is Frame.BEFORE else ""
    # "sinds in november", "tot op 5 november", "starting on 5 November"
    more = rf"(?:{SPACE}(?:in|op|on|from))?" if frame in {Frame.SINCE, Frame.UNTIL} else ""
    return rf"(?P<{frame.value}>{unless}(?:{words}){more})"


_OPENING = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(_alternative, Frame))}){SPACE}"
    rf"(?P<article>{ARTICLE}{SPACE})?(?P<noun>{NOUN}{SPACE})?$"
)
# "het weerbericht voor vandaag", "de begroting voor dit jaar"
_CURRENT = re.compile(r"(?:vandaag|deze|dit)\b")


@dataclass(frozen=True, slots=True)
class Opening:
    """Hold how a date is meant, and where the words that say so begin."""

    frame: Frame
    start: int


def opening_of(text: str, mention: Mention) -> Opening | None:
    """Return what the words right before a mention say, or None where they say nothing."""
    before = max(0, mention.start - _LONGEST)
    match = _OPENING.search(text[before : mention.start])
    if match is None or (match["article"] and not match["noun"] and mention.doubt is Doubt.YEAR):
        return None  # "since the 2022 invasion" is no "since 2022"
    frame = next(frame for frame in Frame if match[frame.value])
    if match["before"] == "voor" and _CURRENT.match(text, mention.start):
        frame = Frame.OF
    return Opening(frame, before + match.start())
