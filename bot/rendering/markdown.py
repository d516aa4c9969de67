"""Texts from articles and people as Discord markdown that says nothing but its letters."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from bot.inert import inert
from corpus.article import Span
from corpus.sentences import split_sentences

# What marks up wherever it stands. An escaped angle bracket or at sign stops mentions, channels,
# commands and timestamps.
_ALWAYS = r"[\\*_~`|<>#\[\]@]"
# What addresses and emoji have; a colon that ends a word is one of ordinary prose.
_COLON = r":(?=\S)"
# A list or small text begins so, but only where a line does …
_AT_LINE_START = r"^[-+]"
# … and a numbered list so; behind other numbers the escape is as invisible.
_BEHIND_NUMBERS = r"(?<=\d)\.(?!\d)"
# Names on the web and invitations, which are recognised even without their scheme.
_IN_NAMES = r"(?<=\w)\.(?=[^\W\d_])"
# The address of a masked link; its square brackets are escaped already, which ought to do.
_AFTER_BRACKET = r"(?<=\])\("
_SPECIAL = re.compile(
    rf"{_ALWAYS}|{_COLON}|{_AT_LINE_START}|{_BEHIND_NUMBERS}|{_IN_NAMES}|{_AFTER_BRACKET}"
)
# What Discord shows as one character: a backslash takes the meaning from the character behind it.
_SHOWN_CHARACTER = re.compile(r"\\?.", re.DOTALL)

# Says that words were left out, ours and not the article's.
CUT_MARK = " […]"
# What stands where a text has no visible letter at all.
NOTHING_VISIBLE = "—"


def inert_markdown(text: str) -> str:
    """Return a text in one line that Discord shows letter for letter."""
    return _SPECIAL.sub(r"\\\g<0>", inert(text))


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters of inert markdown, from the beginning of a text.

    What is cut ends with a sentence where that keeps half of the room, else with a word. A text
    without a visible letter becomes a dash. `limit` is at least 1.
    """
    whole = inert(text) or NOTHING_VISIBLE
    characters = _SHOWN_CHARACTER.findall(inert_markdown(whole))
    if sum(map(len, characters)) <= limit:
        return "".join(characters)
    room = limit - len(CUT_MARK)
    if room < 1:
        return "…"
    return "".join(characters[: _end(whole, characters, room)]) + CUT_MARK


def cut_plainly(text: str, limit: int) -> str:
    """Return at most `limit` characters of a text, for labels, where no markdown is read."""
    whole = inert(text) or NOTHING_VISIBLE
    return whole if len(whole) <= limit else f"{whole[: limit - 1].rstrip()}…"


def _end(text: str, characters: Sequence[str], room: int) -> int:
    """Return before which character of a text to cut so that its markdown fits."""
    most = bisect_right(list(accumulate(map(len, characters))), room)
    sentences = split_sentences(text, Span(0, most + 1))
    # The last one may go on beyond the room, and is whole in no case.
    ends = [sentence.end for sentence in sentences[:-1] if sentence.end * 2 >= most]
    if ends:
        return ends[-1]
    # A blank that stands right behind the room ends a word just as well.
    blank = text.rfind(" ", 0, most + 1)
    return blank if blank > 0 else most
