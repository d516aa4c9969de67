"""All that the fake knows, in one place that its routes share."""

from dataclasses import dataclass, field

from tests.discord.fake.attachments import Attachments
from tests.discord.fake.command_book import CommandBook
from tests.discord.fake.faults import Faults
from tests.discord.fake.gateway import Gateway
from tests.discord.fake.interactions import Interaction
from tests.discord.fake.journal import Journal
from tests.discord.fake.limits import Limits
from tests.discord.fake.world import World


@dataclass(slots=True)
class State:
    """Hold what is shared; `round_trip` is in seconds, `interactions` are by their token."""

    token: str
    world: World
    gateway: Gateway
    attachments: Attachments
    commands: CommandBook
    limits: Limits
    round_trip: float = 0.0
    journal: Journal = field(default_factory=Journal)
    faults: Faults = field(default_factory=Faults)
    interactions: dict[str, Interaction] = field(default_factory=dict)
