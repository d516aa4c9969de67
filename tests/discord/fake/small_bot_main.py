"""The little bot as a process of its own: `python -m tests.discord.fake.small_bot_main`."""

import os

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.discord.fake.small_bot import SmallBot


def main() -> None:
    """Run until told to stop."""
    Route.BASE = os.environ["KERNVRAAG_DISCORD_API_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["KERNVRAAG_DISCORD_GATEWAY_URL"])
    SmallBot().run(os.environ["KERNVRAAG_DISCORD_TOKEN"])


if __name__ == "__main__":
    main()
