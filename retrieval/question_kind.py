"""What kind of thing a question asks for, and whether a sentence holds one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeAlias

import regex

from retrieval.analysis import words_of

Pattern: TypeAlias = regex.Pattern[str]
Match: TypeAlias = regex.Match[str]


class Kind(StrEnum):
    """Name what an answer must hold to answer; OPEN where any sentence may."""

    AGE = "age"
    MONEY = "money"
    SHARE = "share"
    FREQUENCY = "frequency"
    DURATION = "duration"
    SIZE = "size"
    WEIGHT = "weight"
    SPEED = "speed"
    HOUR = "hour"
    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    PLACE = "place"
    OPEN = "open"

    @property
    def is_measured(self) -> bool:
        """Tell what is given in figures: a sentence without them cannot answer."""
        return self not in {Kind.TIME, Kind.PERSON, Kind.PLACE, Kind.OPEN}


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what a question asks for, and the words of it that only say so.

    `counted` are the words right after "how many", or none.
    """

    kind: Kind
    words: frozenset[str] = frozenset()
    counted: tuple[str, ...] = ()


_COINS = (
    "euro|dollar|pond|pound|gulden|guilder|daalder|roebel|ruble|rouble|frank|franc|kronen|kroon|yen"
    "|yuan|cent|tientje|stuiver|kwartje|dubbeltje|duit|florijn|schelling|shilling|penny|pence"
    "|lira|lire|zloty|forint|peso|roepie|rupee"
)
# The first that fits is meant. What is in brackets says what is asked for, and an answer has the
# thing itself instead: "hoe oud" is answered by "(61)".
_ASKED: Mapping[Kind, str] = {
    Kind.AGE: r"\bhoe (oud)\b|\bhow (old)\b|\b(?:welke|what) (leeftijd|age)\b",
    Kind.MONEY: r"\bhoe (duur)\b|\bhow (expensive)\b|\bhow much (money)\b"
    rf"|\b(?:hoeveel|how many) (geld|(?:{_COINS})\p{{L}}*)\b"
    r"|\b(?:hoeveel|wat) (kost\p{L}*|betaal\p{L}*|verdien\p{L}*)\b"
    r"|\bwat (?:is|zijn|was|waren) de (kosten|prijs)\b"
    r"|\bhoeveel (?:moet|moeten|zal|zou|gaat|wil|heeft|hebben|had)\b[^.?!]*?"
    r"\b(kosten|gekost|betalen|betaald|verdienen|verdiend)\b"
    r"|\b(?:how much|what)\b[^.?!]*?\b(costs?|pays?|paid|earn\p{L}*)\b",
    Kind.SHARE: r"\b(?:welk|hoeveel|what|which) (percentage|procent|per ?cent|share|aandeel)\b",
    Kind.FREQUENCY: r"\bhoe (vaak)\b|\bhow (often)\b|\bhoeveel (keer)\b|\bhow many (times)\b",
    Kind.DURATION: r"\bhoe ?(lang)\b|\b(hoelang)\b|\bhow (long|quickly|soon)\b",
    Kind.SIZE: r"\bhoe (hoog|diep|ver|breed|dik)\b|\bhow (high|tall|deep|far|wide|thick)\b",
    Kind.WEIGHT: r"\bhoe (zwaar)\b|\bhow (heavy)\b",
    Kind.SPEED: r"\bhoe (snel)\b|\bhow (fast)\b",
    Kind.HOUR: r"\bhoe (laat)\b|\bwhat (time)\b",
    Kind.NUMBER: r"\bhoeveel\b|\bhoe groot\b|\bhow (?:many|much|big|large)\b",
    Kind.TIME: r"\bwanneer\b|\b(?:op|in|sinds|vanaf) welke? (dag|datum|maand|jaar)\b"
    r"|\bwelk (jaar)\b|\b(?:what|which) (day|date|month|year)\b|^\W*(?:\p{L}+ )?when\b"
    r"|\bwhen (?:did|was|were|is|are|will|does|do|can|may|must|should)\b",
    Kind.PERSON: r"(?:^\W*|\b(?:van|met|door|aan|voor|bij|uit|op|over|naast|en|volgens|tegen) )"
    r"wie(?:ns)?\b|^\W*(?:\p{L}+ )?who(?:m|se)?\b|\bhoe (heet|heette|heten)\b"
    r"|\bwhat(?:[’']s| is| was| are) the names?\b",
    Kind.PLACE: r"^\W*(?:\p{L}+ )?(?:waar|where)\b"
    r"|\b(?:welke|which|what) (?:stad|plaats|land|straat|city|town|country|street|place)\b",
}
_COUNTING = r"\b(?:hoeveel|how many)\b"
_ASKING = (
    r"\?|\b(?:hoe|hoeveel|wat|waar\p{L}*|wie|wiens|wanneer|welke?"
    r"|how|what|where|who|whom|whose|when|which|why)\b"
)
_COUNTED = (
    r"één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien"
    r"|zestien|zeventien|achttien|negentien|(?:\p{L}+[eë]n)?(?:twintig|dertig|veertig|vijftig"
    r"|zestig|zeventig|tachtig|negentig)|\p{L}*(?:honderd|duizend)\p{L}*|miljoen\p{L}*"
    r"|miljard\p{L}*|anderhalve?|helft|kwart|tiental\p{L}*|dozijn|verdubbeld|gehalveerd"
)
# A number with what may stand between it and its unit: "1,3 mln. ", "twaalf ".
_FIGURE = (
    rf"(?:\b\d[\d.,]*|\b(?:een|{_COUNTED})\b)(?:\s*(?:mln\.?|mld\.?|miljoen|miljard|duizend))?"
)
_MONEY = (
    rf"[€$£]\s?\d|{_FIGURE}\s*(?:\p{{L}}+\s)?"
    rf"(?:{_COINS})"
)
_LENGTH = (
    rf"{_FIGURE}[\s\-]*(?:vierkante |kubieke )?(?:\p{{L}}*meter|[kcm]m\b|\p{{L}}*mijl|voet\b"
    r"|hectare|verdieping|etage|graden|\p{L}*watt\p{L}*|liter)"
)
_SHARE = rf"{_FIGURE}\s*(?:procent|%)"
_SPAN = (
    rf"{_FIGURE}[\s\-]*(?:volle |hele |lange )?"
    r"(?:secon|minu|uur|uren|dag|week|weken|maand|jaar|jaren|etmaal|kwartier|eeuw|nacht)"
)
_DATED = (
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag\p{L}*|vandaag|gisteren|morgen|eergisteren"
    r"|zomer|herfst|winter|lente|voorjaar|najaar|pasen|kerst\p{L}*|week|weken|maanden?|dagen"
    r"|jaar|jaren|eeuw|uur"
)
# A given name and a surname, with what Dutch puts between them.
_FULL_NAME = r"\p{Lu}[\p{L}.’'\-]* (?:(?:van|de|der|den|ten|ter|het|’t|'t) )*\p{Lu}[\p{L}’'\-]+"
_KIN = r"\b(?:dochter|zoon|broer|zus|vrouw|man|moeder|vader|directeur|voorzitter)\b"
_WITHIN = r"\b(?:in|te|bij|op|aan|naar|uit|van|vanuit|boven|onder|langs|achter|voor)"
_HOLDS: Mapping[Kind, str] = {
    Kind.AGE: r"\(\d{1,3}\)|\d{1,3}-jarige|\b\d{1,3} jaar\b|\b(?:dateert|geboren)\b"
    rf"|\b(?:is|was|werd|wordt|nu|bijna|ruim|van) (?:\d{{1,3}}|{_COUNTED})"
    r"(?![.,]?\d)(?=\s*(?:$|[,.;:)’”]|en\b|toen\b|jaar))",
    Kind.MONEY: _MONEY,
    Kind.SHARE: _SHARE,
    Kind.FREQUENCY: rf"{_FIGURE}\s*(?:keer|maal)"
    r"|\b(?:elke?|iedere?|dagelijks|wekelijks|maandelijks|jaarlijks|steeds|nooit|altijd|vaak)\b",
    Kind.DURATION: rf"{_SPAN}|{_LENGTH}|\b(?:tot|sinds|zolang|binnen)\b",
    Kind.SIZE: f"{_LENGTH}|{_SHARE}|{_MONEY}",
    Kind.WEIGHT: rf"{_FIGURE}[\s\-]*(?:kilo|ton|gram|kg\b|pond)",
    Kind.SPEED: rf"\bper uur\b|\bkm/u\b|\bknopen\b|{_SPAN}",
    Kind.HOUR: r"\b\d{1,2}[.:]\d\d\b|\b(?:uur|kwart|kwartier|half)\b",
    Kind.NUMBER: rf"\p{{N}}|\b(?:{_COUNTED}|niemand)\b",
    Kind.TIME: rf"\p{{N}}|\b(?:{_DATED})\b",
    Kind.PERSON: f"{_FULL_NAME}|{_KIN}",
    Kind.PLACE: rf"{_WITHIN} (?:(?:de|het|een|centraal|(?:noord|zuid|oost|west)\p{{L}}*) )?"
    r"\p{Lu}\p{L}+|\b(?:in|op|bij|aan|achter|boven|onder|langs) (?:de|het|een) "
    r"(?:\p{L}+ )?\p{L}{4}",
}
# Capitals tell a name from a word.
_WRITTEN = {Kind.PERSON, Kind.PLACE}
_WRITTEN_WORD = r"[\p{L}\p{N}][\p{L}\p{N}.,\-]*"
# A number stands at most so many words before what it counts ("40 zware pantservoertuigen"), or
# right behind it ("wagons: 22").
_WORDS_BETWEEN = 3
# Dutch and English put an adjective at most between "how many" and what is counted.
_WORDS_COUNTED = 2


