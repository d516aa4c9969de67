"""What a paragraph is, judged by how it looks; written for Dutch and English newspapers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from corpus.article import Role

# Counted in words. Headings in newspapers stay on one line of a column; captions and lines that
# send the reader elsewhere are a sentence or two; a longer paragraph is the story itself.
_HEADING_WORDS = 10
_ASIDE_WORDS = 40
_PULLQUOTE_WORDS = 60
# Sixty words of sixteen letters; whatever is longer is not looked at any closer.
_ASIDE_LENGTH = 1_000

# A pull quote repeats the article, seldom word for word: names are added, words are left out.
_PULLQUOTE_SHARE = 0.6
# Two words in a row may be chance; fewer than three runs of three words prove nothing.
_Run = tuple[str, str, str]
_FEWEST_RUNS = 3
# In how many paragraphs a run of words is remembered: keeps a text of repetitions linear.
_PLACES = 8

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_NAME = rf"[{_CAPITAL}][\w.'’-]*"
_NAMES = rf"{_NAME}(?:,?\s+(?:(?:van|von|de|der|den|ter|ten|het|’t|'t|da|di|en|and|&)\s+)*{_NAME})*"

_CROSSLINK = re.compile(
    r"(?:(?:lees|kijk|bekijk|luister|beluister)\s+(?:ook|meer|verder|hier)"
    r"|read\s+(?:also|more)|(?:also|see|watch|listen)\s+(?:also|read|more))\b",
    re.IGNORECASE,
)
# These begin ordinary sentences too, so they must not end like one.
_CROSSLINK_HEAD = re.compile(r"(?:meer\s+over|more\s+(?:on|about))\b.*[^.!?…”\"]", re.IGNORECASE)

_PICTURE = r"beeld|foto(?:’s|'s)?|fotograaf|illustratie|photo(?:graph)?|image|picture"
_CREDITED = r"(?=\S)[^.!?\n]{0,80}(?:\b[A-Z]\.[^.!?\n]{0,40})*[.)]*"
_CREDITS = (
    # Behind a sentence or by itself: Beeld Jan Jansen; foto: ANP.
    re.compile(
        rf"(?:^|[.!?…)\]”’\"'\n]\s*|\s[-–—|/]\s*|\()(?i:{_PICTURE})"
        rf"(?:\s*:\s*|\s+(?:(?i:by|door)\s+)?(?=[{_CAPITAL}])){_CREDITED}$"
    ),
    # Anywhere, when it cannot be a common word.
    re.compile(rf"(?:\s(?:Beeld|Foto|Illustratie|Photo)\s*:\s*|©\s*){_CREDITED}$"),
)

_BYLINES = (
    re.compile(rf"(?i:door|by|tekst|text)\s*:?\s+{_NAMES}"),
    re.compile(
        r"(?:van|from)\s+(?:onze|our)\s+(?:\w+\s+){0,2}"
        r"(?:verslagge\w+|correspondent\w*|redact\w+|medewerk\w+|reporter\w*|staff)\b[^.!?]{0,60}",
        re.IGNORECASE,
    ),
    # Often behind the writers' initials.
    re.compile(
        r"(?:(?:[a-z]{2,4}|[A-Z]{2,6})[/,]?\s+){0,3}"
        r"(?i:bron(?:nen)?|sources?)\s*:\s*[^.!?\n]{1,120}\.?"
    ),
    re.compile(
        r"(?:dit|deze|this)\s+(?:artikel|stuk|verhaal|bericht|interview|column|article|story|piece)"
        r"\b.{0,40}\b(?:verscheen|verschenen|gepubliceerd|geplaatst|appeared|published)\b.{0,120}",
        re.IGNORECASE,
    ),
)

_WORD = re.compile(r"\w+")
_CLOSED = re.compile(r"[.!?…:;,][”’\"'»)\]]*$")
_HEADING = re.compile(rf"[“‘„’'\"«]*[{_CAPITAL}\d].*[^.!…:;,”’\"'»\s]")
_OPENING = "“‘„’'\"«"
_QUOTED = re.compile(r"[“„\"«‘][^“”„\"«»]*[”\"»’“]")


def guess_role(paragraph: str, *, inside: bool) -> Role:
    """Return what a paragraph looks like by itself, BODY when it looks like nothing special.

    `inside` tells that it is neither the first nor the last one: only then can it be a heading.
    """
    if not any(map(str.isalnum, paragraph)):
        return Role.HEADING
    words = _count_words(paragraph)
    if words > _ASIDE_WORDS:
        return Role.BODY
    for role, looks_so in _LOOKS:
        if looks_so(paragraph):
            return role
    is_heading = inside and words <= _HEADING_WORDS and _HEADING.fullmatch(paragraph)
    return Role.HEADING if is_heading and not _is_speech(paragraph) else Role.BODY


def _is_speech(paragraph: str) -> bool:
    """Tell a line of a dialogue, which opens a quotation and asks, from a heading that asks."""
    return paragraph[0] in _OPENING and paragraph.endswith("?")


def _is_crosslink(paragraph: str) -> bool:
    return bool(_CROSSLINK.match(paragraph) or _CROSSLINK_HEAD.fullmatch(paragraph))


def _is_byline(paragraph: str) -> bool:
    return any(byline.fullmatch(paragraph) for byline in _BYLINES)


def _is_caption(paragraph: str) -> bool:
    return any(credit.search(paragraph) for credit in _CREDITS)


_LOOKS = (
    (Role.CROSSLINK, _is_crosslink),
    (Role.BYLINE, _is_byline),
    (Role.CAPTION, _is_caption),
)


def find_pullquotes(paragraphs: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the paragraphs that repeat a sentence of another one.

    Such a paragraph is short and has no closing mark, or stands wholly in quotation marks.
    """
    candidates = {
        number: tuple(_runs(paragraph))
        for number, paragraph in enumerate(paragraphs)
        if _may_be_pullquote(paragraph)
    }
    places = _places(paragraphs, {run for runs in candidates.values() for run in runs})

    def is_original(place: int, number: int) -> bool:
        return place not in candidates or len(candidates[place]) > len(candidates[number])

    def repeats(number: int, runs: tuple[_Run, ...]) -> bool:
        originals = (place for run in runs for place in places[run] if is_original(place, number))
        most = max(Counter(originals).values(), default=0)
        return len(runs) >= _FEWEST_RUNS and most >= _PULLQUOTE_SHARE * len(runs)

    return tuple(number for number, runs in candidates.items() if repeats(number, runs))


def _may_be_pullquote(paragraph: str) -> bool:
    if _count_words(paragraph) > _PULLQUOTE_WORDS:
        return False
    return not _CLOSED.search(paragraph) or _QUOTED.fullmatch(paragraph) is not None


def _places(paragraphs: Sequence[str], wanted: AbstractSet[_Run]) -> dict[_Run, list[int]]:
    """Return in which paragraphs, up to _PLACES of them, each wanted run of words stands."""
    places: dict[_Run, list[int]] = {run: [] for run in wanted}
    if wanted:
        for number, paragraph in enumerate(paragraphs):
            for run in wanted & set(_runs(paragraph)):
                if len(places[run]) < _PLACES:
                    places[run].append(number)
    return places


def _runs(paragraph: str) -> Iterator[_Run]:
    words = _WORD.findall(paragraph.casefold())
    return zip(words, words[1:], words[2:], strict=False)


def _count_words(paragraph: str) -> int:
    """Return how many words a short paragraph has; what is long counts as more than any limit."""
    if len(paragraph) > _ASIDE_LENGTH:
        return _ASIDE_LENGTH
    return len(paragraph.split())
