"""Shares the characters of one card among its texts, so that several long ones shrink fairly."""

from collections.abc import Iterator, Sequence

from bot.card import MOST_TEXT, Accent, Card, Part, Text
from bot.rendering.draft import Draft, Drafted, Line, Long
from bot.rendering.markdown import NOTHING_VISIBLE, cut, inert_markdown


def fit_card(parts: Sequence[Drafted], accent: Accent) -> Card:
    """Return a card of these parts, their long texts cut so that all fit on it together."""
    drafts = [part for part in parts if isinstance(part, Draft)]
    longs = [long for each in drafts for long in _longs(each)]
    most = share([_need(long) for long in longs], MOST_TEXT - sum(map(_fixed, parts)))
    shown = (cut(long.words, limit) for long, limit in zip(longs, most, strict=True))
    return Card(tuple(_filled(part, shown) for part in parts), accent)


def share(needs: Sequence[int], room: int) -> tuple[int, ...]:
    """Return how much of a room each gets: what it needs, or as much as any other that is short.

    Each gets at least 1, so who draws a card leaves that much.
    """
    granted: dict[int, int] = {}
    for place in sorted(range(len(needs)), key=needs.__getitem__):
        fair = room // (len(needs) - len(granted))
        granted[place] = max(1, min(needs[place], fair))
        room -= granted[place]
    return tuple(granted[place] for place in range(len(needs)))


def _filled(part: Drafted, shown: Iterator[str]) -> Part:
    """Return a part with the next of the shown texts wherever it holds a long one."""
    if not isinstance(part, Draft):
        return part
    return Text("\n".join(_join(line, shown) for line in part.lines))


def _join(line: Line, shown: Iterator[str]) -> str:
    return "".join(piece if isinstance(piece, str) else next(shown) for piece in line)


def _longs(part: Draft) -> Iterator[Long]:
    return (piece for line in part.lines for piece in line if isinstance(piece, Long))


def _need(long: Long) -> int:
    return min(long.limit, len(inert_markdown(long.words)) or len(NOTHING_VISIBLE))


def _fixed(part: Drafted) -> int:
    """Return how many characters of a part stand whatever happens."""
    match part:
        case Draft(lines):
            marks = (len(piece) for line in lines for piece in line if isinstance(piece, str))
            return sum(marks) + len(lines) - 1
        case Text(markdown):
            return len(markdown)
        case _:
            return 0
