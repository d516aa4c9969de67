"""What a person fills in after a command's name, checked as Discord's own form checks it."""

from collections.abc import Mapping
from typing import Any

from tests.discord.fake.attachments import Attachments, Upload
from tests.discord.fake.command_book import ImpossibleError, OptionType, named
from tests.discord.fake.components import Payload
from tests.discord.fake.people import Person, Role
from tests.discord.fake.places import Channel
from tests.discord.fake.world import World

# What a value must be in Python for each kind of option.
_TYPES: dict[OptionType, type | tuple[type, ...]] = {
    OptionType.STRING: str,
    OptionType.INTEGER: int,
    OptionType.BOOLEAN: bool,
    OptionType.USER: Person,
    OptionType.CHANNEL: Channel,
    OptionType.ROLE: Role,
    OptionType.MENTIONABLE: (Person, Role),
    OptionType.NUMBER: (int, float),
    OptionType.ATTACHMENT: Upload,
}
_NESTED = (OptionType.SUBCOMMAND, OptionType.GROUP)
# Characters of a text that is typed into an option, where the command sets no limit.
_LONGEST = 6000


class Form:
    """Fill in a command's options; `resolved` collects what their ids stand for."""

    def __init__(self, world: World, attachments: Attachments, reader: Person) -> None:
        self.resolved: dict[str, dict[str, Payload]] = {}
        self._world = world
        self._attachments = attachments
        self._reader = reader

    def fill(
        self, command: Payload, path: list[str], given: Mapping[str, Any], *, focused: str | None
    ) -> list[Payload]:
        """Return the options of the command at this path of subcommands, as the bot gets them."""
        declared = command.get("options") or []
        nested = [option for option in declared if option["type"] in _NESTED]
        if not path and nested:
            raise ImpossibleError(f"{command['name']!r} needs one of {_names(nested)} after it")
        if path:
            inner = named(nested, path[0], self._reader.locale)
            if inner is None:
                raise ImpossibleError(f"{command['name']!r} has no subcommand {path[0]!r}")
            options = self.fill(inner, path[1:], given, focused=focused)
            return [{"type": inner["type"], "name": inner["name"], "options": options}]
        return self._values(command, declared, given, focused)

    def _values(
        self,
        command: Payload,
        declared: list[Payload],
        given: Mapping[str, Any],
        focused: str | None,
    ) -> list[Payload]:
        chosen: dict[str, Payload] = {}
        for name, value in given.items():
            option = named(declared, name, self._reader.locale)
            if option is None:
                raise ImpossibleError(
                    f"{command['name']!r} has no option {name!r}; it has {_names(declared)}"
                )
            chosen[option["name"]] = self._value(option, value, is_focused=name == focused)
        missing = [
            option["name"]
            for option in declared
            if option.get("required") and option["name"] not in chosen and focused is None
        ]
        if missing:
            raise ImpossibleError(f"{command['name']!r} needs {missing}")
        return list(chosen.values())

    def _value(self, option: Payload, value: Any, *, is_focused: bool) -> Payload:
        filled = {"name": option["name"], "type": option["type"]}
        if is_focused:
            if not option.get("autocomplete"):
                raise ImpossibleError(f"{option['name']!r} completes nothing")
            return filled | {"value": value, "focused": True}
        _check(option, value)
        return filled | {"value": self._written(value)}

    def _written(self, value: Any) -> Any:
        match value:
            case Person():
                self._resolve("users", value.id, value.payload())
                if value.in_guild:
                    membership = {"permissions": str(int(value.all_permissions))}
                    self._resolve("members", value.id, value.member_payload() | membership)
                return str(value.id)
            case Role():
                self._resolve("roles", value.id, value.payload())
                return str(value.id)
            case Channel():
                seen = value.payload(self._world.bot)
                theirs = {"permissions": str(int(self._reader.all_permissions))}
                self._resolve("channels", value.id, seen | theirs)
                return str(value.id)
            case Upload():
                kept = self._attachments.keep(value, is_private=True)
                self._resolve("attachments", int(kept["id"]), kept)
                return kept["id"]
            case _:
                return value

    def _resolve(self, kind: str, snowflake: int, payload: Payload) -> None:
        self.resolved.setdefault(kind, {})[str(snowflake)] = payload


def _check(option: Payload, value: Any) -> None:
    kind = OptionType(option["type"])
    is_fitting = isinstance(value, _TYPES[kind])
    # In Python a truth value is a number as well.
    if not is_fitting or (isinstance(value, bool) and kind is not OptionType.BOOLEAN):
        raise ImpossibleError(f"{option['name']!r} takes {kind.name}, not {value!r}")
    choices = [choice["value"] for choice in option.get("choices") or ()]
    if choices and value not in choices:
        raise ImpossibleError(f"{option['name']!r} offers {choices}, not {value!r}")
    if isinstance(value, str):
        _check_between(option, len(value), option.get("min_length"), option.get("max_length"))
    elif isinstance(value, int | float):
        _check_between(option, value, option.get("min_value"), option.get("max_value"))


def _check_between(option: Payload, size: float, least: float | None, most: float | None) -> None:
    highest = _LONGEST if most is None else most
    is_text = option["type"] == OptionType.STRING
    if (least is not None and size < least) or ((is_text or most is not None) and size > highest):
        raise ImpossibleError(f"{option['name']!r} takes {least} to {most}, not {size}")


def _names(options: list[Payload]) -> list[str]:
    return [option["name"] for option in options]
