"""The parts of a message as HTML: texts, lines, rows of buttons, menus, embeds."""

from collections.abc import Iterable
from html import escape

from tests.discord.node import Node
from tests.discord.picture.markdown import markdown_html

_STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link"}
_LINK = 5
_ARROW = (
    '<svg class="icon" viewBox="0 0 24 24"><path d="M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5'
    'a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5"/></svg>'
)
_CHEVRON = '<svg class="icon" viewBox="0 0 24 24"><path d="M6 9l6 6 6-6"/></svg>'


def components_html(components: Iterable[Node]) -> str:
    """Return the HTML of components in their order."""
    return "".join(map(_component, components))


def embed_html(embed: Node) -> str:
    """Return the HTML of an embed: title, description, fields and footer."""
    fields = "".join(map(_field, embed.children("fields")))
    parts = (
        _div("embed-title", markdown_html(embed.text("title"))),
        markdown_html(embed.text("description")),
        fields,
        _div("small", escape(embed.child("footer").text("text"))),
    )
    return _coloured("embed", "".join(parts), colour=embed.value.get("color"))


def _component(component: Node) -> str:
    drawings = {
        1: _row,
        2: _button,
        3: _menu,
        9: _section,
        10: lambda text: _div("text", markdown_html(text.text("content"))),
        14: _separator,
        17: _container,
    }
    draw = drawings.get(component.number("type"), _unknown)
    return draw(component)


def _container(container: Node) -> str:
    inner = components_html(container.children("components"))
    return _coloured("container", inner, colour=container.value.get("accent_color"))


def _coloured(kind: str, html: str, *, colour: object) -> str:
    style = f' style="--accent: #{colour & 0xFFFFFF:06x}"' if isinstance(colour, int) else ""
    return f'<div class="{kind}"{style}>{html}</div>'


def _section(section: Node) -> str:
    texts = _div("column", components_html(section.children("components")))
    return _div("section", texts + components_html([section.child("accessory")]))


def _separator(separator: Node) -> str:
    # Discord draws the line unless it is told not to, and the wide gap is spacing 2.
    line = "gap" if separator.value.get("divider") is False else "line"
    width = "wide" if separator.number("spacing", 1) > 1 else "narrow"
    return f'<div class="{line} {width}"></div>'


def _row(row: Node) -> str:
    return _div("row", components_html(row.children("components")))


def _button(button: Node) -> str:
    style = button.number("style", 2)
    face = _emoji(button) + escape(button.text("label")) + (_ARROW if style == _LINK else "")
    state = " disabled" if button.is_true("disabled") else ""
    return f'<span class="button {_STYLES.get(style, "secondary")}{state}">{face}</span>'


def _emoji(button: Node) -> str:
    name = button.child("emoji").text("name")
    return f'<span class="face">{escape(name)}</span>' if name else ""


def _menu(menu: Node) -> str:
    chosen = [each for each in menu.children("options") if each.is_true("default")]
    texts = ", ".join(each.text("label") for each in chosen)
    kind = "chosen" if chosen else "placeholder"
    shown = texts or menu.text("placeholder") or "Make a selection"
    return _div("menu", f'<span class="{kind}">{escape(shown)}</span>{_CHEVRON}')


def _field(field: Node) -> str:
    name = _div("field-name", markdown_html(field.text("name")))
    return _div("field", name + markdown_html(field.text("value")))


def _unknown(component: Node) -> str:
    # Better a strange box than a part of the message that is silently not there.
    return _div("unknown", f"component of type {component.number('type')}")


def _div(kind: str, html: str) -> str:
    return f'<div class="{kind}">{html}</div>' if html else ""
