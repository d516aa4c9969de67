"""What every request goes through: the way, planned faults, token, limits, checks, the journal."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from aiohttp import web

from tests.discord.fake import refusals
from tests.discord.fake.attachments import Upload
from tests.discord.fake.faults import Ending, Fault
from tests.discord.fake.http_call import Call, read_call
from tests.discord.fake.state import State

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Route = Callable[[Call], Any]

# Without it, libraries take a 429 for Cloudflare's and give up.
_OWN = {"Via": "1.1 google"}


class Door:
    """Turn routes into what aiohttp serves."""

    def __init__(self, state: State, prefix: str) -> None:
        self._state = state
        self._prefix = prefix

    def guarded(self, name: str, route: Route) -> Handler:
        """Serve a route to whoever has the bot's token, within the limits."""
        return self._handler(name, self._limited(name, route))

    def open(self, name: str, route: Route) -> Handler:
        """Serve a route whose address is secret enough."""
        return self._handler(name, lambda call: _answer(route, call, {}))

    def closed(self) -> Handler:
        """Refuse an address that nobody serves."""
        return self._handler("nowhere", lambda _: _json(refusals.unknown_route().body, 404, {}))

    def _limited(self, name: str, route: Route) -> Callable[[Call], web.Response]:
        def serve(call: Call) -> web.Response:
            if call.token != self._state.token:
                return _refused(refusals.unauthorized(), {})
            verdict = self._state.limits.judge(call.method, name, call.parameters.get("channel"))
            if not verdict.is_allowed:
                return _too_many(
                    verdict.retry_after, verdict.headers | _OWN, is_global=verdict.is_global
                )
            return _answer(route, call, verdict.headers)

        return serve

    def _handler(self, name: str, serve: Callable[[Call], web.Response]) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            call = await read_call(self._state, request, prefix=self._prefix)
            await self._travel()
            fault = self._state.faults.take(call.method, call.path)
            # That a request came is a fact to wait for, also where its answer is held back.
            self._state.world.changes.tell()
            response = await self._serve(call, serve, fault)
            status = 0 if response is None else response.status
            self._state.journal.note(call.method, call.path, name, body=call.body, status=status)
            self._state.world.changes.tell()
            if response is None:
                _hang_up(request)
            await self._travel()
            return response or web.Response()

        return handle

    async def _serve(
        self, call: Call, serve: Callable[[Call], web.Response], fault: Fault | None
    ) -> web.Response | None:
        match fault.ending if fault else None:
            case Ending.HANGS_UP:
                return None
            case Ending.REFUSED:
                return _failed(fault)
        if fault is not None and fault.ending is Ending.SLOW:
            await asyncio.sleep(fault.seconds)
        self._state.journal.check(call.method, call.path, call.body)
        response = serve(call)
        is_lost = fault is not None and fault.ending is Ending.ANSWER_LOST
        return _failed(fault) if is_lost else response

    async def _travel(self) -> None:
        # Half the round trip on the way here, half on the way back.
        if self._state.round_trip:
            await asyncio.sleep(self._state.round_trip / 2)


def _answer(route: Route, call: Call, headers: dict[str, str]) -> web.Response:
    try:
        answer = route(call)
    except refusals.RefusalError as refusal:
        return _refused(refusal, headers)
    match answer:
        case None:
            return web.Response(status=HTTPStatus.NO_CONTENT, headers=headers)
        case Upload():
            kind = {"Content-Type": answer.content_type}
            return web.Response(body=answer.content, headers=headers | kind)
        case _:
            return _json(answer, HTTPStatus.OK, headers)


def _refused(refusal: refusals.RefusalError, headers: dict[str, str]) -> web.Response:
    return _json(refusal.body, refusal.status, headers)


def _failed(fault: Fault | None) -> web.Response:
    status = 500 if fault is None else fault.status
    if fault is not None and status == HTTPStatus.TOO_MANY_REQUESTS:
        return _too_many(fault.retry_after, _OWN if fault.via else {}, is_global=False)
    return _json({"message": f"{status}: as planned", "code": 0}, status, {})


def _too_many(after: float, headers: dict[str, str], *, is_global: bool) -> web.Response:
    body = {
        "message": "You are being rate limited.",
        "retry_after": round(after, 3),
        "global": is_global,
    }
    return _json(body, HTTPStatus.TOO_MANY_REQUESTS, headers)


def _json(body: Any, status: int, headers: dict[str, str]) -> web.Response:
    # As bytes: libraries expect the content type without a charset, which text would add.
    return web.Response(
        body=json.dumps(body).encode(),
        status=status,
        content_type="application/json",
        headers=headers,
    )


def _hang_up(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
