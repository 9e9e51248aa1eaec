"""A proxy on loopback that damages, loses or holds what passes, so that a real server can be seen to fail."""

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType

Passage = Callable[[bytes], Awaitable[bytes | None]]


async def unchanged(piece: bytes) -> bytes | None:
    return piece


def flip_bit(at: int) -> Passage:
    """Flip one bit of the byte with this number, counted over everything that passes."""
    passed = 0

    async def flip(piece: bytes) -> bytes | None:
        nonlocal passed
        start, passed = passed, passed + len(piece)
        if not start <= at < passed:
            return piece
        damaged = bytearray(piece)
        damaged[at - start] ^= 0x10
        return bytes(damaged)

    return flip


async def lose(piece: bytes) -> bytes | None:
    """Let nothing pass and cut the connection: the other side has acted, its answer is lost."""
    assert piece
    return None


class Hold:
    """Lets `count` bytes pass, then holds back the rest until released."""

    def __init__(self, count: int) -> None:
        self._left = count
        self.holding = asyncio.Event()
        self.released = asyncio.Event()

    async def __call__(self, piece: bytes) -> bytes | None:
        self._left -= len(piece)
        if self._left < 0:
            self.holding.set()
            await self.released.wait()
        return piece


class TcpProxy:
    """Forwards to a port; `up` and `down` see each piece, and cut the connection by returning None."""

    def __init__(self, port: int) -> None:
        self._target = port
        self.up: Passage = unchanged
        self.down: Passage = unchanged
        self.connections = 0
        self.client_left = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> "TcpProxy":
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def address(self) -> str:
        """Host and port to connect to."""
        assert self._server is not None
        return "127.0.0.1:{}".format(self._server.sockets[0].getsockname()[1])

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        above_reader, above = await asyncio.open_connection("127.0.0.1", self._target)
        up = asyncio.ensure_future(self._forward(reader, above, lambda piece: self.up(piece)))
        down = asyncio.ensure_future(self._forward(above_reader, writer, lambda piece: self.down(piece)))
        up.add_done_callback(lambda _: self.client_left.set())
        try:
            await asyncio.wait((up, down), return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            pass
        finally:
            for half in (up, down):
                half.cancel()
            await asyncio.gather(up, down, return_exceptions=True)
            for each in (writer, above):
                each.transport.abort()
            self._tasks.discard(task)

    @staticmethod
    async def _forward(source: asyncio.StreamReader, target: asyncio.StreamWriter, passage: Passage) -> None:
        while piece := await source.read(64 * 1024):
            passed = await passage(piece)
            if passed is None:
                return
            target.write(passed)
            await target.drain()
