"""Words that differ, marked so that bold is the archive's and struck through is not."""

from collections.abc import Iterable

from bot.rendering.markdown import NOTHING_VISIBLE, cut, inert_markdown
from retrieval.differences import Change, Difference

_MARKS = {Change.SAME: "", Change.REMOVED: "**", Change.ADDED: "~~"}
# A mark twice, a blank, and behind it at least room to say that words are left out: “**…**”.
_AROUND = 4 + 1 + 5


def write_differences(differences: Iterable[Difference], limit: int) -> str:
    """Return differences in markdown of at most `limit` characters, the last one cut if need be.

    `limit` is at least 10.
    """
    written: list[str] = []
    room = limit
    for difference in differences:
        words = inert_markdown(difference.text)
        if not words:
            continue
        mark = _MARKS[difference.change]
        if len(words) + _AROUND > room:
            # Shorter than the words in any case, so that it is seen that more of them came.
            most = min(room - 2 * len(mark), len(words) - 1)
            written.append(f"{mark}{cut(difference.text, most)}{mark}")
            break
        written.append(f"{mark}{words}{mark}")
        room -= len(written[-1]) + 1
    return " ".join(written) or NOTHING_VISIBLE
