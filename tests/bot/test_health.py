from collections.abc import Callable

import aiohttp
import pytest

from bot.health import Health, HealthAddressError, Status, serve_health
from bot.metrics import Door, Metrics

HERE = "127.0.0.1"


async def fetch(
    path: str, state: Callable[[], Health], metrics: Metrics
) -> tuple[aiohttp.ClientResponse, str]:
    async with (
        serve_health(state, metrics, host=HERE, port=0) as port,
        aiohttp.ClientSession() as session,
        session.get(f"http://{HERE}:{port}{path}") as response,
    ):
        return response, await response.text()


async def ask_health(health: Health) -> tuple[int, str]:
    response, text = await fetch("/healthz", lambda: health, Metrics())
    return response.status, text


async def test_a_bot_that_answers_is_healthy() -> None:
    assert await ask_health(Health(Status.OK, generation="g000001")) == (
        200,
        '{"status": "ok", "reason": null, "generation": "g000001"}',
    )


async def test_a_bot_that_answers_with_less_is_healthy_and_says_what_is_missing() -> None:
    status, text = await ask_health(Health(Status.DEGRADED, "The dense index is down."))

    assert status == 200
    assert '"reason": "The dense index is down."' in text


@pytest.mark.parametrize(
    "standing",
    [Status.STARTING, Status.BUILDING, Status.DISCONNECTED, Status.CLOSED, Status.STOPPING],
)
async def test_a_bot_that_does_not_answer_is_not_healthy_and_says_why(standing: Status) -> None:
    status, text = await ask_health(Health(standing, "So it is."))

    assert status == 503
    assert f'"status": "{standing}", "reason": "So it is."' in text


async def test_health_is_asked_for_anew_at_every_fetch() -> None:
    states = iter([Health(Status.STARTING, "Opening."), Health(Status.OK)])

    async with (
        serve_health(lambda: next(states), Metrics(), host=HERE, port=0) as port,
        aiohttp.ClientSession(f"http://{HERE}:{port}") as session,
    ):
        first, second = await session.get("/healthz"), await session.get("/healthz")

    assert (first.status, second.status) == (503, 200)
    assert first.headers["Cache-Control"] == "no-store"


async def test_metrics_are_prometheus_text() -> None:
    metrics = Metrics()
    metrics.asked(Door.COMMAND)

    response, text = await fetch("/metrics", lambda: Health(Status.OK), metrics)

    assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert 'kernvraag_asked_total{door="command"} 1.0' in text


async def test_nothing_else_is_served() -> None:
    response, _ = await fetch("/", lambda: Health(Status.OK), Metrics())

    assert response.status == 404


async def test_a_port_that_is_taken_is_one_clear_error() -> None:
    def state() -> Health:
        return Health(Status.OK)

    async with serve_health(state, Metrics(), host=HERE, port=0) as port:
        with pytest.raises(HealthAddressError, match="KERNVRAAG_HEALTH_PORT") as caught:
            async with serve_health(state, Metrics(), host=HERE, port=port):
                pass

    assert (caught.value.host, caught.value.port) == (HERE, port)
    assert caught.value.__cause__ is None


async def test_the_port_is_free_again_afterwards() -> None:
    def state() -> Health:
        return Health(Status.OK)

    async with serve_health(state, Metrics(), host=HERE, port=0) as port:
        pass

    async with serve_health(state, Metrics(), host=HERE, port=port) as again:
        assert again == port
