"""What a person has before them after doing something."""

from dataclasses import dataclass

from tests.discord.fake.components import Component, Payload, fields, of_type
from tests.discord.fake.interactions import Interaction
from tests.discord.fake.messages import Message


@dataclass(frozen=True, slots=True)
class Modal:
    """Hold a form that the bot opened."""

    interaction: Interaction
    body: Payload

    @property
    def title(self) -> str:
        """Return what stands above the form."""
        return self.body["title"]

    @property
    def labels(self) -> list[str]:
        """Return what stands above each field."""
        return [label for label, _ in fields(self.body["components"])]


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what the bot answered, as it stood when it was there; a message of a mention has no
    interaction.
    """

    message: Message | None
    interaction: Interaction | None = None

    @property
    def modal(self) -> Modal | None:
        """Return the form that was opened, or None."""
        if self.interaction is None or self.interaction.modal is None:
            return None
        return Modal(self.interaction, self.interaction.modal)

    @property
    def text(self) -> str:
        """Return all that the message says, a line for each text in it."""
        return "" if self.message is None else self.message.text

    @property
    def buttons(self) -> list[str]:
        """Return the labels of the buttons, in order."""
        buttons = of_type(self._components, Component.BUTTON)
        return [button.get("label", "") for button in buttons]

    @property
    def links(self) -> list[str]:
        """Return the addresses that buttons open."""
        buttons = of_type(self._components, Component.BUTTON)
        return [button["url"] for button in buttons if button.get("url")]

    @property
    def options(self) -> list[str]:
        """Return the labels of what the menus offer, in order."""
        menus = of_type(self._components, Component.STRING_SELECT)
        return [option["label"] for menu in menus for option in menu.get("options", ())]

    @property
    def is_private(self) -> bool:
        """Tell whether only the person who asked sees it."""
        return self.message is not None and self.message.is_private

    @property
    def ack_seconds(self) -> float | None:
        """Return the seconds from sending to acknowledging; None for a mention."""
        return None if self.interaction is None else self.interaction.ack_seconds

    @property
    def payload(self) -> Payload | None:
        """Return the body that wrote the message last, as the bot sent it."""
        return None if self.message is None else self.message.body

    @property
    def _components(self) -> tuple[Payload, ...]:
        return () if self.message is None else self.message.components
