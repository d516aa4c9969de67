"""What Discord asks of a whole message, beyond the form of its parts."""

from collections.abc import Iterator

from tests.discord.node import Node, ill_sized

LAYOUT_FLAG = 1 << 15
# Component types that exist only in layouts: section, text display, thumbnail, media gallery,
# file, separator, container.
_LAYOUT_TYPES = frozenset({9, 10, 11, 12, 13, 14, 17})
_TEXT_DISPLAY = 10
_OLDER_FORMS = ("content", "embeds", "poll", "sticker_ids")
_SAYS_SOMETHING = (*_OLDER_FORMS, "components", "attachments")


def content_is_short(message: Node) -> Iterator[str]:
    """Complain about content over 2000 characters.

    Source: Message Resource, Create Message, field `content`.
    """
    yield from ill_sized(message, "content", most=2_000)


def embeds_are_short(message: Node) -> Iterator[str]:
    """Complain when the texts of all embeds together have over 6000 characters.

    Source: Message Resource, Embed Limits.
    """
    length = sum(_embed_length(embed) for embed in message.children("embeds"))
    if length > 6_000:
        yield f"{message.path}.embeds have {length} characters together; Discord takes 6000"


def nobody_is_pinged(message: Node) -> Iterator[str]:
    """Complain unless the message says itself that it mentions nobody.

    Source: Message Resource, Allowed Mentions Object: without it every mention is parsed. That
    nobody may be pinged is this project's promise, not Discord's.
    """
    mentions = message.child("allowed_mentions")
    if not isinstance(message.value.get("allowed_mentions"), dict):
        yield f"{message.path}.allowed_mentions is missing, so that every mention would ping"
    elif mentions.value.get("parse") != []:
        yield f"{mentions.path}.parse is not an empty list, so that mentions would ping"
    if mentions.entries("users") or mentions.entries("roles") or mentions.is_true("replied_user"):
        yield f"{mentions.path} names somebody who would be pinged"


def a_layout_stands_alone(message: Node) -> Iterator[str]:
    """Complain when content, embeds, a poll or stickers come with the flag for layouts.

    Source: Component Reference, “What is a Component”, the limits of IS_COMPONENTS_V2.
    """
    if message.number("flags") & LAYOUT_FLAG:
        for key in _OLDER_FORMS:
            if message.value.get(key):
                yield f"{message.path}.{key} cannot be sent with the flag for layouts (1 << 15)"


def a_layout_has_its_flag(message: Node) -> Iterator[str]:
    """Complain when a layout's component comes without the flag for layouts.

    Source: Component Reference, “To use these components, you need to send the message flag”.
    """
    if not message.number("flags") & LAYOUT_FLAG:
        for each in message.components():
            if each.number("type") in _LAYOUT_TYPES:
                yield f"{each.path} needs the message's flag for layouts (1 << 15)"


def rows_are_few_without_a_layout(message: Node) -> Iterator[str]:
    """Complain about more than five rows under a message that is no layout.

    Source: Component Reference, Legacy Message Component Behavior.
    """
    rows = len(message.entries("components"))
    if rows > 5 and not message.number("flags") & LAYOUT_FLAG:
        yield f"{message.path}.components has {rows} rows; Discord takes 5 without a layout"


def text_displays_are_short(message: Node) -> Iterator[str]:
    """Complain when all text displays together have over 4000 characters, or one has none.

    Source: Message Resource, Create Message, the limits of messages with IS_COMPONENTS_V2.
    """
    texts = [each for each in message.components() if each.number("type") == _TEXT_DISPLAY]
    length = sum(len(each.text("content")) for each in texts)
    if length > 4_000:
        yield f"{message.path}: text displays have {length} characters together; Discord takes 4000"
    for each in texts:
        if not each.text("content").strip():
            yield f"{each.path}.content says nothing"


def components_are_few(message: Node) -> Iterator[str]:
    """Complain about more than 40 components, those inside others counted too.

    Source: Component Reference, “Messages allow up to 40 total components”.
    """
    count = sum(1 for _ in message.components())
    if count > 40:
        yield f"{message.path} has {count} components in all; Discord takes 40"


def something_is_said(message: Node) -> Iterator[str]:
    """Complain about a new message that is empty.

    Source: Message Resource, Create Message, “At least one of content, embeds, …”.
    """
    if not any(message.value.get(key) for key in _SAYS_SOMETHING):
        yield f"{message.path} is an empty message"


def _embed_length(embed: Node) -> int:
    fields = embed.children("fields")
    own = len(embed.text("title")) + len(embed.text("description"))
    lists = sum(len(each.text("name")) + len(each.text("value")) for each in fields)
    edges = len(embed.child("footer").text("text")) + len(embed.child("author").text("name"))
    return own + lists + edges
