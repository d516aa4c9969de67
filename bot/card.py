"""A message as it is to look, before Discord's own classes: parts that refuse to break a limit."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeAlias

from bot.actions import Action

# Discord's limits, from its documentation of message components.
MOST_TEXT = 4_000  # characters of all text displays of one message together
MOST_COMPONENTS = 40
MOST_BUTTONS = 5
MOST_OPTIONS = 25
LONGEST_LABEL = 80  # of a button
LONGEST_OPTION = 100  # label, value and description of an option
LONGEST_PLACEHOLDER = 150


class Accent(Enum):
    """Name the colour of a card's edge; words always say the same, for who cannot see it."""

    ANSWER = 0x2F6F4F
    NO_ANSWER = 0xB7791F
    SOURCE = 0x3B5B92
    NOTICE = 0x5C6370
    # Its own, so that what only keeps somebody waiting is told from an answer after a crash.
    WAITING = 0x6B7280
    ALARM = 0xA33A3A


class ButtonStyle(StrEnum):
    """Name how much a button asks for attention."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Text:
    """Hold Discord markdown in which everything that is not ours was made inert."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Part what stands above from what stands below with a thin line."""


@dataclass(frozen=True, slots=True)
class Button:
    """Hold a label and what it does; raises ValueError when Discord would not take the label."""

    label: str
    action: Action
    style: ButtonStyle = ButtonStyle.SECONDARY
    is_disabled: bool = False

    def __post_init__(self) -> None:
        _check(0 < len(self.label) <= LONGEST_LABEL, "a button's label has 1 to 80 characters")


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a button that opens a web address; raises ValueError when Discord would not take it."""

    label: str
    url: str

    def __post_init__(self) -> None:
        _check(0 < len(self.label) <= LONGEST_LABEL, "a button's label has 1 to 80 characters")
        _check(len(self.url) <= 512, "a button's address has at most 512 characters")  # noqa: PLR2004 - Discord's limit


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one to five buttons side by side; raises ValueError otherwise."""

    buttons: tuple[Button | Link, ...]

    def __post_init__(self) -> None:
        _check(0 < len(self.buttons) <= MOST_BUTTONS, "a row has 1 to 5 buttons")


@dataclass(frozen=True, slots=True)
class Option:
    """Hold one line of a menu; raises ValueError when Discord would not take it."""

    label: str
    value: str
    description: str | None = None
    is_chosen: bool = False

    def __post_init__(self) -> None:
        texts = (self.label, self.value, self.description or "-")
        _check(
            all(0 < len(text) <= LONGEST_OPTION for text in texts),
            "an option's texts have 1 to 100 characters",
        )


@dataclass(frozen=True, slots=True)
class Menu:
    """Hold one to 25 options of which one can be chosen; raises ValueError otherwise."""

    action: Action
    placeholder: str
    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        _check(0 < len(self.options) <= MOST_OPTIONS, "a menu has 1 to 25 options")
        values = {option.value for option in self.options}
        _check(len(values) == len(self.options), "a menu's values differ from each other")
        _check(len(self.placeholder) <= LONGEST_PLACEHOLDER, "a placeholder has 150 characters")


Part: TypeAlias = Text | Rule | Row | Menu


@dataclass(frozen=True, slots=True)
class Card:
    """Hold a whole message; raises ValueError when Discord would not take it."""

    parts: tuple[Part, ...]
    accent: Accent = Accent.NOTICE

    def __post_init__(self) -> None:
        texts = [part.markdown for part in self.parts if isinstance(part, Text)]
        _check(all(texts) and bool(texts), "a card says something in each of its texts")
        _check(sum(map(len, texts)) <= MOST_TEXT, "a card's texts have 4 000 characters together")
        # The container that the parts stand in counts as one.
        count = 1 + sum(_components_of(part) for part in self.parts)
        _check(count <= MOST_COMPONENTS, "a card has at most 40 components")
        ids = [action.custom_id for part in self.parts for action in _actions_of(part)]
        _check(len(set(ids)) == len(ids), "no two parts of a card do the same")


def _components_of(part: Part) -> int:
    match part:
        case Row():
            return 1 + len(part.buttons)
        case Menu():
            return 2
        case _:
            return 1


def _actions_of(part: Part) -> tuple[Action, ...]:
    match part:
        case Row():
            return tuple(each.action for each in part.buttons if isinstance(each, Button))
        case Menu():
            return (part.action,)
        case _:
            return ()


def _check(holds: object, rule: str) -> None:
    if not holds:
        raise ValueError(f"Discord’s limit: {rule}")
