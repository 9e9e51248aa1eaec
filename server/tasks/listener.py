"""One LISTEN connection of a process, made again whenever it breaks; it stands for it among those that store bytes."""

import asyncio
from collections.abc import Callable, Sequence

import asyncpg

from server.domain.database_errors import DatabaseAway
from server.repositories.connecting import ask_for_life, connect
from server.repositories.session_locks import join_writers
from server.repositories.sessions import session
from server.telemetry.structured import get_logger

log = get_logger("feed")
RECONNECT_SECONDS = (0.1, 5.0)
PROBE_SECONDS = 10.0

Heard = Callable[[str, str], None]


class Listener:
    """Hands on every notification as (channel, payload).

    Those of the time without a connection are lost: `connected` is called after every LISTEN, and whoever needs to know
    looks for itself then.
    """

    def __init__(self, url: str, channels: Sequence[str], heard: Heard, connected: Callable[[], None]) -> None:
        self._url = url
        self._channels = channels
        self._heard = heard
        self._connected = connected
        self.listening = asyncio.Event()

    async def run(self) -> None:
        """Listen until cancelled."""
        wait, longest = RECONNECT_SECONDS
        while True:
            try:
                await self._listen()
            except (DatabaseAway, OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                if self.listening.is_set():
                    wait = RECONNECT_SECONDS[0]
                self.listening.clear()
                log.warning("not listening", error=type(error).__name__, detail=getattr(error, "detail", ""))
                await asyncio.sleep(wait)
                wait = min(2 * wait, longest)

    async def _listen(self) -> None:
        connection = await connect(self._url, seconds=PROBE_SECONDS, settings=session("feed"))
        try:
            await join_writers(connection)
            lost = asyncio.Event()
            connection.add_termination_listener(lambda _: lost.set())
            for channel in self._channels:
                await connection.add_listener(channel, self._hear)
            self.listening.set()
            self._connected()
            while not lost.is_set():
                try:
                    async with asyncio.timeout(PROBE_SECONDS):
                        await lost.wait()
                except TimeoutError:
                    await ask_for_life(connection, PROBE_SECONDS)
            raise ConnectionError
        finally:
            connection.terminate()

    def _hear(self, _: object, __: int, channel: str, payload: object) -> None:
        self._heard(channel, str(payload))
