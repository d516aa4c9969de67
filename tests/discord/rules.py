"""Which of Discord's rules a request body is held to that its OpenAPI description lacks."""

from collections.abc import Iterable, Iterator
from itertools import chain

from tests.discord import callback_rules, command_rules, component_rules, message_rules
from tests.discord.node import Node, Rule

_COMPONENT_RULES: tuple[Rule, ...] = (
    component_rules.custom_ids_differ,
    component_rules.custom_ids_are_there,
    component_rules.rows_hold_what_fits,
    component_rules.buttons_are_labelled,
    component_rules.links_lead_somewhere,
    component_rules.menus_offer_a_choice,
    component_rules.menus_are_worded,
    component_rules.counts_are_in_order,
    component_rules.fields_are_worded,
)
_MESSAGE_RULES: tuple[Rule, ...] = (
    message_rules.content_is_short,
    message_rules.embeds_are_short,
    message_rules.nobody_is_pinged,
    message_rules.a_layout_stands_alone,
    message_rules.a_layout_has_its_flag,
    message_rules.rows_are_few_without_a_layout,
    message_rules.text_displays_are_short,
    message_rules.components_are_few,
    *_COMPONENT_RULES,
)
_NEW_MESSAGE_RULES: tuple[Rule, ...] = (message_rules.something_is_said, *_MESSAGE_RULES)
_SUGGESTION_RULES: tuple[Rule, ...] = (callback_rules.suggestions_fit,)
_FORM_RULES: tuple[Rule, ...] = (
    callback_rules.a_form_is_titled,
    callback_rules.a_form_asks_little,
    *_COMPONENT_RULES,
)
_COMMAND_RULES: tuple[Rule, ...] = (
    command_rules.names_are_well_formed,
    command_rules.descriptions_are_there,
    command_rules.locales_are_known,
    command_rules.required_options_come_first,
    command_rules.options_are_few,
    command_rules.options_are_told_apart,
    command_rules.choices_fit,
    command_rules.a_command_is_short,
)
# Receiving and Responding, Interaction Callback Type: a message, an update of one, suggestions,
# a form. The other types carry nothing that a reader sees.
_CALLBACK_RULES: dict[int, tuple[Rule, ...]] = {
    4: _NEW_MESSAGE_RULES,
    7: _MESSAGE_RULES,
    8: _SUGGESTION_RULES,
    9: _FORM_RULES,
}


def broken_rules(method: str, path: str, body: object) -> Iterator[str]:
    """Yield a sentence about each rule that a body breaks; bodies we know no rules of pass."""
    match (method.upper(), *path.strip("/").split("/")):
        case ("POST", "channels", _, "messages") | ("POST", "webhooks", _, _):
            yield from _judged(Node.of(body), _NEW_MESSAGE_RULES)
        case ("PATCH", "channels", _, "messages", _) | ("PATCH", "webhooks", _, _, "messages", _):
            yield from _judged(Node.of(body), _MESSAGE_RULES)
        case ("POST", "interactions", _, _, "callback"):
            callback = Node.of(body)
            rules = _CALLBACK_RULES.get(callback.number("type"), ())
            yield from _judged(callback.child("data"), rules)
        case ("PUT" | "POST", "applications", _, *_, "commands"):
            yield from _broken_command_rules(body)
        case ("PATCH", "applications", _, *_, "commands", _):
            yield from _broken_command_rules(body)
        case _:
            pass


def _broken_command_rules(body: object) -> Iterator[str]:
    if not isinstance(body, list):
        yield from _judged(Node.of(body), _COMMAND_RULES)
        return
    commands = [Node.of(each, f"$[{place}]") for place, each in enumerate(body)]
    yield from command_rules.commands_are_few(commands)
    yield from command_rules.commands_are_told_apart(commands)
    yield from chain.from_iterable(_judged(command, _COMMAND_RULES) for command in commands)


def _judged(node: Node, rules: Iterable[Rule]) -> Iterator[str]:
    return chain.from_iterable(rule(node) for rule in rules)
