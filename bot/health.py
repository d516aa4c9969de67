"""What a machine may ask the bot: /healthz, whether it answers readers, and /metrics."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import web

from bot.errors import BotError
from bot.metrics import CONTENT_TYPE, Metrics

# A fetch that is under way takes milliseconds; a drain must not wait for an idle connection.
_CLOSING_SECONDS = 1.0
_FRESH = {"Cache-Control": "no-store"}


class Status(StrEnum):
    """Name how the bot stands towards its readers."""

    OK = "ok"
    DEGRADED = "degraded"
    STARTING = "starting"
    BUILDING = "building"
    DISCONNECTED = "disconnected"
    CLOSED = "closed"
    STOPPING = "stopping"


_ANSWERING = frozenset({Status.OK, Status.DEGRADED})


@dataclass(frozen=True, slots=True)
class Health:
    """Hold how the bot stands, why in one sentence (None when all is well), and what answers."""

    status: Status
    reason: str | None = None
    generation: str | None = None

    @property
    def is_answering(self) -> bool:
        """Tell whether readers get answers, be they poorer ones."""
        return self.status in _ANSWERING


class HealthAddressError(BotError):
    """Say that nothing can listen where /healthz and /metrics should answer."""

    def __init__(self, host: str, port: int, why: str) -> None:
        self.host = host
        self.port = port
        super().__init__(
            f"/healthz and /metrics cannot answer on {host}, port {port} ({why}); "
            "stop what listens there, or set KERNVRAAG_HEALTH_HOST and KERNVRAAG_HEALTH_PORT"
        )


@asynccontextmanager
async def serve_health(
    state: Callable[[], Health], metrics: Metrics, *, host: str, port: int
) -> AsyncGenerator[int]:
    """Answer /healthz and /metrics meanwhile; yield the port, which was chosen when `port` is 0.

    Raises HealthAddressError when nothing can listen there.
    """
    # No log of who fetched: monitoring comes every few seconds.
    runner = web.AppRunner(
        _application(state, metrics), access_log=None, shutdown_timeout=_CLOSING_SECONDS
    )
    await runner.setup()
    try:
        yield await _listen(runner, host, port)
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> int:
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError as error:
        raise HealthAddressError(host, port, error.strerror or type(error).__name__) from None
    return int(runner.addresses[0][1])


def _application(state: Callable[[], Health], metrics: Metrics) -> web.Application:
    async def healthz(_: web.Request) -> web.Response:
        health = state()
        return web.json_response(
            {
                "status": health.status,
                "reason": health.reason,
                "generation": health.generation,
            },
            status=200 if health.is_answering else 503,
            headers=_FRESH,
        )

    async def figures(_: web.Request) -> web.Response:
        headers = {**_FRESH, "Content-Type": CONTENT_TYPE}
        return web.Response(body=metrics.render(), headers=headers)

    application = web.Application()
    application.add_routes([web.get("/healthz", healthz), web.get("/metrics", figures)])
    return application
