"""Whether a month, season or year that stands alone is a date at all, by the words around it."""

import re
from collections.abc import Callable, Mapping

from retrieval.timeframe.mention import Doubt, Mention
from retrieval.timeframe.openings import Frame, Opening
from retrieval.timeframe.words import LOOSE_END, SPACE, one_of

_TIME = frozenset({Frame.IN, Frame.SINCE, Frame.UNTIL})
_ORDER = frozenset({Frame.AFTER, Frame.BEFORE, Frame.AS_OF, Frame.BY})
_WEAK = frozenset({Frame.FROM, Frame.OF})

# As often a number of things as a year.
_ROUND_NUMBER = 2000

# Months that are also somebody's name or a word of their own.
_NAMES = frozenset(
    (
        *("jan", "mar", "maart", "march", "april", "mei", "may", "jun", "june"),
        *("aug", "august", "augustus", "dec"),
    )
)
# Names even in "after May resigned", where "after March" is a month.
_ALWAYS_NAMES = frozenset(("jan", "jun", "mar", "may"))
# In "in jan" it is a month no more than a man.
_SHORT_NAMES = frozenset(("jan", "jun", "mar"))

_LOOSE_END = re.compile(LOOSE_END)
_NUMBER_NEXT = re.compile(r" {0,3}'?\d")
_OF_NEXT = re.compile(rf"{SPACE}(?:of|van)\b")
# "the second quarter of the game", but "of the year".
_OF_A_THING = re.compile(
    rf"{SPACE}(?:of|van){SPACE}(?!(?:het|the){SPACE}(?:jaar|year)\b)"
    r"(?:a|an|de|een|haar|her|het|his|hun|its|the|their|zijn)\b"
)
_ARTICLE = re.compile(r"(?<!\w)(?:de|the) {1,3}$")
_ATTACKS = re.compile(r"\b(?:aanslag|aanslagen|attack|attacks) (?:of|on|op|van) $")
_ATTACKED = frozenset(("11 sept", "11 sept.", "11 september"))
# More than the words before a day that tell an event from a date.
_LONGEST_EVENT = 20
# A treaty is named after its place and year: "het verdrag van Lissabon 2007".
_TREATY = re.compile(
    r"(?:akkoord|akkoorden|conventie|verdrag|accords?|agreement|convention|pact|protocol|treaty)"
    r" (?:of|van) \w+,? $"
)
_LONGEST_TREATY = 60
# What is numbered or counted: "resolutie 2022", "ruim 2000", "jaren 2000".
_LABELS = (
    *("agenda", "art.", "artikel", "artikels", "article", "articles", "blz.", "case", "code"),
    *("dossier", "directive", "euro", "expo", "flight", "hoofdstuk", "horizon", "jaren", "kamer"),
    *("lijn", "model", "nr", "no.", "nr.", "number", "nummer", "office", "p.", "page", "pagina"),
    *("paragraaf", "postbus", "resolutie", "resolutions", "resolution", "resoluties", "richtlijn"),
    *(
        "room",
        "route",
        "type",
        "verordening",
        "visie",
        "vision",
        "vlucht",
        "wet",
        "windows",
        "zaak",
    ),
    *("almost", "at least", "bijna", "ca.", "circa", "exactly", "hooguit", "maximaal", "minstens"),
    *("more than", "fewer than", "meer dan", "minder dan", "nearly", "only", "ongeveer", "roughly"),
    *("ruim", "slechts", "some", "zo'n"),
)
_LABEL = re.compile(rf"(?<!\w)(?:{one_of(_LABELS)}) {{1,3}}$")
_LONGEST_LABEL = max(map(len, _LABELS)) + 3
_THE = re.compile(r"(?<!\w)the {1,3}$")


def stands(text: str, mention: Mention, opening: Opening | None) -> bool:
    """Tell whether a mention names a period with nothing but the words before and after it."""
    if mention.doubt is None:
        return True
    judge = _JUDGES.get(mention.doubt)
    return judge is not None and judge(text, mention, opening.frame if opening else None)


def _year_stands(text: str, mention: Mention, frame: Frame | None) -> bool:
    if text[mention.start] == "'":
        return frame in _TIME | _ORDER
    is_round = mention.year == _ROUND_NUMBER
    before = text[max(0, mention.start - _LONGEST_LABEL) : mention.start]
    # "the 2022 report" names a year; "2014 tanks" and "the 2000 tanks" name none.
    if not is_round and (frame in _TIME or frame is Frame.AFTER or _THE.search(before)):
        return True
    if frame is Frame.BETWEEN or (is_round and frame is None) or _LABEL.search(before):
        return False
    is_treaty = frame is None and _TREATY.search(text[: mention.start][-_LONGEST_TREATY:])
    return not is_treaty and _ends_loosely(text, mention)


def _day_stands(text: str, mention: Mention, _frame: Frame | None) -> bool:
    """Tell a day from what is named after it: "de 1 mei viering", "the attacks of 11 september"."""
    before = text[max(0, mention.start - _LONGEST_EVENT) : mention.start]
    if _ATTACKS.search(before) and text[mention.start : mention.end] in _ATTACKED:
        return False
    return not _ARTICLE.search(before) or _ends_loosely(text, mention)


def _month_stands(text: str, mention: Mention, frame: Frame | None) -> bool:
    name = text[mention.start : mention.end]
    if name in _SHORT_NAMES or _NUMBER_NEXT.match(text, mention.end):
        return False
    if frame in _TIME:
        return True
    if frame in _ORDER:
        return name not in _ALWAYS_NAMES
    return frame in _WEAK and name not in _NAMES


def _ends_loosely(text: str, mention: Mention) -> bool:
    return _LOOSE_END.match(text, mention.end) is not None


def _quarter_stands(text: str, mention: Mention, frame: Frame | None) -> bool:
    return _month_stands(text, mention, frame) and not _OF_A_THING.match(text, mention.end)


def _month_day_stands(text: str, mention: Mention, frame: Frame | None) -> bool:
    return frame is Frame.ON or _ends_loosely(text, mention)


def _season_stands(text: str, mention: Mention, frame: Frame | None) -> bool:
    timely = frame in _TIME | _ORDER and not _OF_NEXT.match(text, mention.end)
    return timely and _ends_loosely(text, mention)


# What is not here never stands alone.
_JUDGES: Mapping[Doubt, Callable[[str, Mention, Frame | None], bool]] = {
    Doubt.YEAR: _year_stands,
    Doubt.MONTH: _month_stands,
    Doubt.QUARTER: _quarter_stands,
    Doubt.DAY: _day_stands,
    Doubt.MONTH_DAY: _month_day_stands,
    Doubt.SEASON: _season_stands,
}
