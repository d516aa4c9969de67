"""What Discord asks of the answers to an interaction that are no message: choices and forms."""

from collections.abc import Iterator

from tests.discord.node import Node, ill_sized, too_many


def suggestions_fit(data: Node) -> Iterator[str]:
    """Complain about more than 25 suggestions, and names or values outside 1 to 100 characters.

    Source: Receiving and Responding, Autocomplete; Application Commands, Option Choice Structure.
    """
    yield from too_many(data, "choices", most=25)
    for choice in data.children("choices"):
        yield from ill_sized(choice, "name", least=1, most=100)
        yield from ill_sized(choice, "value", most=100)
        for key in ("name", "value"):
            if key not in choice:
                yield f"{choice.path} has no {key}"


def a_form_is_titled(data: Node) -> Iterator[str]:
    """Complain about a form without a title of 1 to 45 characters or without a custom id.

    Source: Receiving and Responding, Modal.
    """
    yield from ill_sized(data, "title", most=45)
    yield from ill_sized(data, "custom_id", most=100)
    for key in ("title", "custom_id"):
        if not data.text(key):
            yield f"{data.path}.{key} is missing or empty"


def a_form_asks_little(data: Node) -> Iterator[str]:
    """Complain about a form that does not have 1 to 5 components.

    Source: Receiving and Responding, Modal, “between 1 and 5 (inclusive) components”.
    """
    count = len(data.entries("components"))
    if not 1 <= count <= 5:
        yield f"{data.path}.components has {count} entries; Discord takes 1 to 5"
