"""What Discord asks of buttons, menus and fields, in messages and in forms."""

from collections.abc import Iterator

from tests.discord.node import Node, ill_sized, repeated, too_many

_ROW, _BUTTON, _TEXT_MENU, _FIELD, _LABEL = 1, 2, 3, 4, 18
# Menus of texts, users, roles, both, and channels.
_MENUS = frozenset({3, 5, 6, 7, 8})
_LINK, _PREMIUM = 5, 6


def custom_ids_differ(holder: Node) -> Iterator[str]:
    """Complain when two components have the same custom id.

    Source: Component Reference, Custom ID, “must be unique per component”.
    """
    ids = [each.text("custom_id") for each in holder.components() if "custom_id" in each]
    yield from repeated(ids, path=holder.path, noun="custom id")


def custom_ids_are_there(holder: Node) -> Iterator[str]:
    """Complain when what can be used lacks a custom id of 1 to 100 characters.

    Source: Component Reference, Custom ID.
    """
    for each in holder.components():
        yield from ill_sized(each, "custom_id", least=1, most=100)
        if _is_used(each) and "custom_id" not in each:
            yield f"{each.path} has no custom_id, so that its use could not be told"


def rows_hold_what_fits(holder: Node) -> Iterator[str]:
    """Complain about a row with more than five buttons, or with a menu and something else.

    Source: Component Reference, Action Row.
    """
    for row in _of_type(holder, _ROW):
        kinds = [each.number("type") for each in row.children("components")]
        if not kinds or len(kinds) > 5:
            yield f"{row.path} holds {len(kinds)} components; Discord takes 1 to 5"
        if len(kinds) > 1 and _MENUS & set(kinds):
            yield f"{row.path} holds a menu and something beside it"


def buttons_are_labelled(holder: Node) -> Iterator[str]:
    """Complain about a button without label and emoji, or with a label over 80 characters.

    Source: Component Reference, Button, fields `label` and `emoji`.
    """
    for button in _of_type(holder, _BUTTON):
        yield from ill_sized(button, "label", most=80)
        is_bare = not button.text("label") and "emoji" not in button
        if is_bare and button.number("style") != _PREMIUM:
            yield f"{button.path} has neither label nor emoji"


def links_lead_somewhere(holder: Node) -> Iterator[str]:
    """Complain about a link without an address or with a custom id, and about other addresses.

    Source: Component Reference, Button Styles, “Link”; field `url`.
    """
    for button in _of_type(holder, _BUTTON):
        yield from ill_sized(button, "url", least=1, most=512)
        is_link = button.number("style") == _LINK
        if is_link and not button.text("url").startswith(("https://", "http://", "discord://")):
            yield f"{button.path}.url is no address that a link can open"
        if is_link == ("custom_id" in button):
            yield f"{button.path}: a link has an address, any other button a custom_id"


def menus_offer_a_choice(holder: Node) -> Iterator[str]:
    """Complain about a menu of texts without 1 to 25 options that differ in value.

    Source: Component Reference, String Select.
    """
    for menu in _of_type(holder, _TEXT_MENU):
        values = [each.text("value") for each in menu.children("options")]
        yield from too_many(menu, "options", most=25)
        yield from repeated(values, path=f"{menu.path}.options", noun="value")
        if not values:
            yield f"{menu.path}.options is empty"
        if sum(each.is_true("default") for each in menu.children("options")) > _most_of(menu):
            yield f"{menu.path}.options has more defaults than can be chosen"


def menus_are_worded(holder: Node) -> Iterator[str]:
    """Complain about a placeholder over 150 or an option's text over 100 characters.

    Source: Component Reference, String Select and Select Option Structure.
    """
    for menu in _of_type(holder, *_MENUS):
        yield from ill_sized(menu, "placeholder", most=150)
        for option in menu.children("options"):
            yield from ill_sized(option, "description", least=1, most=100)
            for key in ("label", "value"):
                yield from ill_sized(option, key, least=1, most=100)
                if not option.text(key):
                    yield f"{option.path}.{key} is missing or empty"


def counts_are_in_order(holder: Node) -> Iterator[str]:
    """Complain when at least so many are asked for, but at most fewer.

    Source: Component Reference, String Select and Text Input, the fields `min_…` and `max_…`.
    """
    for menu in _of_type(holder, *_MENUS):
        if menu.number("min_values", 1) > _most_of(menu):
            yield f"{menu.path}.min_values is larger than max_values"
    for each in _of_type(holder, _FIELD):
        # 4000 is the most that a text input takes where nothing else is said.
        if each.number("min_length") > each.number("max_length", 4_000):
            yield f"{each.path}.min_length is larger than max_length"


def fields_are_worded(holder: Node) -> Iterator[str]:
    """Complain about a label over 45, or a description, placeholder or value that is too long.

    Source: Component Reference, Label and Text Input.
    """
    for label in _of_type(holder, _LABEL):
        yield from ill_sized(label, "label", least=1, most=45)
        yield from ill_sized(label, "description", most=100)
    for each in _of_type(holder, _FIELD):
        yield from ill_sized(each, "placeholder", most=100)
        yield from ill_sized(each, "value", most=each.number("max_length", 4_000))


def _of_type(holder: Node, *types: int) -> Iterator[Node]:
    return (each for each in holder.components() if each.number("type") in types)


def _most_of(menu: Node) -> int:
    return menu.number("max_values", 1)


def _is_used(component: Node) -> bool:
    kind, style = component.number("type"), component.number("style")
    return kind in _MENUS | {_FIELD} or (kind == _BUTTON and style not in {_LINK, _PREMIUM})
