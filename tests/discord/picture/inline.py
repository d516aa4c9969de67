"""Discord's marks within a line of text, as HTML."""

import re
from datetime import UTC, datetime
from html import escape

from babel.dates import format_datetime

from tests.discord.picture.rewriting import Kind, rewrite

# What stands between two marks: an escaped character never ends it.
_INNER = r"(?:\\.|[^\\])+?"
_LINK = re.compile(r"\[((?:\\.|[^\]\\\n])+)\]\(<?(https?://[^\s<>)]+)>?\)")
_TIMESTAMP = re.compile(r"<t:(-?\d{1,12})(?::([tTdDfFR]))?>")
# What Discord's styles of timestamps look like; relative times would change with the clock.
_STYLES = {"t": "HH:mm", "T": "HH:mm:ss", "d": "dd/MM/y", "D": "d MMMM y", "R": "d MMMM y"}
_STYLES |= {"f": "d MMMM y HH:mm", "F": "EEEE d MMMM y HH:mm"}


def inline_html(text: str) -> str:
    """Return the HTML of text within a block; everything that is no mark is escaped."""
    return rewrite(text, _kinds(), plain=escape)


def _kinds() -> tuple[Kind, ...]:
    return (
        Kind(r"\\[^0-9A-Za-z\s]", lambda found: escape(found[1:])),
        Kind(r"``(?!`).+?``(?!`)|`[^`]+`", _code),
        Kind(_LINK.pattern, _link),
        Kind(r"<https?://[^\s<>]+>", lambda found: _anchor(found[1:-1], label=escape(found[1:-1]))),
        Kind(r"https?://[^\s<>\\]+[^\s<>\\.,:;\"')\]]", _bare_address),
        Kind(_TIMESTAMP.pattern, _timestamp),
        Kind(r"<@&\d+>", lambda _: _mention("@role")),
        Kind(r"<@!?\d+>", lambda _: _mention("@member")),
        Kind(r"<#\d+>", lambda _: _mention("#channel")),
        Kind(r"</[^<>:\n]+:\d+>", lambda found: _mention(found[1:].partition(":")[0])),
        Kind(r"@(?:everyone|here)\b", _mention),
        Kind(r"<a?:\w+:\d+>", lambda found: _wrapped("span", _emoji_name(found), kind="emoji")),
        Kind(rf"\|\|{_INNER}\|\|", lambda found: _marked("span", found[2:-2], kind="spoiler")),
        Kind(
            rf"\*\*\*{_INNER}\*\*\*(?!\*)",
            lambda found: f"<strong>{_marked('em', found[3:-3])}</strong>",
        ),
        Kind(rf"\*\*{_INNER}\*\*(?!\*)", lambda found: _marked("strong", found[2:-2])),
        Kind(rf"__{_INNER}__(?!_)", lambda found: _marked("u", found[2:-2])),
        Kind(rf"~~{_INNER}~~", lambda found: _marked("s", found[2:-2])),
        Kind(rf"\*(?![\s*]){_INNER}(?<!\s)\*(?!\*)", lambda found: _marked("em", found[1:-1])),
        Kind(rf"(?<!\w)_(?!_){_INNER}_(?!\w)", lambda found: _marked("em", found[1:-1])),
    )


def _wrapped(tag: str, text: str, *, kind: str) -> str:
    return f'<{tag} class="{kind}">{escape(text)}</{tag}>'


def _marked(tag: str, text: str, *, kind: str | None = None) -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<{tag}{attribute}>{inline_html(text)}</{tag}>"


def _code(found: str) -> str:
    return f"<code>{escape(found.strip('`').strip())}</code>"


def _link(found: str) -> str:
    match = _LINK.fullmatch(found)
    return _anchor(match[2], label=inline_html(match[1])) if match else escape(found)


def _bare_address(found: str) -> str:
    return _anchor(found, label=escape(found))


def _anchor(url: str, *, label: str) -> str:
    return f'<a href="{escape(url)}">{label}</a>'


def _mention(name: str) -> str:
    return _wrapped("span", name, kind="mention")


def _emoji_name(found: str) -> str:
    return f":{found.split(':')[1]}:"


def _timestamp(found: str) -> str:
    match = _TIMESTAMP.fullmatch(found)
    try:
        moment = datetime.fromtimestamp(int(match[1]), UTC) if match else None
    except (OverflowError, ValueError, OSError):  # a year that no calendar of ours has
        moment = None
    if match is None or moment is None:
        return escape(found)
    shown = format_datetime(moment, _STYLES[match[2] or "f"], locale="en_GB")
    return _wrapped("span", shown, kind="timestamp")
