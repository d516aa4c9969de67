"""The words that say of a figure how large it is, what it counts, and how exactly."""

import re
from decimal import Decimal

MAGNITUDES = {
    word: Decimal(10) ** exponent
    for exponent, words in {
        2: "honderd hundred",
        3: "duizend thousand",
        6: "miljoen mln million",
        9: "miljard mld billion",
    }.items()
    for word in words.split()
}
SYMBOLS = {"%": "procent", "€": "euro", "$": "dollar", "£": "pond"}
# Spellings of one unit, and words for what became of people.
SPELLINGS = {
    word: unit
    for unit, words in {
        "procent": "pct percent procenten",
        "kilometer": "km kilometers kilometre kilometres",
        "kilogram": "kg kilo kilogrammen",
        "dood": "doden dode gedood omgekomen overleden dead killed died deaths",
        "gewond": "gewonden gewonde wounded injured",
    }.items()
    for word in (unit, *words.split())
}
# What is counted of people is what became of them: "twaalf mensen raakten gewond".
PEOPLE_WORDS = frozenset(
    ("mensen", "personen", "man", "slachtoffers", "people", "persons", "men", "victims")
)
# What is said of so many things that it takes the thing itself to know what was measured.
MEASURES = frozenset(
    (
        *("ton", "kilogram", "gram", "liter", "meter", "centimeter", "millimeter", "kilometer"),
        *("hectare", "kubieke", "vierkante", "graad", "graden", "kilowatt", "kilowattuur"),
        *("megawatt", "tonnes", "metres", "litres", "degrees", "procent"),
    )
)
# What says that a figure is no exact one.
ROUGH = re.compile(
    r"(?:\b(?:ruim|circa|ca|ongeveer|zowat|zo['’]n|bijna|haast|naar schatting|(?:meer|minder) dan"
    r"|minstens|zeker|ten ?minste|hoogstens|hooguit|maximaal|minimaal|rond(?: de)?|tegen de|dik"
    r"|krap|tot|om en nabij(?: de)?|about|around|nearly|almost|roughly|approximately|some|over"
    r"|at (?:least|most)|(?:more|less|fewer) than|up to)\.?|[±~])\s*$",
    re.IGNORECASE,
)
# A figure that is denied is not given: "niet op 64.000 maar op 91.000".
DENIED = re.compile(
    r"\b(?:niet|geen|not)\s+(?:(?:binnen|bij|in|met|om|op|uit|van|voor|at|by)\s+)?$", re.IGNORECASE
)
# Nor is the whole of which something is a part: "drie van de vier".
WHOLE = re.compile(
    r"\b(?:van|of)\s+(?:(?:de|het|deze|die|zijn|haar|hun|the|its|his|her|their)\s+)?$",
    re.IGNORECASE,
)
COUNTED_BEFORE = re.compile(
    r"\baantal\s+(?P<counted>[^\W\d_]+)|\b(?P<many>[^\W\d_]{2,}en)tal\b", re.IGNORECASE
)
