"""What Discord asks of commands, beyond the form of their parts."""

from collections.abc import Iterator
from itertools import chain

import regex

from tests.discord.node import Node, ill_sized, repeated, too_many

_CHAT = 1
_KINDS = {_CHAT: "chat commands", 2: "user commands", 3: "message commands"}
# Application Commands, Registering a Command: for each scope.
_MOST = {_CHAT: 100, 2: 15, 3: 15}
# Application Commands, Naming.
_NAME = regex.compile(r"[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}")
# Reference, Locales.
_LOCALE = regex.compile(
    "ar|bg|cs|da|de|el|en-GB|en-US|es-419|es-ES|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|nl|no|pl|pt-BR|"
    "ro|ru|sv-SE|th|tr|uk|vi|zh-CN|zh-TW"
)


def commands_are_few(commands: list[Node]) -> Iterator[str]:
    """Complain about more than 100 chat, 15 user or 15 message commands.

    Source: Application Commands, Registering a Command.
    """
    for kind, most in _MOST.items():
        count = sum(_kind_of(command) == kind for command in commands)
        if count > most:
            yield f"$ has {count} {_KINDS[kind]}; Discord takes at most {most}"


def commands_are_told_apart(commands: list[Node]) -> Iterator[str]:
    """Complain when two commands of a kind have one name in a locale.

    Source: Application Commands, Registering a Command; Localization.
    """
    for kind, noun in _KINDS.items():
        alike = [command for command in commands if _kind_of(command) == kind]
        yield from _namesakes(alike, path="$", noun=f"name among {noun}")


def options_are_told_apart(command: Node) -> Iterator[str]:
    """Complain when two options side by side have one name in a locale.

    Source: Application Commands, Option Structure, field `name`; Localization.
    """
    for each in _with_options(command):
        yield from _namesakes(each.children("options"), path=each.path, noun="option")


def names_are_well_formed(command: Node) -> Iterator[str]:
    """Complain about a name, translated or not, that Discord's pattern does not fit.

    Source: Application Commands, Naming.
    """
    if _kind_of(command) == _CHAT:
        for path, name in chain.from_iterable(map(_names, _with_options(command))):
            if not _NAME.fullmatch(name) or name != name.lower():
                yield f"{path} {name!r} is no command name: 1 to 32 lower letters, digits, - or _"
    else:
        for path, name in _names(command):
            if not 1 <= len(name) <= 32:
                yield f"{path} has {len(name)} characters; Discord takes 1 to 32"


def descriptions_are_there(command: Node) -> Iterator[str]:
    """Complain about a description, translated or not, without 1 to 100 characters.

    Source: Application Commands, Command Structure and Option Structure, field `description`.
    """
    if _kind_of(command) != _CHAT:
        yield from ill_sized(command, "description", most=0)
        return
    for each in _with_options(command):
        if not each.text("description"):
            yield f"{each.path}.description is missing or empty"
        yield from ill_sized(each, "description", most=100)
        translated = each.child("description_localizations")
        for locale in translated.value:
            yield from ill_sized(translated, locale, least=1, most=100)


def locales_are_known(command: Node) -> Iterator[str]:
    """Complain about a translation into a locale that Discord does not have.

    Source: Reference, Locales.
    """
    for each in _with_options(command):
        for holder in (each, *each.children("choices")):
            for key in ("name_localizations", "description_localizations"):
                for locale in holder.child(key).value:
                    if not _LOCALE.fullmatch(locale):
                        yield f"{holder.path}.{key}: Discord has no locale {locale!r}"


def required_options_come_first(command: Node) -> Iterator[str]:
    """Complain about a required option behind one that may be left out.

    Source: Application Commands, Option Structure, “Required options must be listed before”.
    """
    for each in _with_options(command):
        required = [option.is_true("required") for option in each.children("options")]
        if required != sorted(required, reverse=True):
            yield f"{each.path}.options has a required option behind an optional one"


def options_are_few(command: Node) -> Iterator[str]:
    """Complain about more than 25 options, or options of a command that opens from a menu.

    Source: Application Commands, Command Structure, field `options`.
    """
    for each in _with_options(command):
        yield from too_many(each, "options", most=25)
    if _kind_of(command) != _CHAT and command.entries("options"):
        yield f"{command.path}: only a chat command has options"


def choices_fit(command: Node) -> Iterator[str]:
    """Complain about more than 25 choices, long or repeated ones, and both choices and completion.

    Source: Application Commands, Option Structure and Option Choice Structure.
    """
    for each in _with_options(command):
        choices = each.children("choices")
        yield from too_many(each, "choices", most=25)
        yield from _namesakes(choices, path=f"{each.path}.choices", noun="choice")
        for choice in choices:
            yield from ill_sized(choice, "name", least=1, most=100)
            yield from ill_sized(choice, "value", most=100)
        if choices and each.is_true("autocomplete"):
            yield f"{each.path} has both choices and autocomplete"


def a_command_is_short(command: Node) -> Iterator[str]:
    """Complain when all names, descriptions and values together have over 8000 characters.

    Source: Application Commands, Command Structure, the limit below the table.
    """
    length = sum(map(_length, _with_options(command)))
    if length > 8_000:
        yield f"{command.path} has {length} characters in all; Discord takes 8000"


def _kind_of(command: Node) -> int:
    return command.number("type", _CHAT)


def _with_options(command: Node) -> Iterator[Node]:
    yield command
    for option in command.children("options"):
        yield from _with_options(option)


def _names(node: Node) -> Iterator[tuple[str, str]]:
    translated = node.child("name_localizations")
    yield f"{node.path}.name", node.text("name")
    yield from (
        (f"{translated.path}.{locale}", translated.text(locale)) for locale in translated.value
    )


def _namesakes(nodes: list[Node], *, path: str, noun: str) -> Iterator[str]:
    translations = [node.child("name_localizations") for node in nodes]
    yield from repeated([node.text("name") for node in nodes], path=path, noun=noun)
    for locale in sorted(set().union(*(each.value for each in translations))):
        # Where a name is not translated, the untranslated one is what a reader sees.
        names = [
            each.text(locale) or node.text("name")
            for node, each in zip(nodes, translations, strict=True)
        ]
        yield from repeated(names, path=path, noun=f"{noun} in {locale}")


def _length(node: Node) -> int:
    choices = sum(
        len(each.text("name")) + len(each.text("value")) for each in node.children("choices")
    )
    return len(node.text("name")) + len(node.text("description")) + choices
