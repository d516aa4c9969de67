"""The real bot in a process of its own, pointed at the fake."""

import asyncio
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.discord.fake.state import State
from tests.discord.fake.waiting import PATIENCE

_PROJECT = Path(__file__).parents[3]
# Lines of the bot's own words that a failing test shows.
_LAST_LINES = 30


class BotProcess:
    """Run a command that is a bot; `output` holds what it writes, on both channels."""

    def __init__(
        self, state: State, environment: Mapping[str, str], output: Path, *, command: Sequence[str]
    ) -> None:
        self.output = output
        self._state = state
        self._environment = environment
        self._command = command
        self._seen = state.gateway.identified
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the process."""
        self._seen = self._state.gateway.identified
        with self.output.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                cwd=_PROJECT,
                env={**os.environ, **self._environment},
                stdout=output,
                stderr=asyncio.subprocess.STDOUT,
            )
        self._watch = asyncio.create_task(self._tell_of_end(self._process))

    async def ready(self, *, within: float = PATIENCE) -> None:
        """Wait until it is connected and its commands are known."""
        await self._until(lambda: self._is_ready, "the bot to be ready", within)
        if not self._is_ready:
            raise AssertionError(f"the bot ended with {self.exit_code}:\n{self.last_words()}")

    async def logged(self, *events: str) -> None:
        """Wait until its log says that one of these happened, or until it is over."""
        follow = ("tail", "--lines=+1", "--follow", f"--pid={self.pid}", str(self.output))
        tail = await asyncio.create_subprocess_exec(*follow, stdout=asyncio.subprocess.PIPE)
        assert tail.stdout is not None
        async for line in tail.stdout:
            text = line.decode("utf-8", "replace")
            if any(f'"event": "{event}"' in text for event in events):
                break
        with suppress(ProcessLookupError):
            tail.kill()
        await tail.wait()

    async def ended(self, *, within: float = PATIENCE) -> int:
        """Wait until the process is over, and return its status."""
        await self._until(lambda: False, "the bot to end", within)
        return self.exit_code or 0

    async def stop(self, *, within: float = PATIENCE) -> int:
        """Ask it to end as an operator does, and return its status."""
        return await self._end(signal.SIGTERM, within)

    async def kill(self) -> None:
        """End it as a power cut does."""
        await self._end(signal.SIGKILL, PATIENCE)

    async def end(self) -> None:
        """End it, politely if it lets itself be asked."""
        try:
            await self.stop()
        except AssertionError:
            await self.kill()
            raise

    @property
    def pid(self) -> int | None:
        """Return the id of the process."""
        return None if self._process is None else self._process.pid

    @property
    def exit_code(self) -> int | None:
        """Return the status that it ended with, or None while it runs."""
        return None if self._process is None else self._process.returncode

    def last_words(self) -> str:
        """Return the last lines that it wrote."""
        lines = self.output.read_text("utf-8", "replace").splitlines()
        return "\n".join(lines[-_LAST_LINES:])

    @property
    def _is_ready(self) -> bool:
        is_new = self._state.gateway.identified > self._seen
        return is_new and self._state.gateway.is_connected and bool(self._state.commands)

    async def _until(self, fact: Callable[[], bool], what: str, within: float) -> None:
        await self._state.world.changes.until(
            lambda: fact() or self.exit_code is not None, what, within=within
        )

    async def _end(self, how: signal.Signals, within: float) -> int:
        if self._process is not None and self.exit_code is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(how)
        return await self.ended(within=within)

    async def _tell_of_end(self, process: asyncio.subprocess.Process) -> None:
        await process.wait()
        self._state.world.changes.tell()
