"""A model hub on this machine: as much of its protocol as a probe and a download need."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from threading import Event, Thread

import pytest
from huggingface_hub import constants

# A model that the fake publishes where a test does not say another.
NAME = "haven/boot-klein"
COMMIT = "c" * 40
HERE = "127.0.0.1"
# A port that is kept for a service of the eighties: nobody listens.
NOWHERE = f"http://{HERE}:1"


@dataclass(slots=True)
class FakeHub:
    """Hold what is published, how the hub behaves, and what it was asked about models.

    `status` and `code` refuse everything that is asked; `body` stands in for every answer;
    `silent` says nothing and `drips` never comes to an end, until `released`; the file `breaks_at`
    breaks off in the middle, and is refused from then on.
    """

    address: str
    models: Mapping[str, Path]
    status: int = 200
    code: str = ""
    body: str = ""
    silent: bool = False
    drips: bool = False
    breaks_at: str = ""
    broke: bool = False
    asked: list[str] = field(default_factory=list[str])
    released: Event = field(default_factory=Event)


def publish(folder: Path, *files: str) -> Path:
    """Write files as a hub might hold them, a few kilobytes each."""
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.encode() * 1000)
    return folder


@contextmanager
def serve_hub(models: Mapping[str, Path]) -> Iterator[FakeHub]:
    """Publish folders under names until the block ends."""
    server = _Server((HERE, 0), _Handler)
    server.hub = FakeHub(f"http://{HERE}:{server.server_port}", models)
    # How often it looks whether it should end; that is how long the end of a test may take.
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server.hub
    finally:
        server.hub.released.set()
        server.shutdown()
        server.server_close()


@contextmanager
def refused_address() -> Iterator[str]:
    """Hold an address where nobody listens."""
    with socket() as bound:
        bound.bind((HERE, 0))
        yield f"http://{HERE}:{bound.getsockname()[1]}"


def seclude(
    patch: pytest.MonkeyPatch, cache: Path, *, hub: str = NOWHERE, offline: bool = False
) -> None:
    """Give the hub's library a cache and a hub, whatever it read of the environment at import."""
    patch.setattr(constants, "HF_HUB_CACHE", str(cache))
    patch.setattr(constants, "ENDPOINT", hub)
    files = "/{repo_id}/resolve/{revision}/{filename}"
    patch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", f"{hub}{files}")
    patch.setattr(constants, "HF_HUB_OFFLINE", offline)
    # Else it asks its hub once who the caller is.
    patch.setattr(constants, "HF_HUB_DISABLE_TELEMETRY", True)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A download connects many times at once; who is turned away comes back only after a second.
    request_queue_size = 64
    hub: FakeHub

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: a client that gave up has closed its end."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep quiet: what was asked is kept."""

    def _answer(self) -> None:
        hub = self.server.hub
        path = self.path.partition("?")[0]
        hub.asked.append(path)
        if hub.silent:
            hub.released.wait()
        elif hub.drips:
            self._drip(hub)
        elif hub.status != 200:
            self._send(b"{}", hub.status, {"X-Error-Code": hub.code})
        elif hub.body:
            self._send(hub.body.encode())
        else:
            self._serve(hub, path)

    def _serve(self, hub: FakeHub, path: str) -> None:
        name = next((name for name in hub.models if f"/{name}/" in f"{path}/"), None)
        if name is None:
            self._send(b"{}", 404, {"X-Error-Code": "RepoNotFound"})
        elif path.startswith(f"/api/models/{name}/tree/"):
            self._send(json.dumps(_tree(hub.models[name])).encode())
        elif path.startswith("/api/models/"):
            self._send(json.dumps(_card(name, hub.models[name])).encode())
        else:
            self._send_file(hub, path.partition(f"/resolve/{COMMIT}/")[2], hub.models[name])

    def _send_file(self, hub: FakeHub, file: str, folder: Path) -> None:
        content = (folder / file).read_bytes()
        headers = {"ETag": f'"{_digest(content)}"', "X-Repo-Commit": COMMIT}
        if self.command == "HEAD" or file != hub.breaks_at:
            self._send(content, 200, headers)
        elif hub.broke:
            # Of the refusals that are no “try again”.
            self._send(b"{}", 403)
        else:
            hub.broke = True
            self._send(content[: len(content) // 2], 200, headers, promised=len(content))

    def _send(
        self,
        content: bytes,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        *,
        promised: int | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(promised or len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def _drip(self, hub: FakeHub) -> None:
        """Send blanks, of which no time-out between two bytes can tire."""
        self.send_response(200)
        self.end_headers()
        while not hub.released.is_set():
            self.wfile.write(b" ")


def _card(name: str, folder: Path) -> Mapping[str, object]:
    siblings = [{"rfilename": file["path"], "size": file["size"]} for file in _tree(folder)]
    return {"id": name, "modelId": name, "sha": COMMIT, "tags": [], "siblings": siblings}


def _tree(folder: Path) -> list[Mapping[str, object]]:
    return [
        {
            "type": "file",
            "path": file.relative_to(folder).as_posix(),
            "size": file.stat().st_size,
            "oid": _digest(file.read_bytes()),
        }
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def names_in(folder: Path) -> set[str]:
    """Return the files of a folder, by their paths in it."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
