"""Where the sentences of a text begin and end: offsets, never copies."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import cast

import sentencex  # pyright: ignore[reportMissingTypeStubs]

from corpus.article import Span

# Longer than any sentence meant to be read: what is longer has no full stops and is cut.
LONGEST = 1_000

# Both what closes and what opens; apostrophes are among them, which does no harm in a mask.
_QUOTES = "“”„‟‘’‚‛«»‹›\"'`´"

# What the library must not see as it stands: it keeps a quotation whole, and it counts in bytes, so
# that what is not ASCII makes it stumble. An apostrophe inside a word is a letter.
_FOREIGN = re.compile(rf"(?P<letter>(?<=\w)[‘’'`´](?=\w))|[{_QUOTES}]|,,|[^ -~]")
# It takes a name on the web for an abbreviation (“op haven.nl.”) …
_NAME_POINT = re.compile(r"\.(?<=[a-z]{2}\.)(?=[a-z]{2})")
# … and many a common word (“in de hand.”, “uit de VS.”, “voor u.”); of abbreviations we know more.
_FULL_STOP = re.compile(r"\.(?:(?<=[A-Za-z]{2}\.)|(?<=[A-Za-z]{2} \.)|(?<=[ (]u\.))(?![\w.])")

# How far a boundary's neighbours are looked at: longer than any abbreviation, short enough to
# stay linear on a line of megabytes.
_REACH = 24

# What stands between two sentences and already belongs to the second: “ in `zei hij. “Nee.`
_OPENING = re.compile(rf"(?<=\s)(?:[{_QUOTES},]+|[«‹]\s+)$")

# No sentence begins with these, nor with a small letter, unless behind an apostrophe that stands
# for what was left out: ’s Avonds, ’t Is.
_CONTINUING = frozenset(",;:.?!)]")
_BEFORE_WORDS = re.compile(rf"(?:[\s{_QUOTES}(\[]|,,)*")
_ELIDED = re.compile(r"[\s“”„\"«]*['’‘`´](?:[stnkm]|ns)\s+[^\W\d_a-z]")

# A full stop behind these never ends a sentence: a name, a number or an explanation follows.
_ABBREVIATIONS = frozenset(
    """
    adm afb afd afl art bijv blz bv ca chr d.w.z dhr dr drs ds e.g evt excl fa fam fig geb gebr gem
    gov hfst i.c.m i.e i.h.b i.p.v i.v.m incl ing ir jhr joh kol lt m.a.w m.b.t m.b.v m.i.v m.m.v
    m.n m.u.v maj mevr mgr mr mrs mw n.a.v nr nrs o.a o.b.v o.i.v o.l.v o.m ong p pag ph plm plv
    pres prof resp sen sgt st t.a.v t.b.v t.g.v t.n.v t.o.v t.w th vgl vlg vnl vs w.o weth zgn zog
    """.split()  # noqa: SIM905  (a list this long reads better as running text)
)
# Behind these a sentence may end, unless a number follows: 3 okt. 2022.
_BEFORE_NUMBERS = frozenset(
    "apr aug dec feb febr jan jul jun max min mrt no nov oct okt pp sep sept".split()  # noqa: SIM905
)


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of a stretch of text, in order, without the blanks around them.

    Every character that is no blank lies in exactly one of them. Sentences inside a long
    quotation stand alone; quotation marks stay with the words they enclose.
    """
    stretch = text[span.start : span.end]
    cuts = [0, *_boundaries(stretch), len(stretch)]
    pieces = (piece for start, end in pairwise(cuts) for piece in _shortened(stretch, start, end))
    return tuple(Span(span.start + start, span.start + end) for start, end in pieces)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a stretch begins and ends without the blanks around it."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _boundaries(text: str) -> Iterator[int]:
    """Yield where a sentence ends and the next may begin, quotation marks on their own side."""
    position = previous = 0
    for piece, following in pairwise(_segment(_mask(text))):
        position += len(piece)
        cut = _between_quotes(text, position - len(piece) + len(piece.rstrip()), position)
        if _holds_words(following) and not _belong_together(text, previous, cut):
            yield cut
            previous = cut


def _segment(mask: str) -> list[str]:
    """Return the library's pieces, which joined make the text again; it comes without types."""
    return cast("list[str]", sentencex.segment("nl", mask))  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def _mask(text: str) -> str:
    """Return as long a text in plain ASCII that ends its sentences in the same places."""
    plain = _NAME_POINT.sub("x", _FOREIGN.sub(_stand_in, text))
    return _FULL_STOP.sub("?", plain)


def _stand_in(match: re.Match[str]) -> str:
    """Return as many plain ASCII characters as were matched."""
    found = match[0]
    if found == "…":
        return "."
    if match["letter"] or found.isalpha():
        return "X" if found.isupper() else "x"
    return " " * len(found)


def _between_quotes(text: str, start: int, end: int) -> int:
    """Return where to cut in a gap of blanks and quotation marks."""
    opening = _OPENING.search(text, start, end)
    return opening.start() if opening else end


def _belong_together(text: str, start: int, cut: int) -> bool:
    """Tell whether what stands on both sides of a boundary is one sentence after all."""
    before = text[max(start, cut - _REACH) : cut].rstrip()
    after = text[cut : cut + _REACH]
    return not _holds_words(before) or _continues(after) or _awaits(before, after)


def _holds_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _continues(after: str) -> bool:
    """Tell whether a text goes on with a sentence rather than begin one."""
    first = _BEFORE_WORDS.sub("", after, count=1)[:1]
    return first in _CONTINUING or (first.islower() and not _ELIDED.match(after))


def _awaits(before: str, after: str) -> bool:
    """Tell whether a text ends with an abbreviation that something must follow."""
    word = before.rsplit(maxsplit=1)[-1].lstrip(f"{_QUOTES}([,")
    short = word.removesuffix(".").lower()
    # In capitals it is another word: “de VS.” and “Jansen BV.” may end a sentence.
    if word not in {f"{short}.", f"{short.capitalize()}."}:
        return False
    return short in _ABBREVIATIONS or (short in _BEFORE_NUMBERS and after.lstrip()[:1].isdigit())


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, in pieces at a blank where it is too long to be one."""
    start, end = trim(text, start, end)
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = start + LONGEST if blank < 0 else blank
        yield trim(text, start, cut)
        # Trimming what is left would copy it each time: quadratic on a line of megabytes.
        start = next(offset for offset in range(cut, end) if not text[offset].isspace())
    if start < end:
        yield start, end
