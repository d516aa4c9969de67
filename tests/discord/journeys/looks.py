"""What a person sees of a message, once Discord drew its markdown."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.discord.fake.components import texts
from tests.discord.fake.reply import Reply
from tests.discord.picture.markdown import markdown_html

# What our own cards are made of: blocks, bold, cursive, struck through, and headings.
_OURS = frozenset({"div", "strong", "em", "s", "h3"})


@dataclass(slots=True)
class Look:
    """Hold the letters that a message shows, and the marks of others that took effect in it.

    A foreign mark is a link, mention, timestamp, spoiler, code or emoji: our cards have none.
    """

    letters: str = ""
    foreign: set[str] = field(default_factory=set[str])


def look_at(shown: Reply) -> Look:
    """Return what a person sees of a message's texts, a line for each."""
    look = Look()
    for text in _texts(shown):
        _read(text, look)
        look.letters += "\n"
    return look


def quotes_in(shown: Reply) -> list[str]:
    """Return what a message quotes, letter for letter, without our marks around it."""
    blocks = [text for text in _texts(shown) if text.startswith("> **")]
    return [_quote_in(block) for block in blocks]


def _quote_in(block: str) -> str:
    line = _read(block.partition("\n")[0], Look()).letters
    # A number, a blank and an opening mark stand before it, a closing mark behind.
    return line.partition(" ")[2][1:-1]


def _texts(shown: Reply) -> list[str]:
    return [] if shown.message is None else texts(shown.message.components)


def _read(text: str, look: Look) -> Look:
    eye = _Eye(look)
    eye.feed(markdown_html(text))
    eye.close()
    return look


class _Eye(HTMLParser):
    """Read drawn HTML into a look."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _OURS:
            self._look.foreign.add(dict(attrs).get("class") or tag)

    def handle_data(self, data: str) -> None:
        self._look.letters += data