@cache
def _patterns() -> tuple[Mapping[Kind, Pattern], Mapping[Kind, Pattern]]:
    """Return what asks for each kind, and what is of that kind."""
    asked = {kind: regex.compile(each, regex.IGNORECASE) for kind, each in _ASKED.items()}
    given = {
        kind: regex.compile(each, 0 if kind in _WRITTEN else regex.IGNORECASE)
        for kind, each in _HOLDS.items()
    }
    return asked, given


def asks(text: str) -> bool:
    """Tell a question from a headline, a topic or a statement."""
    return regex.search(_ASKING, text, regex.IGNORECASE) is not None


def kind_of(question: str) -> Kind:
    """Return what a Dutch or English question asks for."""
    return asked_in(question).kind


def asked_in(question: str) -> Asked:
    """Return what a Dutch or English question asks for, with the words that say so."""
    for kind, pattern in _patterns()[0].items():
        if found := pattern.search(question):
            words = (word for group in found.groups() if group for word in words_of(group))
            return Asked(kind, frozenset(words), _counted_in(question))
    return Asked(Kind.OPEN)


def holds(sentence: str, kind: Kind, besides: Collection[str] = ()) -> bool:
    """Tell whether a Dutch sentence holds what is asked for; False for an open question.

    `besides` are the names that the asker gave: another person or place is asked for, and an age in
    brackets behind another name is not the one asked for.
    """
    if kind not in _HOLDS:
        return False
    pattern = _patterns()[1][kind]
    if kind is Kind.AGE and besides:
        return any(_is_of(each, besides) for each in pattern.finditer(sentence))
    if kind not in _WRITTEN or not besides:
        return pattern.search(sentence) is not None
    found = pattern.finditer(sentence)
    return any(not any(word in besides for word in words_of(each.group())) for each in found)


def _is_of(age: Match, names: Collection[str]) -> bool:
    """Tell whether an age may be of one of these names."""
    before = list(words_of(age.string[: age.start()]))
    return not age.group().startswith("(") or bool(before and before[-1] in names)


def words_beside_numbers(sentence: str) -> Sequence[str]:
    """Return the words of a Dutch sentence that a number may count, in lower case."""
    tokens = regex.findall(_WRITTEN_WORD, sentence)
    counts = [holds(token, Kind.NUMBER) for token in tokens]
    near = (
        token
        for at, token in enumerate(tokens)
        if any(counts[max(0, at - _WORDS_BETWEEN - 1) : at + 2])
    )
    return [word for token in near for word in words_of(token)]


def _counted_in(question: str) -> tuple[str, ...]:
    found = regex.search(_COUNTING, question, regex.IGNORECASE)
    return tuple(words_of(question[found.end() :]))[:_WORDS_COUNTED] if found else ()
