"""A proxy on loopback that damages, loses or holds what passes, so that a real server can be seen to fail."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Self

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


def lose_first(count: int) -> Passage:
    """Lose the first so many pieces, each with its connection."""
    left = count

    async def lose_some(piece: bytes) -> bytes | None:
        nonlocal left
        left -= 1
        return None if left >= 0 else piece

    return lose_some


def cut_after(count: int) -> Passage:
    """Cut the connection once so many bytes have passed."""
    left = count

    async def cut(piece: bytes) -> bytes | None:
        nonlocal left
        left -= len(piece)
        return piece if left >= 0 else None

    return cut


def cut_once_after(count: int) -> Passage:
    """Cut the connection that brings the bytes to so many, counted over all, and no other."""
    passed = 0

    async def cut(piece: bytes) -> bytes | None:
        nonlocal passed
        before, passed = passed, passed + len(piece)
        return None if before < count <= passed else piece

    return cut


def answer_with(answer: bytes) -> Passage:
    """Put another answer in the place of each that comes."""

    async def replace(piece: bytes) -> bytes | None:
        return answer if piece.startswith(b"HTTP/1.1") else b""

    return replace


class Record:
    """Keeps the heads of requests as they pass, in lower case."""

    def __init__(self) -> None:
        self.heads: list[bytes] = []

    async def __call__(self, piece: bytes) -> bytes | None:
        if piece.split(b" ", 1)[0] in {b"GET", b"PUT", b"HEAD", b"POST", b"DELETE"}:
            self.heads.append(piece.partition(b"\r\n\r\n")[0].lower())
        return piece


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
    """Forwards to a port or a socket; `up` and `down` see each piece, and cut the connection by returning None.

    With `outlives_clients` the server behind is not told that a client has left.
    """

    def __init__(self, target: int | Path) -> None:
        self._target = target
        self.up: Passage = unchanged
        self.down: Passage = unchanged
        self.outlives_clients = False
        self.client_left = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        await asyncio.sleep(0)  # a connection accepted just now has its task after this
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def address(self) -> str:
        """Host and port to connect to."""
        assert self._server is not None
        return f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._connect(reader, writer)
        except (asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.transport.abort()
            self._tasks.discard(task)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        above_reader, above = await (
            asyncio.open_connection("127.0.0.1", self._target)
            if isinstance(self._target, int)
            else asyncio.open_unix_connection(self._target)
        )
        up = asyncio.ensure_future(self._forward(reader, above, self._passing_up))
        down = asyncio.ensure_future(self._forward(above_reader, writer, self._passing_down))
        up.add_done_callback(lambda _: self.client_left.set())
        try:
            await asyncio.wait((up, down), return_when=asyncio.FIRST_COMPLETED)
            if self.outlives_clients:
                await down
        finally:
            above.transport.abort()
            for half in (up, down):
                half.cancel()
            await asyncio.gather(up, down, return_exceptions=True)

    async def _passing_up(self, piece: bytes) -> bytes | None:
        return await self.up(piece)

    async def _passing_down(self, piece: bytes) -> bytes | None:
        return await self.down(piece)

    @staticmethod
    async def _forward(source: asyncio.StreamReader, target: asyncio.StreamWriter, passage: Passage) -> None:
        while piece := await source.read(64 * 1024):
            passed = await passage(piece)
            if passed is None:
                return
            target.write(passed)
            await target.drain()
