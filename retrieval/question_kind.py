"""What kind of thing a question asks for, and whether a sentence holds one."""

from collections.abc import Mapping
from enum import StrEnum

import regex


class Kind(StrEnum):
    """Name what an answer must hold to answer; OPEN where any sentence may."""

    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    OPEN = "open"


_ASKED: Mapping[Kind, regex.Pattern[str]] = {
    Kind.NUMBER: regex.compile(
        r"\b(hoeveel|hoe (lang|hoog|groot|oud|ver|diep|zwaar|duur|snel|breed|vaak|laat)"
        r"|how (many|much|long|high|old|far|deep|heavy|big|quickly|often|large|wide))\b",
        regex.IGNORECASE,
    ),
    Kind.TIME: regex.compile(
        r"\b(wanneer|(op|in|sinds|vanaf) welke? (dag|datum|maand|jaar)|welk jaar"
        r"|when|(what|which) (day|date|month|year|time))\b",
        regex.IGNORECASE,
    ),
    Kind.PERSON: regex.compile(r"\b(wie|wiens|who|whom|whose)\b", regex.IGNORECASE),
}
_COUNTED = (
    "één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien"
    " twintig dertig veertig vijftig zestig zeventig tachtig negentig helft kwart tiental"
    " tientallen dozijn verdubbeld gehalveerd"
).replace(" ", "|")
_DATED = (
    "januari februari maart april mei juni juli augustus september oktober november december"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren morgen"
    " eergisteren zomer herfst winter lente voorjaar najaar week maand jaar eeuw uur"
).replace(" ", "|")
_HOLDS: Mapping[Kind, regex.Pattern[str]] = {
    Kind.NUMBER: regex.compile(
        rf"\p{{N}}|\b({_COUNTED}|honderd\p{{L}}*|duizend\p{{L}}*|miljoen\p{{L}}*|miljard\p{{L}}*)\b",
        regex.IGNORECASE,
    ),
    Kind.TIME: regex.compile(rf"\p{{N}}|\b({_DATED})\b", regex.IGNORECASE),
    # A given name and a surname, with what Dutch puts between them.
    Kind.PERSON: regex.compile(
        r"\p{Lu}[\p{L}.’'\-]* ((van|de|der|den|ten|ter|het|’t|'t) )*\p{Lu}[\p{L}’'\-]+"
    ),
}


def kind_of(question: str) -> Kind:
    """Return what a Dutch or English question asks for."""
    return next((kind for kind, asked in _ASKED.items() if asked.search(question)), Kind.OPEN)


def holds(sentence: str, kind: Kind) -> bool:
    """Tell whether a Dutch sentence holds what is asked for; False for an open question."""
    return kind in _HOLDS and _HOLDS[kind].search(sentence) is not None
