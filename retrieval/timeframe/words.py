"""The words that dates are written with, in Dutch and English."""

import re
from collections.abc import Iterable, Mapping

# A few spaces at most: what is typed with more was not meant as one phrase, and a bound keeps
# the patterns linear.
SPACE = " {1,3}"

_MONTHS = (
    ("januari january", "jan"),
    ("februari february", "febr feb"),
    ("maart march", "mrt mar"),
    ("april", "apr"),
    ("mei may", ""),
    ("juni june", "jun"),
    ("juli july", "jul"),
    ("augustus august", "aug"),
    ("september", "sept sep"),
    ("oktober october", "okt oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_WEEKDAYS = (
    "maandag monday",
    "dinsdag tuesday",
    "woensdag wednesday",
    "donderdag thursday",
    "vrijdag friday",
    "zaterdag saturday",
    "zondag sunday",
)
_SEASONS = {
    "lente voorjaar spring": 3,
    "zomer summer": 6,
    "herfst najaar autumn fall": 9,
    "winter": 12,
}
_NUMBERS = (
    "een 'n one a an",
    "twee two",
    "drie three",
    "vier four",
    "vijf five",
    "zes six",
    "zeven seven",
    "acht eight",
    "negen nine",
    "tien ten",
    "elf eleven",
    "twaalf twelve",
    "dertien thirteen",
    "veertien fourteen",
    "vijftien fifteen",
    "zestien sixteen",
    "zeventien seventeen",
    "achttien eighteen",
    "negentien nineteen",
    "twintig twenty",
)
_ORDINALS = (
    "eerste 1e 1ste first 1st",
    "tweede 2e 2de second 2nd",
    "derde 3e 3de third 3rd",
    "vierde 4e 4de fourth 4th",
)
# Words that go on with the sentence rather than name what was counted ("2014 in", "2014 tanks").
_FUNCTION_WORDS = """
    aan al alle als bij buiten dan dat de deze die dit door een en er gedurende had hadden heb
    hebben heeft het hij hoe ik in is je kan kon kunnen maar met mocht moest na naar niet nog of om
    omdat ons onze onder op over rond sinds te tegen tijdens toen tot tussen uit vanaf van via voor
    waar waarom waren was wat we welke werd werden wie wij worden wordt zal ze zich zij zijn zo zou
    a about after against all an and are as at because before between but by can could did do does
    during for from has have he how i into it its not on or our she should since so than that the
    their there they this to under until was were what when where which who why will with would you
"""


def numbered(rows: Iterable[str]) -> Mapping[str, int]:
    """Return every word of the rows with the number of its row, from 1."""
    return {word: row for row, words in enumerate(rows, 1) for word in words.split()}


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words or phrases, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", SPACE) for word in longest_first)


MONTHS = {
    **numbered(names for names, _ in _MONTHS),
    **numbered(abbreviations for _, abbreviations in _MONTHS),
}
WEEKDAYS = numbered(_WEEKDAYS)
SEASONS = {word: month for words, month in _SEASONS.items() for word in words.split()}
NUMBERS = numbered(_NUMBERS)
ORDINALS = numbered(_ORDINALS)

# The words between the two ends of a range.
TO = (
    *("tot en met", "tot aan", "tot", "t/m", "tem", "t.e.m."),
    *("to", "until", "till", "up to and including", "up to", "up until", "through", "thru"),
)

ARTICLE = "(?:de|het|'t|the)"
# "het jaar 2022", "the month of November": says what follows, names nothing itself.
NOUN = f"(?:maand|maanden|jaar|year|months?{SPACE}of|year{SPACE}of)"
FILLER = f"(?:{ARTICLE}{SPACE})?(?:{NOUN}{SPACE})?"

NUMBER = rf"(?:\d{{1,3}}|{one_of(NUMBERS)})"
ORDINAL_ENDING = "(?:e|de|ste|st|nd|rd|th)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
# "de zomermaanden van 2022" are the summer.
SEASON = rf"\b(?P<season>{one_of(SEASONS)})(?:maanden|{SPACE}months)?\b(?!-[a-z])"
WEEKDAY = rf"\b(?P<weekday>{one_of(WEEKDAYS)})\b"

# "the last month" runs up to today where "last month" is the month before this one.
PREVIOUS = r"(?:vorige?|verleden|(?<!\bthe )last)"
THIS = "(?:deze|dit|this|huidige|lopende|current)"
# Before the name of a day, month or season: the last one that is over.
LAST_NAMED = r"(?:vorige?|afgelopen|voorbije|verleden|(?<!\bthe )(?:last|past))"
# "last november 2022" names the date itself, whatever comes before it.
NO_DATE_AFTER = r"(?!,? {0,3}'?\d)"

# "who may have", "may I ask", "May's cabinet", "an august body": not the months.
_NO_MONTH = (
    rf"(?!may{SPACE}(?:i|we|you|he|she|it|they|be|have|has|not|also|well|even|still|yet|or)\b)"
    r"(?!(?:may|mei)'s)"
    rf"(?!august{SPACE}(?:assembly|body|chamber|company|gathering|house|institution|presence)\b)"
)
_FULL_MONTH = one_of(numbered(names for names, _ in _MONTHS))
_SHORT_MONTH = one_of(numbered(abbreviations for _, abbreviations in _MONTHS))
# Two months may be joined by a hyphen; with any other word it is a compound ("mei-akkoord").
MONTH = (
    rf"{_NO_MONTH}\b(?:(?P<month>{_FULL_MONTH})\b|(?P<short>{_SHORT_MONTH})\b\.?)"
    rf"(?!-(?!(?:{_FULL_MONTH}|{_SHORT_MONTH})\b)[a-z])"
)

# The sentence ends here or goes on without naming what was counted.
_FUNCTION_WORD = rf"(?:{one_of(_FUNCTION_WORDS.split())})\b"
_GOES_ON = rf" {{0,3}}(?=$|[?!.,;:)\]\"»”–]|'(?!\w)|-(?!\w)|{_FUNCTION_WORD})"
# The same, and no other number follows that it is counted with ("2000 en 3000 mensen").
LOOSE_END = rf"{_GOES_ON}(?! {{0,3}}{_FUNCTION_WORD} {{1,3}}\d)"


def month_number(match: re.Match[str]) -> int:
    """Return the month, 1 to 12, that a match of MONTH names."""
    return MONTHS[match["month"] or match["short"]]


def count(written: str) -> int:
    """Return the number that a match of NUMBER writes, in digits or as a word."""
    return NUMBERS[written] if written in NUMBERS else int(written)
