"""One HTML page that looks like a message in Discord, from the payload that was sent."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from tests.discord.node import Node
from tests.discord.picture.components import components_html, embed_html
from tests.discord.picture.markdown import markdown_html

_EYE = (
    '<svg class="icon" viewBox="0 0 24 24"><path d="M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7'
    's-7-2-10-7z"/><circle cx="12" cy="12" r="3"/></svg>'
)


def page_html(payload: Mapping[str, object]) -> str:
    """Return the page of a payload.

    `author` and `body` are the sender's name and the request body, or the `data` of an answer to
    an interaction. `ephemeral` adds the note that only the reader sees the message; `reply_to`
    (`author`, `text`) or `used` (`author`, `command`) the line above it; `time` stands beside the
    name.
    """
    sent = Node.of(payload)
    style = Path(__file__).with_name("discord.css").read_text("utf-8")
    kind = "private message" if sent.is_true("ephemeral") else "message"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>message</title>'
        f"<style>{style}</style>"
        f'<body><div class="{kind}">{_occasion(sent)}{_message(sent)}</div></body></html>'
    )


def _message(sent: Node) -> str:
    body = sent.child("body")
    parts = (_heading(sent), _content(body.child("data") if "data" in body else body), _note(sent))
    return f'{_avatar(sent.text("author"), kind="avatar")}<div class="body">{"".join(parts)}</div>'


def _content(body: Node) -> str:
    content = markdown_html(body.text("content"))
    text = f'<div class="text">{content}</div>' if content else ""
    embeds = "".join(map(embed_html, body.children("embeds")))
    return text + embeds + components_html(body.children("components"))


def _heading(sent: Node) -> str:
    name = f'<span class="author">{escape(sent.text("author"))}</span><span class="tag">APP</span>'
    time = sent.text("time") or "Today at 12:00"
    return f'<div class="heading">{name}<span class="time">{escape(time)}</span></div>'


def _occasion(sent: Node) -> str:
    reply, used = sent.child("reply_to"), sent.child("used")
    if "reply_to" in sent:
        return _above(reply.text("author"), shown=markdown_html(reply.text("text")))
    if "used" in sent:
        command = f'used <span class="command">/{escape(used.text("command"))}</span>'
        return _above(used.text("author"), shown=command)
    return ""


def _above(author: str, *, shown: str) -> str:
    name = f'<span class="small-author">{escape(author)}</span>'
    inner = f'{_avatar(author, kind="small-avatar")}{name}<span class="occasion">{shown}</span>'
    return f'<div class="above">{inner}</div>'


def _avatar(author: str, *, kind: str) -> str:
    initials = "".join(word[0] for word in author.split()[:2]).upper()
    return f'<div class="{kind}"><span>{escape(initials)}</span></div>'


def _note(sent: Node) -> str:
    if not sent.is_true("ephemeral"):
        return ""
    words = 'Only you can see this • <span class="dismiss">Dismiss message</span>'
    return f'<div class="note">{_EYE}<span>{words}</span></div>'
