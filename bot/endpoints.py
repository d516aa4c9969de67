"""Which server speaks Discord's protocol: Discord itself, or another one that the settings name."""

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


def direct_to(api: str | None, gateway: str | None) -> None:
    """Send everything to other servers from now on; None leaves Discord's own.

    The library offers no setting for it; these two names are where it keeps Discord's addresses.
    """
    if api is not None:
        Route.BASE = api
    if gateway is not None:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
