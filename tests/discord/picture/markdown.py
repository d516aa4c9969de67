"""Discord's markdown as HTML: blocks of lines, and the marks within them."""

import re
from html import escape

from tests.discord.picture.inline import inline_html
from tests.discord.picture.rewriting import Kind, rewrite

_ITEM = re.compile(r"^( *)([-*]|\d{1,9}\.) +(.*)$", re.MULTILINE)
_FENCED = re.compile(r"```(?:[\w+#.-]+\n)?\n?(.*?)\n?```", re.DOTALL)


def markdown_html(text: str) -> str:
    """Return the HTML of a text in Discord's markdown; no part of the text becomes a tag itself."""
    return rewrite(text, (*_blocks(), *_quotes()), plain=_paragraph)


def _blocks() -> tuple[Kind, ...]:
    return (
        Kind(r"(?<!\\)```.+?```\n?", _fence),
        Kind(r"^#{1,3} +[^\n]+\n?", _heading),
        Kind(r"^-# +[^\n]+\n?", lambda found: _block("small", inline_html(found[3:].strip()))),
        Kind(r"(?:^ *(?:[-*]|\d{1,9}\.) +[^\n]+\n?)+", _items),
    )


def _quotes() -> tuple[Kind, ...]:
    return (
        Kind(r"^>>> .+", lambda found: _block("quote", _inside(found[4:]))),
        Kind(r"(?:^> [^\n]*\n?)+", lambda found: _block("quote", _inside(_unquoted(found)))),
    )


def _inside(text: str) -> str:
    # A quote holds no quotes: Discord shows their marks.
    return rewrite(text, _blocks(), plain=_paragraph)


def _paragraph(text: str) -> str:
    # The line end before a block is the block's own, and is not drawn twice.
    shown = text.removesuffix("\n")
    return _block("paragraph", inline_html(shown)) if text else ""


def _block(kind: str, html: str) -> str:
    return f'<div class="{kind}">{html}</div>'


def _unquoted(found: str) -> str:
    return "\n".join(line.removeprefix("> ") for line in found.splitlines())


def _fence(found: str) -> str:
    match = _FENCED.match(found)
    return f"<pre>{escape(match[1])}</pre>" if match else escape(found)


def _heading(found: str) -> str:
    level = len(found) - len(found.lstrip("#"))
    return f"<h{level}>{inline_html(found[level:].strip())}</h{level}>"


def _items(found: str) -> str:
    return "".join(_item(*match.groups()) for match in _ITEM.finditer(found))


def _item(indent: str, mark: str, text: str) -> str:
    bullet = mark if mark[0].isdigit() else "•"
    depth = "deep item" if indent else "item"
    return _block(depth, f'<span class="bullet">{bullet}</span><div>{inline_html(text)}</div>')
